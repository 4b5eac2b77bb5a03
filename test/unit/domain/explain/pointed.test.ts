import { expect, test } from 'vitest';
import { pointedAt } from '../../../../src/domain/explain/pointed.ts';
import { refOf } from '../../../../src/domain/explain/seen.ts';
import { global, made, said } from './objects.ts';

const policy = global('policies.kyverno.io/v1', 'ValidatingPolicy', 'no-latest', {
  spec: { validationActions: ['Audit'], evaluation: { background: { enabled: false } }, max: 3, nothing: null },
});

const cases: readonly (readonly [pointer: string, expected: readonly string[]])[] = [
  ['', []],
  [
    '/spec/validationActions/0',
    ['note: validationActions "Audit" — Field "/spec/validationActions/0" of ValidatingPolicy "no-latest" is "Audit".'],
  ],
  [
    '/spec/evaluation/background/enabled',
    ['note: enabled false — Field "/spec/evaluation/background/enabled" of ValidatingPolicy "no-latest" is false.'],
  ],
  ['/spec/max', ['note: max 3 — Field "/spec/max" of ValidatingPolicy "no-latest" is 3.']],
  ['/spec/nothing', ['note: nothing null — Field "/spec/nothing" of ValidatingPolicy "no-latest" is null.']],
  ['/spec/validationActions', []],
  ['/spec/other', ['note: other missing — Field "/spec/other" of ValidatingPolicy "no-latest" is missing.']],
  [
    '/spec/validationActions/x',
    ['note: x missing — Field "/spec/validationActions/x" of ValidatingPolicy "no-latest" is missing.'],
  ],
  ['/constructor', ['note: constructor missing — Field "/constructor" of ValidatingPolicy "no-latest" is missing.']],
];

test.each(cases)('What stands at "%s"', (pointer, expected) => {
  expect(pointedAt(policy, refOf(policy), pointer).map(said)).toEqual(expected);
});

test('Steps of a pointer are unescaped', () => {
  const object = made('v1', 'Namespace', 'web', { metadata: { labels: { 'a/b~c': 'x' } } });
  expect(pointedAt(object, refOf(object), '/metadata/labels/a~1b~0c').map(({ sentence }) => sentence)).toEqual([
    'Field "/metadata/labels/a~1b~0c" of Namespace "web" is "x".',
  ]);
});

test('No value of a Secret is looked at', () => {
  const secret = made('v1', 'Secret', 'db', { data: { password: 'aHVudGVyMg==' } });
  expect(pointedAt(secret, refOf(secret), '/data/password')).toEqual([]);
});
