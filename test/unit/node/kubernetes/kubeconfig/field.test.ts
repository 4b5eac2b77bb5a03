import { describe, expect, test } from 'vitest';
import { data, flag, map, maps, own, text, texts } from '../../../../../src/node/kubernetes/kubeconfig/field.ts';
import type { Entry } from '../../../../../src/node/kubernetes/kubeconfig/field.ts';

const entry = (x: unknown): Entry => ({ value: { x }, where: 'user "me" of f', file: 'f' });

describe('a field', () => {
  test.each<[string, (from: Entry, name: string) => unknown, unknown, unknown]>([
    ['a text', text, 'a', 'a'],
    ['no text', text, '', null],
    ['null for a text', text, null, null],
    ['a flag', flag, true, true],
    ['no flag', flag, undefined, false],
    ['texts', texts, ['a'], ['a']],
    ['no texts', texts, undefined, []],
    ['base64 with line breaks', (from, name) => data(from, name)?.toString(), 'YWJj\nZA==', 'abcd'],
    ['no base64', data, '', null],
    ['no map', map, null, null],
    ['no maps', maps, null, []],
  ])('can be %s', (_, read, value, expected) => {
    expect(read(entry(value), 'x')).toEqual(expected);
  });

  test.each<[(from: Entry, name: string) => unknown, unknown, string]>([
    [text, 8080, 'x of user "me" of f is a number; it wants text.'],
    [text, ['a'], 'x of user "me" of f is a list; it wants text.'],
    [flag, 'yes', 'x of user "me" of f is a string; it wants true or false.'],
    [texts, 'a', 'x of user "me" of f is a string; it wants a list.'],
    [texts, [1], 'x of user "me" of f is a number; it wants a list of texts.'],
    [map, [], 'x of user "me" of f is a list; it wants a map.'],
    [maps, {}, 'x of user "me" of f is a map; it wants a list.'],
    [maps, ['a'], 'x of user "me" of f is a string; it wants a list of maps.'],
    [data, 'not base64', 'x of user "me" of f is no base64.'],
  ])('of another type is told without its value: %#', (read, value, message) => {
    expect(() => read(entry(value), 'x')).toThrow(message);
  });

  test('is none that every object has', () => {
    expect(own({}, 'constructor')).toBeUndefined();
    expect(text({ value: {}, where: '', file: '' }, 'toString')).toBeNull();
  });
});
