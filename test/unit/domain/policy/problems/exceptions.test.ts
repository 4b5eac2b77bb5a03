import { describe, expect, test } from 'vitest';
import {
  classicExceptionProblems,
  emptyException,
  exceptionProblems,
} from '../../../../../src/domain/policy/problems/exceptions.ts';
import { told } from './told.ts';

const validating = { apiVersion: 'policies.kyverno.io/v1', kind: 'ValidatingPolicy', metadata: { name: 'images' } };
const other = { apiVersion: 'policies.kyverno.io/v1', kind: 'PolicyException', metadata: { name: 'x' } };
const rules = [{ name: 'tag', match: {} }];
const cluster = { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', metadata: { name: 'latest' }, spec: { rules } };
const own = { ...cluster, kind: 'Policy', metadata: { name: 'own', namespace: 'lab' } };
const plain = {
  ...cluster,
  metadata: { name: 'plain', annotations: { 'pod-policies.kyverno.io/autogen-controllers': 'none' } },
};
const now = Date.UTC(2026, 5, 1);

describe('an exception', () => {
  test.each<[string, object, readonly unknown[], number | null, readonly string[]]>([
    ['of a policy here', { policyRefs: [{ kind: 'ValidatingPolicy', name: 'images' }] }, [validating], now, []],
    ['of a policy elsewhere', { policyRefs: [{ kind: 'ValidatingPolicy', name: 'x' }] }, [], now, []],
    ['where there are only exceptions', { policyRefs: [{ kind: 'ValidatingPolicy', name: 'x' }] }, [other], now, []],
    [
      'of a policy that is not here',
      { policyRefs: [{ kind: 'ValidatingPolicy', name: 'probes' }] },
      [validating],
      now,
      ['warning exception spec.policyRefs.0.name: No file here has a ValidatingPolicy "probes".'],
    ],
    [
      'of a policy that is called nearly so',
      { policyRefs: [{ kind: 'ValidatingPolicy', name: 'image' }] },
      [validating],
      now,
      ['warning exception spec.policyRefs.0.name: No file here has a ValidatingPolicy "image"; did you mean "images"?'],
    ],
    [
      'of a policy of another kind',
      { policyRefs: [{ kind: 'ImageValidatingPolicy', name: 'images' }] },
      [validating],
      now,
      ['warning exception spec.policyRefs.0.kind: "images" is a ValidatingPolicy here, and no ImageValidatingPolicy.'],
    ],
    [
      'of a policy of kyverno.io, be it here or not',
      {
        policyRefs: [
          { kind: 'ClusterPolicy', name: 'latest' },
          { kind: 'Policy', name: 'own' },
        ],
      },
      [cluster],
      now,
      [
        'warning exception spec.policyRefs.0.kind: PolicyException of policies.kyverno.io exempts from no ClusterPolicy; one of kyverno.io does.',
        'warning exception spec.policyRefs.1.kind: PolicyException of policies.kyverno.io exempts from no Policy; one of kyverno.io does.',
      ],
    ],
    [
      'that has ended',
      { expiresAt: '2026-05-31T23:59:59Z' },
      [],
      now,
      ['warning exception spec.expiresAt: This exception ended at "2026-05-31T23:59:59Z" and exempts from nothing.'],
    ],
    ['that has not', { expiresAt: '2026-06-01T00:00:01Z' }, [], now, []],
    ['when nobody knows the time', { expiresAt: '2020-01-01T00:00:00Z' }, [], null, []],
    ['that says no time', { expiresAt: 'yesterday' }, [], now, []],
  ])('%s', (_, spec, policies, time, wanted) => {
    const exception = { spec };
    expect(told(exceptionProblems(exception, { policies, now: time }), { value: exception, steps: [] })).toEqual(
      wanted,
    );
  });

  test('of nothing is refused', () => {
    const sentence = 'error exception spec.policyRefs: An exception has to name at least one policy in policyRefs.';
    const exception = { spec: { policyRefs: [] } };
    expect(told(emptyException(exception), { value: exception, steps: [] })).toEqual([sentence]);
    expect(emptyException({ spec: {} })[0]?.steps).toEqual(['spec']);
    expect(emptyException({})[0]?.steps).toEqual([]);
    expect(emptyException({ spec: { policyRefs: [{}] } })).toEqual([]);
  });
});

describe('a classic exception', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    ['of rules here', [{ policyName: 'latest', ruleNames: ['tag', 'autogen-tag', 'autogen-cronjob-t*'] }], []],
    ['of a policy of a namespace', [{ policyName: 'lab/own', ruleNames: ['tag'] }], []],
    [
      'of a policy that is not here',
      [
        { policyName: 'lates', ruleNames: ['tag'] },
        { policyName: 'something-else', ruleNames: [] },
        { policyName: 'own', ruleNames: [] },
      ],
      [
        'warning exception spec.exceptions.0.policyName: No file here has a policy "lates"; did you mean "latest"?',
        'warning exception spec.exceptions.1.policyName: No file here has a policy "something-else".',
        'warning exception spec.exceptions.2.policyName: No file here has a policy "own".',
      ],
    ],
    [
      'of rules that the policy does not have',
      [
        { policyName: 'latest', ruleNames: ['tags', 'x*'] },
        { policyName: 'plain', ruleNames: ['autogen-tag'] },
      ],
      [
        'warning exception spec.exceptions.0.ruleNames.0: Policy "latest" has no rule "tags"; did you mean "tag"?',
        'warning exception spec.exceptions.0.ruleNames.1: Policy "latest" has no rule "x*".',
        'warning exception spec.exceptions.1.ruleNames.0: Policy "plain" has no rule "autogen-tag".',
      ],
    ],
  ])('%s', (_, exceptions, wanted) => {
    const exception = { spec: { exceptions } };
    const beside = { policies: [cluster, own, plain, validating], now };
    expect(told(classicExceptionProblems(exception, beside), { value: exception, steps: [] })).toEqual(wanted);
  });

  test('is not looked at where there is no such policy', () => {
    const exception = { spec: { exceptions: [{ policyName: 'x', ruleNames: ['y'] }] } };
    expect(classicExceptionProblems(exception, { policies: [validating], now })).toEqual([]);
  });
});
