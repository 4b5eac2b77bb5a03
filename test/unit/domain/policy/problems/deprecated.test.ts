import { describe, expect, test } from 'vitest';
import { deprecatedActions, deprecatedKind } from '../../../../../src/domain/policy/problems/deprecated.ts';
import { told } from './told.ts';

describe('kinds and versions', () => {
  test.each([
    ['policies.kyverno.io/v1', 'ValidatingPolicy', null, null],
    ['policies.kyverno.io/v1beta1', 'PolicyException', null, null],
    ['kyverno.io/v2', 'GlobalContextEntry', null, null],
    [
      'kyverno.io/v1',
      'ClusterPolicy',
      'kind',
      'ValidatingPolicy, MutatingPolicy, GeneratingPolicy or ImageValidatingPolicy',
    ],
    ['kyverno.io/v1', 'Policy', 'kind', 'NamespacedValidatingPolicy and the other namespaced policies'],
    ['kyverno.io/v2beta1', 'PolicyException', 'kind', 'PolicyException of policies.kyverno.io'],
    ['kyverno.io/v2', 'CleanupPolicy', 'kind', 'NamespacedDeletingPolicy'],
    ['policies.kyverno.io/v1alpha1', 'PolicyException', 'apiVersion', 'write "policies.kyverno.io/v1"'],
    ['example.org/v1', 'Policy', null, null],
  ])('%s %s', (apiVersion, kind, key, words) => {
    const problems = deprecatedKind({ apiVersion, kind });
    const said = problems.map(({ steps, severity, message }) => [
      severity,
      steps.join('.'),
      message.includes(words ?? ''),
    ]);
    expect(said).toEqual(key === null ? [] : [['hint', key, true]]);
  });

  test('say where to read on', () => {
    const [problem] = deprecatedKind({ apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy' });
    expect(problem?.message).toMatch(
      /^ClusterPolicy of kyverno\.io is deprecated since Kyverno 1\.17.*: https:\/\/kyverno\.io\/docs\/guides\/migration-to-cel\/$/,
    );
  });
});

test('Actions in small letters', () => {
  const policy = {
    spec: {
      validationFailureAction: 'enforce',
      validationFailureActionOverrides: [{ action: 'Audit' }, { action: 'audit' }],
      rules: [
        { validate: { failureAction: 'Enforce' } },
        { validate: { failureAction: 'audit', failureActionOverrides: [{ action: 'enforce' }] } },
        { mutate: {} },
      ],
    },
  };
  expect(told(deprecatedActions(policy), { value: policy, steps: [] })).toEqual([
    'hint deprecated spec.validationFailureAction: "enforce" is deprecated; write "Enforce".',
    'hint deprecated spec.validationFailureActionOverrides.1.action: "audit" is deprecated; write "Audit".',
    'hint deprecated spec.rules.1.validate.failureAction: "audit" is deprecated; write "Audit".',
    'hint deprecated spec.rules.1.validate.failureActionOverrides.0.action: "enforce" is deprecated; write "Enforce".',
  ]);
});
