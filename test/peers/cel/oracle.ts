import { spawnSync } from 'node:child_process';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';

/** The real environments that the program knows. */
export type EnvironmentName = 'validatingPolicy' | 'namespacedValidatingPolicy' | 'admissionPolicy' | 'crdRule';

export interface Question {
  readonly environment: EnvironmentName;
  readonly expression: string;
  readonly variables?: readonly { readonly name: string; readonly expression: string }[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** What lies outside of expressions. */
export interface Outside {
  readonly globalContext: Readonly<Record<string, unknown>>;
  readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly resources: readonly { readonly plural: string; readonly object: Readonly<Record<string, unknown>> }[];
}

/** A value of a type that JSON has not is an object that names it. */
export type Tagged = null | boolean | string | readonly Tagged[] | { readonly [tag: string]: unknown };

export interface Answer {
  /** As cel-go names it; absent for an expression that is refused. */
  readonly type?: string;
  readonly value?: Tagged;
  readonly error?: string;
  /** What we have for the error in words of cel-go; of ours alone. */
  readonly words?: string;
  readonly refused?: string;
}

/** What Kyverno and Kubernetes make of expressions: one answer each, all from one process. */
export async function ask(outside: Outside, questions: readonly Question[]): Promise<readonly Answer[]> {
  const { path } = await buildPeer(recipeOf('kyverno-cel'));
  const input = [outside, ...questions].map((line) => `${JSON.stringify(line, withIntegers)}\n`).join('');
  const { status, stdout, stderr } = spawnSync(path, { input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (status !== 0) throw new Error(`kyverno-cel: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

function withIntegers(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
