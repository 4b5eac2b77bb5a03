import { expect, test } from 'vitest';
import { joined, staysInside } from '../../../../src/domain/platform/tree.ts';

test.each(['a', 'a/b.yaml', '.slipway/x', 'a..b/c', './a'])('%s stays inside', (path) =>
  expect(staysInside(path)).toBe(true),
);

test.each(['', '/etc/passwd', '../a', 'a/../b', '..', 'a\\b', 'C:/x', '~/x', 'a\0b'])('%j does not', (path) =>
  expect(staysInside(path)).toBe(false),
);

test.each([
  [['a', 'b.yaml'], 'a/b.yaml'],
  [['a/', './b//c'], 'a/b/c'],
  [['', 'a'], 'a'],
  [[], ''],
])('%j is %s', (parts, path) => expect(joined(...parts)).toBe(path));
