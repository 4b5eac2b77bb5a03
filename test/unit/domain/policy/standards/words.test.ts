import { expect, test } from 'vitest';
import {
  containersText,
  counted,
  distinct,
  quoted,
  settersText,
} from '../../../../../src/domain/policy/standards/words.ts';
import { podOf } from './made.ts';

const { containers } = podOf({ containers: [{ name: 'a' }, { name: 'b' }] });

test('Containers', () => {
  expect(containersText(containers)).toBe('containers "a", "b"');
  expect(containersText(containers.slice(1))).toBe('container "b"');
});

test.each([
  [true, 2, 'pod and containers "a", "b"'],
  [true, 0, 'pod'],
  [false, 1, 'container "a"'],
  [false, 0, ''],
])('Who sets it: the pod %s, containers %i', (isPod, count, expected) => {
  expect(settersText(isPod, containers.slice(0, count))).toBe(expected);
});

test('Lists and numbers of things', () => {
  expect([quoted(['x', 'a "b"']), quoted([])]).toEqual(['"x", "a "b""', '']);
  expect([0, 1, 2].map((count) => counted(count, 'one', 'many'))).toEqual(['many', 'one', 'many']);
  expect(distinct(['b', 'a', 'b', '80', '443'])).toEqual(['443', '80', 'a', 'b']);
});
