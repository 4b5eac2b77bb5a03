import { expect, test } from 'vitest';
import { near } from '../../../../src/domain/own/near.ts';

const many = Array.from({ length: 201 }, (_, index) => `name${index}`);

test('The nearest of a few names is meant', () => {
  expect(near('olama', ['ollama', 'chat'])).toBe('ollama');
  expect(near('wiki', ['ollama', 'chat'])).toBeNull();
});

test('Among more names than anybody has none is looked for', () => {
  expect(near('name0', many.slice(1))).not.toBeNull();
  expect(near('name0', many)).toBeNull();
  expect(near('x'.repeat(101), ['x'.repeat(102)])).toBeNull();
});
