import { expect, test } from 'vitest';
import { nameProblem, namespaceProblem } from '../../../../src/domain/sealing/names.ts';

test.each(['a', '0', 'a-b', 'a.b', 'x1.y-2', 'a'.repeat(253)])('%s is a name', (name) => {
  expect(nameProblem(name)).toBeNull();
});

test.each(['', 'A', '-a', 'a-', 'a..b', '.a', 'a_b', 'a/b', 'ä', 'a'.repeat(254), 'a\n'])('%j is no name', (name) => {
  expect(nameProblem(name)).toMatch(/\.$/);
});

test.each(['a', 'a-b', '0', 'a'.repeat(63)])('%s is a namespace', (name) => expect(namespaceProblem(name)).toBeNull());

test.each(['', 'a.b', 'A', '-', 'a'.repeat(64)])('%j is no namespace', (name) => {
  expect(namespaceProblem(name)).toMatch(/\.$/);
});
