import { describe, expect, test } from 'vitest';
import { string, objectOf } from '../../../../../src/domain/cel/type.ts';
import { explanationAt } from '../../../../../src/domain/jmespath/complete/explain.ts';
import type { Explanation } from '../../../../../src/domain/jmespath/complete/explain.ts';
import { functions } from '../../../../../src/domain/jmespath/complete/functions.ts';
import { kyvernoLibrary } from '../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { atCursor } from '../../cel/complete/cursor.ts';
import { root } from './types.ts';

function explained(marking: string, data = root): (Explanation & { readonly word: string }) | null {
  const { text, offset } = atCursor(marking);
  const found = explanationAt(text, offset, data, kyvernoLibrary);
  return found === null ? null : { ...found, word: text.slice(found.range.start, found.range.end) };
}

describe('A word is explained by its type, or by how it is called', () => {
  test.each([
    ['req‸uest.object', 'request', 'request: AdmissionRequest', ''],
    ['request.obj‸ect.spec', 'object', 'object: Pod', ''],
    ['request.object.spec.containers[*].ima‸ge', 'image', 'image: string', ''],
    ['request.object.spec.containers[?ima‸ge == `1`]', 'image', 'image: string', ''],
    ['map(&na‸me, request.object.spec.containers)', 'name', 'name: string', ''],
    [
      "spl‸it(request.object.metadata.name, '-')",
      'split',
      'split(text: string, separator: string) → array of string',
      'The parts of the text between separators.',
    ],
    ['request.operation | to_upp‸er(@)', 'to_upper', 'to_upper(text: string) → string', 'The text in upper case.'],
  ])('%s', (marking, word, way, does) => expect(explained(marking)).toMatchObject({ word, way, does }));

  test('What its schema says of a field is told', () => {
    const data = objectOf('', { a: string }, new Map([['a', 'The first.']]));
    expect(explained('‸a', data)).toEqual({
      word: 'a',
      way: 'a: string',
      does: 'The first.',
      range: { start: 0, end: 1 },
    });
  });

  test.each([...functions])('%s', (name, { does }) => expect(explained(`${name}‸(@)`)?.does).toBe(does));
});

describe('Nothing is said', () => {
  test.each([
    ['in a text', "'requ‸est'"],
    ['in a literal', '`"requ‸est"`'],
    ['in a name in quotes', '"requ‸est"'],
    ['of a number', 'a[1‸2]'],
    ['of the name of a new entry', '{requ‸est: a}'],
    ['of what nobody knows', 'request.nam'],
    ['of a field of what is not known', 'foo.obj‸ect'],
    ['of a function that is not called', 'spl‸it'],
    ['of a function that nobody has', 'requ‸est(@)'],
    ['of nothing', '‸'],
  ])('%s', (_, marking) => expect(explained(marking)).toBeNull());
});
