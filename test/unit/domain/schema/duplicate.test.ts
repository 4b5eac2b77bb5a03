import { describe, expect, test } from 'vitest';
import { duplicatesIn, isTolerated } from '../../../../src/domain/schema/duplicate.ts';
import { pointer, rootPlace } from '../../../../src/domain/schema/place.ts';
import type { Place } from '../../../../src/domain/schema/place.ts';
import type { ScalarNode } from '../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

/** The items of a list that stand in it before, each with the first. */
function check(text: string, keys: readonly string[], duplicates: readonly string[]): void {
  const { root } = parse(text);
  if (root?.type !== 'sequence') throw new Error(`No list: ${text}`);
  const found = duplicatesIn(rootPlace(root), root, keys);
  expect(found.map(({ item, first }) => `${pointer(item)} ${pointer(first)}`)).toEqual(duplicates);
}

describe('duplicates', () => {
  const cases: readonly (readonly [
    rule: string,
    text: string,
    keys: readonly string[],
    duplicates: readonly string[],
  ])[] = [
    ['Without keys items are equal as a whole', '[{a: 1, b: 2}, {b: 2, a: 1}, {a: 1}]', [], ['/1 /0']],
    ['With keys only these count', '[{a: 1, b: 2}, {a: 1, b: 3}]', ['a'], ['/1 /0']],
    ['All keys count', '[{a: 1, b: 2}, {a: 1, b: 3}]', ['a', 'b'], []],
    ['Values are not run together', '[{a: x, b: yz}, {a: xy, b: z}]', ['a', 'b'], []],
    ['A key without a value differs from one that is empty', '[{a: 1}, {a: 1, b: ""}]', ['a', 'b'], []],
    ['An empty list has none', '[]', [], []],
  ];
  test.each(cases)('%s', (_, text, keys, duplicates) => check(text, keys, duplicates));
});

describe('duplicates that the API server takes with a warning', () => {
  const node: ScalarNode = { type: 'scalar', value: null, text: '', style: 'plain', start: 0, end: 0 };
  const at = (...steps: readonly (string | number)[]): Place =>
    steps.reduce<Place>((up, step) => ({ up, step, key: null, node }), rootPlace(node));

  test.each([
    ['spec', 'containers', 0, 'env'],
    ['spec', 'containers', 0, 'ports'],
    ['spec', 'initContainers', 0, 'ports'],
    ['spec', 'imagePullSecrets'],
    ['spec', 'hostAliases'],
    ['metadata', 'ownerReferences'],
  ])('are those of %s/%s/%s/%s', (...steps) => expect(isTolerated(at(...steps))).toBe(true));

  test.each([
    ['spec', 'ports'],
    ['spec', 'containers'],
    ['spec', 'volumes'],
    ['spec', 'containers', 0, 'volumeMounts'],
    ['constructor'],
  ])('are not those of %s/%s/%s/%s', (...steps) => expect(isTolerated(at(...steps))).toBe(false));
});
