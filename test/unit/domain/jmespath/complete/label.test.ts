import { expect, test } from 'vitest';
import { signatureOf } from '../../../../../src/domain/jmespath/complete/label.ts';
import { kyvernoLibrary } from '../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';

test.each([
  ['split', 'split(text: string, separator: string) → array of string', ['text: string', 'separator: string'], false],
  [
    'max',
    'max(values: array of number or array of string) → an element',
    ['values: array of number or array of string'],
    false,
  ],
  [
    'sort_by',
    'sort_by(array: array, &expression: expression) → the same type',
    ['array: array', '&expression: expression'],
    false,
  ],
  ['merge', 'merge(objects…: object) → object', ['objects…: object'], true],
  ['time_now', 'time_now() → string', [], false],
])('%s', (name, label, parameters, isOpen) => {
  const one = kyvernoLibrary.get(name);
  if (one === undefined) throw new Error('There is no such function.');
  const signature = signatureOf(one);
  expect([signature.label, signature.isOpen]).toEqual([label, isOpen]);
  expect(signature.parameters.map(({ start, end }) => signature.label.slice(start, end))).toEqual(parameters);
});

test('What nobody has explained is called all the same', () => {
  const one = {
    name: 'new',
    takes: [['string'], ['any']],
    isVariadic: false,
    call: () => ({ data: null, from: null }),
  } as const;
  expect(signatureOf(one)).toMatchObject({ label: 'new(argument1: string, argument2: any) → any', does: '' });
});
