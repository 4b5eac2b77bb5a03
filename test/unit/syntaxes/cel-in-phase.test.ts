import { describe, expect, test } from 'vitest';
import { phaseSchema } from '../../../src/domain/phases/schema.ts';
import { taken } from './tokenise.ts';

const head = 'apiVersion: slipway/v1\nkind: Phase\n';

/** The keys of a phase whose value the schema calls CEL. */
function celKeys(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => (isCel(value) ? [key] : celKeys(value)));
}

function isCel(value: unknown): boolean {
  return typeof value === 'object' && value !== null && /\bCEL\b/.test(String(Reflect.get(value, 'description')));
}

const keys = [...new Set(celKeys(phaseSchema))].toSorted();

test('The schema has the keys that are known', () => {
  expect(keys).toEqual(['arguments', 'expect', 'host', 'hosts', 'message', 'run', 'url', 'value', 'when']);
});

describe('keys of a phase', () => {
  test.each(keys)('%s', async (key) => {
    const text = `steps:\n  - id: a\n    ${key}: a.b\n    title: c\n`;
    expect(await taken(`${head}${text}`, 'cel')).toBe('a.b');
    expect(await taken(text, 'cel')).toBe('');
  });
});

describe('where a phase begins and ends', () => {
  const cases: readonly (readonly [what: string, text: string, cel: string])[] = [
    ['after comments', `# a\n\n${head}when: b`, 'b'],
    ['after a marker', `a: b\n---\n${head}when: b`, 'b'],
    ['up to the next document', `${head}when: b\n---\nwhen: c`, 'b'],
    ['with the kind first', 'kind: Phase\napiVersion: slipway/v1\nwhen: b', 'b'],
    ['in quotes', 'apiVersion: "slipway/v1" # a\nwhen: b', 'b'],
    ['in blocks', `${head}checks:\n  - expect: >-\n      a\n    message: |-\n      b\n    level: advisory`, '  a  b'],
    ['not with another version', 'apiVersion: v1\nwhen: b', ''],
    ['not inside of something', 'a:\n  apiVersion: slipway/v1\n  when: b', ''],
    ['not in a mapping', `${head}reads:\n  hosts: { apiVersion: v1, kind: Node }`, ''],
  ];
  test.each(cases)('%s', async (_, text, cel) => expect(await taken(text, 'cel')).toBe(cel));
});
