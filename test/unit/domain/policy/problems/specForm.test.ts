import { expect, test } from 'vitest';
import { specProblems } from '../../../../../src/domain/policy/problems/specForm.ts';
import { policyOf, ruleOf } from './told.ts';

const deny = { validate: { deny: {} } };
const mutate = { mutate: { patchStrategicMerge: {} } };
const cel = { validate: { cel: {} } };
const conditions = { celPreconditions: [{ name: 'c', expression: 'true' }] };

test.each<[object, object, readonly string[]]>([
  [{ admission: true, background: false }, deny, []],
  [{ admission: false }, deny, []],
  [
    { admission: false, background: false },
    deny,
    ['spec.background: Nothing asks this policy: admission and background are both false.'],
  ],
  [
    { admission: false },
    { ...mutate, verifyImages: [] },
    ['spec.rules.0.mutate: Kyverno takes this with admission alone; "admission: false" is for rules that validate.'],
  ],
  [{ webhookTimeoutSeconds: 30 }, deny, []],
  [
    { webhookTimeoutSeconds: 0 },
    deny,
    ['spec.webhookTimeoutSeconds: A timeout is between 1 and 30 seconds, and this is 0.'],
  ],
  [
    { webhookConfiguration: { timeoutSeconds: 31 } },
    deny,
    ['spec.webhookConfiguration.timeoutSeconds: A timeout is between 1 and 30 seconds, and this is 31.'],
  ],
  [
    { failurePolicy: 'Fail', webhookConfiguration: { failurePolicy: 'Ignore', timeoutSeconds: 3 } },
    deny,
    ['spec.failurePolicy: webhookConfiguration.failurePolicy says this too; Kyverno takes one of them.'],
  ],
  [
    { generateExistingOnPolicyUpdate: false },
    deny,
    ['spec.generateExistingOnPolicyUpdate: Kyverno takes generateExisting of a rule in its place.'],
  ],
  [
    { mutateExistingOnPolicyUpdate: true },
    mutate,
    ['spec.rules.0.mutate: What is there already is changed through targets, and this has none.'],
  ],
  [{ mutateExistingOnPolicyUpdate: true }, { mutate: { targets: [{}] } }, []],
  [{ mutateExistingOnPolicyUpdate: true }, deny, []],
  [{}, { ...cel, ...conditions }, []],
  [
    {},
    { ...deny, ...conditions },
    ['spec.rules.0.celPreconditions: celPreconditions are for validate.cel alone; write preconditions.'],
  ],
])('%j with the rule %j', (spec, rule, wanted) => {
  const problems = specProblems(policyOf(ruleOf(rule), spec));
  expect(problems.map(({ steps, message }) => `${steps.join('.')}: ${message}`)).toEqual(wanted);
  expect(problems.every(({ severity, kind }) => severity === 'error' && kind === 'rule')).toBe(true);
});
