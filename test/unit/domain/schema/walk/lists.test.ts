import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../../../src/domain/schema/schema.ts';
import { inWords, verdictsOf } from '../verdicts.ts';
import type { DialectName } from '../verdicts.ts';

function check(schema: Schema, text: string, dialect: DialectName, verdicts: readonly string[]): void {
  expect(verdictsOf({ properties: { a: schema } }, text, dialect).map(inWords)).toEqual(verdicts);
}

const ports: Schema = {
  type: 'array',
  items: { type: 'object', additionalProperties: true },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['port', 'protocol'],
};

describe('a list whose items have keys', () => {
  const cases: readonly (readonly [rule: string, text: string, verdicts: readonly string[]])[] = [
    ['Items differ in one of the keys', 'a: [{port: 1, protocol: TCP}, {port: 1, protocol: UDP}]', []],
    [
      'Two items have the same keys',
      'a: [{port: 1, protocol: UDP, x: 1}, {protocol: UDP, port: 1}]',
      ['duplicateItem /a/1 /a/0 refused'],
    ],
    ['A key that is missing in both is the same', 'a: [{port: 1}, {port: 1}]', ['duplicateItem /a/1 /a/0 refused']],
    ['A key that is missing in one differs', 'a: [{port: 1}, {port: 1, protocol: UDP}]', []],
    [
      'A protocol that is missing is TCP',
      'a: [{port: 1}, {port: 1, protocol: TCP}]',
      ['duplicateItem /a/1 /a/0 refused'],
    ],
    ['A number differs from its text', 'a: [{port: 1}, {port: "1"}]', []],
    ['Items without any key are not compared', 'a: [{x: 1}, {x: 1}]', []],
    ['Items that are no mapping are not compared', 'a: [x, x]', ['type /a/0 string', 'type /a/1 string']],
    [
      'Each further item points at the first',
      'a: [{port: 1}, {port: 1}, {port: 1}]',
      ['duplicateItem /a/1 /a/0 refused', 'duplicateItem /a/2 /a/0 refused'],
    ],
    ['An alias is the item that it stands for', 'a: [&x {port: 1}, *x]', ['duplicateItem /a/1 /a/0 refused']],
  ];
  test.each(cases)('%s', (_, text, verdicts) => {
    for (const dialect of ['native', 'custom'] as const) check(ports, text, dialect, verdicts);
  });

  test.each(['plain', 'kubeconformNative', 'kubeconformPlain', 'kubeconformCustom'] as const)(
    '%s knows no keys',
    (dialect) => {
      check(ports, 'a: [{port: 1}, {port: 1}]', dialect, []);
    },
  );
});

describe('a list that is a set', () => {
  const set: Schema = { type: 'array', items: {}, 'x-kubernetes-list-type': 'set' };
  const refused: readonly (readonly [DialectName, readonly string[]])[] = [
    ['native', ['duplicateItem /a/2 /a/0 refused']],
    ['custom', ['duplicateItem /a/2 /a/0 refused']],
    ['plain', []],
    ['kubeconformNative', []],
    ['kubeconformPlain', []],
    ['kubeconformCustom', []],
  ];
  test.each(refused)('has every item once: %s', (dialect, verdicts) => check(set, 'a: [x, y, x]', dialect, verdicts));

  test('Items may be equal in an atomic list', () => {
    check({ ...set, 'x-kubernetes-list-type': 'atomic' }, 'a: [x, x]', 'custom', []);
  });
});

describe('a number or a text', () => {
  const either: Schema = {
    'x-kubernetes-int-or-string': true,
    anyOf: [{ type: 'integer' }, { type: 'string' }],
    pattern: '^([0-9]+%|[0-9]+)$',
  };
  test.each(['native', 'custom'] as const)('may be both, and its pattern counts: %s', (dialect) => {
    check(either, 'a: 5', dialect, []);
    check(either, 'a: 50%', dialect, []);
    check(either, 'a: x', dialect, ['pattern /a']);
    check(either, 'a: 1.5', dialect, ['type /a number']);
    check(either, 'a: {}', dialect, ['type /a object']);
  });

  test.each(['plain', 'kubeconformPlain', 'kubeconformCustom'] as const)(
    'is only its combination elsewhere: %s',
    (dialect) => {
      check(either, 'a: 5', dialect, []);
      check(
        either,
        'a: 1.5',
        dialect,
        dialect === 'plain' ? ['combination /a anyOf 0'] : ['type /a number', 'type /a number'],
      );
    },
  );
});

describe('a quantity', () => {
  const quantity: Schema = { format: 'quantity', oneOf: [{ type: 'string' }, { type: 'number' }] };
  test.each(['native', 'custom'] as const)('is a number, or text with a suffix of its own: %s', (dialect) => {
    for (const value of ['1', '1.5', '100m', '"1Gi"']) check(quantity, `a: ${value}`, dialect, []);
    check(quantity, 'a: 1GB', dialect, ['format /a']);
    check(quantity, 'a: yes', dialect, ['type /a boolean']);
  });

  test.each(['plain', 'kubeconformNative', 'kubeconformPlain', 'kubeconformCustom'] as const)(
    'is any text or number: %s',
    (dialect) => {
      for (const value of ['1', '1.5', '100m', '1GB']) check(quantity, `a: ${value}`, dialect, []);
      check(quantity, 'a: yes', dialect, ['type /a boolean']);
    },
  );
});
