import { describe, expect, test } from 'vitest';
import { placeOf, readSecret } from '../../../../src/domain/sealing/secret.ts';
import { refusal, rootOf, secret } from './fixtures.ts';

const big = 'x'.repeat(1024 * 1024);

describe('a Secret is read', () => {
  test('with all that stays readable', () => {
    const text = secret(
      'type: Opaque\nimmutable: false\ndata: {a: YQ==, b: Yg==}\nstringData: {b: c, d: ""}\n',
      'metadata: {name: db, namespace: shop, generateName: x-, labels: {a: b}, annotations: {}, finalizers: [a/b]}',
    );
    const { values, ...readable } = readSecret(rootOf(text));
    expect(readable).toEqual({
      name: 'db',
      namespace: 'shop',
      generateName: 'x-',
      labels: new Map([['a', 'b']]),
      annotations: new Map(),
      finalizers: ['a/b'],
      type: 'Opaque',
      immutable: false,
    });
    const texts = [...values].map(([key, { bytes }]) => [key, new TextDecoder().decode(bytes)]);
    expect(texts).toEqual([
      ['a', 'a'],
      ['b', 'c'],
      ['d', ''],
    ]);
  });

  test('What is absent, null or empty is not there', () => {
    const text = secret(
      'type: ""\nimmutable: ~\nstringData: {a: b}\n',
      'metadata: {name: ~, namespace: "", labels: ~}',
    );
    const { values: _, ...readable } = readSecret(rootOf(text));
    expect(Object.values(readable).filter((value) => value !== null)).toEqual([]);
  });

  test('1 MiB is not too large', () => {
    expect(readSecret(rootOf(secret(`stringData: {a: ${big}}\n`))).values.get('a')?.bytes.length).toBe(1024 * 1024);
  });
});

describe('a Secret is refused', () => {
  const data = 'stringData: {a: b}\n';
  const cases: readonly (readonly [rule: string, text: string, said: string])[] = [
    [
      'Encrypted by SOPS',
      secret(`${data}sops: {mac: x}\n`),
      'seal/encrypted: The Secret is encrypted by SOPS; decrypt it first.',
    ],
    ['Without values', secret(''), 'seal/empty: The Secret has neither data nor stringData: nothing is to be sealed.'],
    [
      'With empty data',
      secret('data: {}\nstringData: ~\n'),
      'seal/empty: The Secret has neither data nor stringData: nothing is to be sealed.',
    ],
    [
      'Of more than 1 MiB',
      secret(`stringData: {a: ${big}, b: c}\n`),
      'seal/too-large: The Secret has 1048577 bytes; Kubernetes takes 1 MiB at most.',
    ],
    ['Data that is a list', secret('data: [a]\n'), 'seal/bad-value: data is no mapping.'],
    ['Metadata that is text', secret(data, 'metadata: a'), 'seal/bad-value: metadata is no mapping.'],
    [
      'A name that is a number',
      secret(data, 'metadata: {name: 1}'),
      'seal/bad-value: The value of metadata.name is a number to Kubernetes; put it in quotes.',
    ],
    [
      'A label that is a boolean',
      secret(data, 'metadata: {labels: {a: yes}}'),
      'seal/bad-value: The value of "a" in metadata.labels is a boolean to Kubernetes; put it in quotes.',
    ],
    [
      'An annotation that is null',
      secret(data, 'metadata: {annotations: {a: }}'),
      'seal/bad-value: The value of "a" in metadata.annotations is null; write "" for an empty one.',
    ],
    [
      'Finalizers that are no list',
      secret(data, 'metadata: {finalizers: a}'),
      'seal/bad-value: metadata.finalizers is no list.',
    ],
    [
      'A finalizer that is a number',
      secret(data, 'metadata: {finalizers: [1]}'),
      'seal/bad-value: The value of metadata.finalizers is a number to Kubernetes; put it in quotes.',
    ],
    [
      'A type that is a list',
      secret(`type: [a]\n${data}`),
      'seal/bad-value: The value of type is a list; text is wanted.',
    ],
    [
      'Immutable in quotes',
      secret(`immutable: "true"\n${data}`),
      'seal/bad-value: "immutable" is no boolean; true or false is wanted.',
    ],
    [
      'A template',
      secret('stringData: {a: "{{ .Values.a }}"}\n'),
      'seal/templated: The Secret is a template that something else completes ({{ … }}, ${…} or <…>); seal what comes out of it.',
    ],
  ];
  test.each(cases)('%s', async (_, text, said) => expect(await refusal(() => readSecret(rootOf(text)))).toBe(said));
});

test('A message about a whole Secret points to its kind', () => {
  const text = 'a: 1\nkind: Secret\n';
  expect(placeOf(rootOf(text))).toMatchObject({ start: 11, end: 17 });
  expect(placeOf(rootOf('a: 1\n'))).toMatchObject({ start: 0, end: 1 });
  expect(placeOf(rootOf('{}\n'))).toMatchObject({ start: 0 });
});
