import { expect, test } from 'vitest';
import { descriptionOf } from '../../../../../src/domain/policy/match/description.ts';

test.each([
  [{}, true],
  [undefined, true],
  [{ kinds: [], names: [], namespaces: [], operations: [], annotations: {}, name: '', selector: null }, true],
  [{ kinds: ['Pod'] }, false],
  [{ name: 'a' }, false],
  [{ names: ['a'] }, false],
  [{ namespaces: ['a'] }, false],
  [{ operations: ['CREATE'] }, false],
  [{ annotations: { a: 'b' } }, false],
  [{ selector: {} }, false],
  [{ namespaceSelector: {} }, false],
])('%j is empty: %j', (resources, expected) => {
  expect(descriptionOf(resources).isEmpty).toBe(expected);
});

test('What is of another shape reads as nothing', () => {
  const read = descriptionOf({ kinds: ['Pod', 1], names: 'a', name: 1, annotations: [], selector: {} });
  expect(read).toEqual({
    operations: [],
    kinds: ['Pod'],
    name: '',
    names: [],
    namespaces: [],
    annotations: [],
    selector: {},
    namespaceSelector: null,
    isEmpty: false,
  });
});

test('It is read once', () => {
  const resources = { kinds: ['Pod'] };
  expect(descriptionOf(resources)).toBe(descriptionOf(resources));
});
