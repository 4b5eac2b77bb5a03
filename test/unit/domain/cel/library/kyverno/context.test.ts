import { expect, test } from 'vitest';
import { contextType } from '../../../../../../src/domain/cel/library/kyverno/context.ts';

test('What may be asked is told apart by its name', () => {
  const [one, other] = [contextType('resource'), contextType('http')];
  expect(one.kind.is(one.make(null))).toBe(true);
  expect(other.kind.is(one.make(null))).toBe(false);
  expect(one.make(null).equals(one.make(null))).toBe(true);
});
