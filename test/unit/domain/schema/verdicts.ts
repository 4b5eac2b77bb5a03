import type { Finding } from '../../../../src/domain/finding.ts';
import type { Definitions } from '../../../../src/domain/schema/definitions.ts';
import {
  custom,
  kubeconformCustom,
  kubeconformNative,
  kubeconformPlain,
  native,
  plain,
} from '../../../../src/domain/schema/dialect.ts';
import { toFindings } from '../../../../src/domain/schema/findings.ts';
import { pointer, rootPlace } from '../../../../src/domain/schema/place.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import type { Verdict } from '../../../../src/domain/schema/verdict.ts';
import { walk } from '../../../../src/domain/schema/walk.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { file, memoryDefinitions } from '../../../fakes/definitions.ts';

export const dialects = { native, custom, plain, kubeconformNative, kubeconformPlain, kubeconformCustom } as const;

export type DialectName = keyof typeof dialects;

export const dialectNames = Object.keys(dialects) as DialectName[];

/** All dialects but some. */
export function allBut(...some: readonly DialectName[]): readonly DialectName[] {
  return dialectNames.filter((name) => !some.includes(name));
}

/** What a schema says of a text, with every verdict. */
export function verdictsOf(
  schema: Schema,
  text: string,
  dialect: DialectName,
  definitions: Definitions = memoryDefinitions(),
): Verdict[] {
  const { root, problems } = parse(text);
  if (root === null || problems.some(({ code }) => code !== 'merge-override')) throw new Error(`No YAML: ${text}`);
  const verdicts = walk({ schema, file }, rootPlace(root), definitions, dialects[dialect]);
  if (verdicts === null) throw new Error('The schema allows more forms than can be tried');
  return verdicts;
}

/** The same in words and places, of an object that hides nothing. */
export function findingsOf(schema: Schema, text: string, dialect: DialectName): Finding[] {
  const subject = { kind: 'Pod', hides: () => false, text, document: 2, item: 3 };
  return toFindings(verdictsOf(schema, text, dialect), subject);
}

/** A verdict in one line: its rule, its place, and what distinguishes it from others of its rule. */
export function inWords(verdict: Verdict): string {
  return [verdict.rule, pointer(verdict.place) || '.', ...more(verdict)].join(' ');
}

function more(verdict: Verdict): string[] {
  switch (verdict.rule) {
    case 'missingField':
      return [verdict.property];
    case 'type':
      return [verdict.got];
    case 'range':
      return [verdict.bound.is, String(verdict.bound.limit)];
    case 'length':
      return [String(verdict.actual), verdict.unit];
    case 'duplicateItem':
      return [pointer(verdict.first), verdict.refused ? 'refused' : 'warned'];
    case 'combination':
      return [verdict.keyword, String(verdict.matched)];
    default:
      return [];
  }
}
