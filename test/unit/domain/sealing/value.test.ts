import { describe, expect, test } from 'vitest';
import { bytesOf, keyProblem, textOf } from '../../../../src/domain/sealing/value.ts';
import type { SecretField } from '../../../../src/domain/sealing/value.ts';
import { refusal, rootOf } from './fixtures.ts';

/** The bytes of the only entry of a mapping, as text. */
function read(entry: string, field: SecretField): string {
  const [pair] = rootOf(entry).pairs;
  if (pair === undefined) throw new Error('There is no entry.');
  return new TextDecoder().decode(bytesOf(pair, field));
}

describe('a value is what Kubernetes makes of it', () => {
  const cases: readonly (readonly [entry: string, field: SecretField, bytes: string])[] = [
    ['a: YWJj', 'data', 'abc'],
    ['a: "YW\\nJj"', 'data', 'abc'],
    ['a: |\n  YW\n  Jj\n', 'data', 'abc'],
    ['a: ""', 'data', ''],
    ['a: !!str 1234', 'data', '\ufffdm\ufffd'],
    ['a: b', 'stringData', 'b'],
    ['a: ""', 'stringData', ''],
    ['a: "yes"', 'stringData', 'yes'],
    ["a: '010'", 'stringData', '010'],
    ['a: !!str 010', 'stringData', '010'],
    ['a: 1:30', 'stringData', '1:30'],
    ['a: 2024-01-01', 'stringData', '2024-01-01'],
    ['a: |\n  b\n  c\n', 'stringData', 'b\nc\n'],
    ['a: >-\n  b\n  c\n', 'stringData', 'b c'],
    ['a: "\\u00e4 🚢"', 'stringData', 'ä 🚢'],
    ['a: !!binary aGk=', 'stringData', 'hi'],
    ['8080: a', 'stringData', 'a'],
    ['"true": a', 'stringData', 'a'],
    ['true: a', 'stringData', 'a'],
  ];
  test.each(cases)('%j in %s', (entry, field, bytes) => expect(read(entry, field)).toBe(bytes));
});

describe('a value is refused', () => {
  const cases: readonly (readonly [entry: string, field: SecretField, said: string])[] = [
    ...(['yes', 'no', 'on', 'off', 'y', 'N', 'true', 'False'] as const).map(
      (word) =>
        [
          `a: ${word}`,
          'stringData',
          'seal/bad-value: The value of "a" in stringData is a boolean to Kubernetes; put it in quotes.',
        ] as const,
    ),
    ...(['010', '0x1F', '1_000', '1e3', '1.10', '-1', '.5', '12345678901234567890'] as const).map(
      (number) =>
        [
          `a: ${number}`,
          'stringData',
          'seal/bad-value: The value of "a" in stringData is a number to Kubernetes; put it in quotes.',
        ] as const,
    ),
    ...(['', '~', 'null', 'Null'] as const).map(
      (nothing) =>
        [
          `a: ${nothing}`,
          'stringData',
          'seal/bad-value: The value of "a" in stringData is null; write "" for an empty one.',
        ] as const,
    ),
    ['a: 1234', 'data', 'seal/bad-value: The value of "a" in data is a number to Kubernetes; put it in quotes.'],
    ['a: true', 'data', 'seal/bad-value: The value of "a" in data is a boolean to Kubernetes; put it in quotes.'],
    ['a: {b: c}', 'stringData', 'seal/bad-value: The value of "a" in stringData is a mapping; text is wanted.'],
    ['a: [b]', 'data', 'seal/bad-value: The value of "a" in data is a list; text is wanted.'],
    [
      'a: "\\ud800"',
      'stringData',
      'seal/bad-value: The value of "a" in stringData holds what is no Unicode text; bytes belong in data, as base64.',
    ],
    [
      'a: !!binary /w==',
      'stringData',
      'seal/bad-value: The value of "a" in stringData holds what is no Unicode text; bytes belong in data, as base64.',
    ],
    ...(['text!', 'YQ', 'YQ=', 'Y-_Q', 'YW Jj', 'YQ==YQ=='] as const).map(
      (text) =>
        [
          `a: ${text}`,
          'data',
          'seal/bad-base64: The value of "a" in data is not base64; text belongs in stringData.',
        ] as const,
    ),
    ['n: a', 'stringData', 'seal/bad-key: Key "n" is a boolean to Kubernetes; put it in quotes.'],
    ['010: a', 'stringData', 'seal/bad-key: Key "010" is a number to Kubernetes; put it in quotes.'],
    ['"a b": c', 'stringData', 'seal/bad-key: Key "a b" holds more than letters, digits, "-", "_" and ".".'],
  ];
  test.each(cases)('%j in %s', async (entry, field, said) => {
    expect(await refusal(() => read(entry, field))).toBe(said);
  });

  test('A message names a place and no value', async () => {
    const [pair] = rootOf('a: [hunter2]').pairs;
    const said = await refusal(() => pair && textOf(pair.value, 'metadata.name'));
    expect(said).toBe('seal/bad-value: The value of metadata.name is a list; text is wanted.');
  });
});

describe('a key', () => {
  test.each(['a', 'A-b_c.D', '.dockerconfigjson', '-', '0', 'a..b', 'a'.repeat(253)])('%s is taken', (key) => {
    expect(keyProblem(key)).toBeNull();
  });

  test.each(['', '.', '..', '..a', '../a', 'a/b', 'a b', 'ä', 'a\n', 'a'.repeat(254)])('%j is not', (key) => {
    expect(keyProblem(key)).toMatch(/^(A key|Key ").*\.$/s);
  });

  test('A long one is not repeated whole', () => expect(keyProblem('a b'.repeat(1000))?.length).toBeLessThan(200));
});
