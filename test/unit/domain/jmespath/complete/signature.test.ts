import { expect, test } from 'vitest';
import { signatureAt } from '../../../../../src/domain/jmespath/complete/signature.ts';
import { kyvernoLibrary } from '../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { atCursor } from '../../cel/complete/cursor.ts';

test.each([
  ['split(', 'split', 0],
  ["split(a, '", null, null],
  ["split(a, '/'", 'split', 1],
  ['split(a, ‸b)', 'split', 1],
  ['split(join(a, b), ', 'split', 1],
  ['split(join(a, ', 'join', 1],
  ['split(a[?b == (c', 'split', 0],
  ['split({a: b, c: ', 'split', 0],
  ['split([a, b], ', 'split', 1],
  ['merge(a, b, ', 'merge', 0],
  ['split(a, b, c, ', 'split', 3],
  ['split(a)', null, null],
  ['unheard(', null, null],
  ['(a', null, null],
  ['a', null, null],
])('In %s it is %s, argument %s', (marking, name, argument) => {
  const { text, offset } = atCursor(marking);
  const called = signatureAt(text, offset, kyvernoLibrary);
  expect([called?.signature.label.replace(/\(.*/, '') ?? null, called?.argument ?? null]).toEqual([name, argument]);
});
