import { expect, test } from 'vitest';
import { formProblems } from '../../../../../src/domain/policy/problems/ruleForm.ts';
import { policyOf, ruleOf, told } from './told.ts';

const deny = { deny: {} };

test.each<[string, object, readonly string[]]>([
  ['one action', { validate: deny }, []],
  ['an action that is empty beside another', { validate: deny, mutate: {}, verifyImages: [] }, []],
  ['none', {}, ['error rule : This rule does nothing: it has none of validate, mutate, generate and verifyImages.']],
  [
    'two',
    { validate: deny, generate: { kind: 'Secret' } },
    ['error rule : This rule has validate and generate; Kyverno takes one of them.'],
  ],
  [
    'no check',
    { validate: { message: 'a' } },
    [
      'error rule validate: This rule checks nothing: validate has none of pattern, anyPattern, deny, foreach, podSecurity, cel.',
    ],
  ],
  ['a check of manifests', { validate: { manifests: { attestors: [{}] } } }, []],
  [
    'two checks',
    { validate: { ...deny, pattern: {} } },
    ['error rule validate: validate has pattern and deny; Kyverno takes one of them.'],
  ],
  [
    'loops',
    { validate: { foreach: [{ ...deny }, {}, { ...deny, anyPattern: [] }, { foreach: [{}] }] } },
    [
      'error rule validate.foreach.1: This loop checks nothing: it has none of pattern, anyPattern, deny and foreach.',
      'error rule validate.foreach.2: This loop has anyPattern and deny; Kyverno takes one of them.',
    ],
  ],
])('%s', (_, fields, wanted) => {
  const rule = ruleOf(fields);
  expect(told(formProblems(policyOf(rule)), rule)).toEqual(wanted);
});

test('Two rules have two names', () => {
  const rules = ['a', 'b', 'a', '', ''].map((name) => ({ name, validate: deny }));
  expect(formProblems({ spec: { rules } })).toEqual([
    {
      steps: ['spec', 'rules', 2, 'name'],
      part: null,
      on: 'value',
      severity: 'error',
      kind: 'rule',
      message: 'Another rule is called "a" too.',
      near: null,
    },
  ]);
});
