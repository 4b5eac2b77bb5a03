import type { Code } from '../code.ts';
import type { Finding } from '../finding.ts';
import { plain } from '../schema/dialect.ts';
import { toFindings } from '../schema/findings.ts';
import { dotted, nameOf } from '../schema/place.ts';
import type { Place } from '../schema/place.ts';
import type { Schema } from '../schema/schema.ts';
import type { Verdict } from '../schema/verdict.ts';
import { walk } from '../schema/walk.ts';
import { content } from '../yaml/node.ts';
import { orElse, quoted } from './said.ts';
import { definitionsOf } from './definitions.ts';
import { near } from './near.ts';

/** Under which codes a file's shape is told. */
export interface ShapeCodes {
  readonly unknown: Code;
  readonly missing: Code;
  readonly wrong: Code;
}

/** The schema of a place, and the one that it is part of: `#/definitions` are looked up there. */
export interface ShapeSchema {
  readonly schema: Schema;
  readonly root: Schema;
}

export interface Shape extends ShapeSchema {
  readonly codes: ShapeCodes;
  /** What the reader calls the file. */
  readonly file: string;
  readonly text: string;
}

/** What a schema of ours says of a place. */
export function verdictsOn(place: Place, { schema, root }: ShapeSchema): readonly Verdict[] {
  return walk({ schema, file: '' }, place, definitionsOf(root), plain) ?? [];
}

/** The same in the words of a file that people write: keys, not fields. */
export function shapeFindings(verdicts: readonly Verdict[], shape: Shape): Finding[] {
  const { file, text } = shape;
  const findings = toFindings(verdicts, { kind: file, hides: () => false, text, document: 0, item: null });
  return verdicts.flatMap((verdict, index) => {
    const finding = findings[index];
    return finding === undefined ? [] : inOurWords(finding, verdict, shape);
  });
}

function inOurWords(finding: Finding, verdict: Verdict, shape: Shape): Finding {
  const { unknown, missing, wrong } = shape.codes;
  const code = verdict.rule === 'unknownField' ? unknown : verdict.rule === 'missingField' ? missing : wrong;
  return { ...finding, code, severity: 'error', message: sentence(verdict, shape) ?? finding.message };
}

/** Null where the schema's own words are as good. */
function sentence(verdict: Verdict, { file, root }: Shape): string | null {
  const { place } = verdict;
  switch (verdict.rule) {
    case 'unknownField': {
      const guess = near(String(place.step), verdict.known);
      return `Unknown key ${quoted(String(place.step))} in ${whole(place.up, file)}${orElse(guess, '.')}`;
    }
    case 'missingField':
      return `${whole(place, file)} needs the key "${verdict.property}".`;
    case 'pattern': {
      const wanted = wantedBy(verdict.pattern, root);
      const node = content(place.node);
      if (wanted === undefined || node.type !== 'scalar') return null;
      return `${quoted(node.text)} does not fit ${nameOf(place) ?? file}; it wants ${wanted}.`;
    }
    default:
      return null;
  }
}

function whole(place: Place | null, file: string): string {
  const path = place === null ? '' : dotted(place);
  return path === '' ? file : path;
}

const known = new WeakMap<Schema, ReadonlyMap<string, string>>();

/** What a pattern asks for in words: `patternErrorMessage`, which stands beside it in our schemas. */
function wantedBy(pattern: string, root: Schema): string | undefined {
  const words = known.get(root) ?? new Map(patternsIn(root));
  known.set(root, words);
  return words.get(pattern);
}

function patternsIn(value: unknown): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const { pattern, patternErrorMessage } = value as {
    readonly pattern?: unknown;
    readonly patternErrorMessage?: unknown;
  };
  const own: (readonly [string, string])[] =
    typeof pattern === 'string' && typeof patternErrorMessage === 'string' ? [[pattern, patternErrorMessage]] : [];
  return [...own, ...Object.values(value).flatMap(patternsIn)];
}
