import type { CheckKind } from './spec.ts';

/** What a check would do. */
export interface CheckUse {
  readonly phase: string;
  readonly check: string;
  readonly title: string;
  readonly kind: CheckKind;
  /** In one line, all of it: the address, the manifest, the command. */
  readonly what: string;
  /** The objects that are sent, as JSON in many lines; null for what sends none. */
  readonly manifest: string | null;
  /** The program of this machine that is started; null for what starts none. */
  readonly tool: CheckTool | null;
  /** Files of the repository that the command names. */
  readonly scripts: readonly CheckScript[];
  /** SHA-256 in hex of all that decides about what happens: another one has to be agreed to anew. */
  readonly digest: string;
}

export interface CheckTool {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Null for a tool that is not asked, or does not say. */
  readonly version: string | null;
}

export interface CheckScript {
  /** As the command names it. */
  readonly path: string;
  /** In hex. */
  readonly sha256: string;
}

/** A program of this machine, and its version as far as it is known. */
export function toolLine({ path, version }: CheckTool): string {
  return `${path}${version === null ? '' : `, version ${version}`}`;
}

/** What is to be known of a check's tool and scripts before somebody agrees, a line each. */
export function toolLines({ tool, scripts }: CheckUse): readonly string[] {
  return [
    ...(tool === null ? [] : [toolLine(tool)]),
    ...scripts.map(({ path, sha256 }) => `${path}, SHA-256 ${sha256}`),
  ];
}
