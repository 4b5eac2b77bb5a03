import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { problemsOf } from '../../../../../src/domain/policy/problems/problemsOf.ts';
import { policyOf, ruleOf } from './told.ts';

const beside = { policies: [], now: null };
const matchConstraints = {
  resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
};
const validations = [{ expression: 'true' }];
const validating = { apiVersion: 'policies.kyverno.io/v1', kind: 'ValidatingPolicy', metadata: { name: 'p' } };

function said(object: unknown): readonly string[] {
  return problemsOf(object, beside).map(({ severity, kind, steps }) => `${severity} ${kind} ${steps.join('.')}`);
}

describe('what is wrong', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['nothing with what is no policy', { apiVersion: 'v1', kind: 'Pod', spec: { rules: [{}] } }, []],
    ['nothing with no object', null, []],
    ['nothing with a policy', { ...validating, spec: { matchConstraints, validations } }, []],
    ['nothing with a policy about JSON', { ...validating, spec: { evaluation: { mode: 'JSON' }, validations } }, []],
    [
      'several things',
      { ...validating, spec: { validations: [{ expression: 'a' }] } },
      ['error expression spec.validations.0.expression', 'error unmatched spec'],
    ],
    [
      'lists that Kubernetes wants',
      {
        ...validating,
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicy',
        spec: {
          matchConstraints: { resourceRules: [{ ...matchConstraints.resourceRules[0], operations: [] }] },
          validations,
        },
      },
      ['error unmatched spec.matchConstraints.resourceRules.0.operations'],
    ],
    [
      'nothing with a binding',
      { ...validating, apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding' },
      [],
    ],
    [
      'an exception',
      { ...validating, kind: 'PolicyException', spec: { matchConditions: [{ expression: 'a' }] } },
      ['error expression spec.matchConditions.0.expression', 'error exception spec'],
    ],
    [
      'a classic exception',
      {
        apiVersion: 'kyverno.io/v2',
        kind: 'PolicyException',
        spec: { conditions: { all: [{ key: 'a', operator: 'Is', value: 'b' }] } },
      },
      ['hint deprecated kind', 'error condition spec.conditions.all.0.operator'],
    ],
    [
      'each subject of a classic policy',
      policyOf(
        ruleOf({
          match: {},
          preconditions: { all: [{ key: '{{ a. }}', operator: 'Is', value: '{{ b }}' }] },
          validate: { pattern: { '(c': 1 }, foreach: [{ list: 'd', pattern: {} }] },
        }),
        { validationFailureAction: 'audit', webhookConfiguration: { matchConditions: [{ expression: 'e' }] } },
      ),
      [
        'hint deprecated kind',
        'hint deprecated spec.validationFailureAction',
        'error expression spec.webhookConfiguration.matchConditions.0.expression',
        'error rule spec.rules.0.validate',
        'error unmatched spec.rules.0.match',
        'error condition spec.rules.0.preconditions.all.0.operator',
        'error query spec.rules.0.preconditions.all.0.key',
        'error variable spec.rules.0.preconditions.all.0.value',
        'warning variable spec.rules.0.validate.foreach.0.list',
        'warning pattern spec.rules.0.validate.pattern.(c',
      ],
    ],
    [
      'what is deprecated, once',
      policyOf(
        ruleOf({
          match: { all: [{ resources: { kinds: ['Pod'] } }] },
          preconditions: {
            all: ['NotIn', 'In', 'NotIn'].map((operator) => ({ key: 'a', operator, value: ['b'] })),
          },
          validate: { failureAction: 'audit', pattern: {} },
        }),
        { validationFailureAction: 'audit' },
      ),
      [
        'hint deprecated kind',
        'hint deprecated spec.validationFailureAction',
        'hint deprecated spec.rules.0.preconditions.all.0.operator',
        'hint deprecated spec.rules.0.preconditions.all.1.operator',
      ],
    ],
  ])('%s', (_, object, wanted) => expect(said(object)).toEqual(wanted));

  test.each<[string, object]>([
    [
      'names',
      { context: Array.from({ length: 3_000 }, (_, index) => ({ name: `n${index}`, variable: { value: 1 } })) },
    ],
    ['loops', { validate: { foreach: Array.from({ length: 300 }, () => ({ list: 'x', pattern: { a: '{{ y }}' } })) } }],
  ])('is told in time of a rule with very many %s', (_, fields) => {
    const message = Array.from({ length: 3_000 }, (__, index) => `{{ n${index} }} {{ m${index} }}`).join(' ');
    const start = performance.now();
    const problems = problemsOf(policyOf(ruleOf({ ...fields, mutate: { message } })), beside);
    expect(problems.length).toBeGreaterThan(2_999);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('the policies that come with Slipway', () => {
  const root = path.join(import.meta.dirname, '../../../../..');
  const folders = ['platform-repo/phases/3-security/policies/manifests/templates', 'samples/policies'];
  const files = folders.flatMap((folder) => globSync(`${folder}/*.yaml`, { cwd: root }));

  test.each(files)('%s', (file) => {
    const policy: unknown = parse(readFileSync(path.join(root, file), 'utf8'));
    expect(said(policy).filter((line) => !line.startsWith('hint'))).toEqual([]);
  });

  test('are there', () => expect(files.length).toBeGreaterThanOrEqual(6));
});
