import { describe, expect, test } from 'vitest';
import { nothingOutside } from '../../../../src/domain/cel/value/externals.ts';
import { Patience } from '../../../../src/domain/policy/patience.ts';
import { PolicySet } from '../../../../src/domain/policy/policySet.ts';
import type { Judging } from '../../../../src/domain/policy/policySet.ts';
import { aboutPods, asked, latest, pod, tagged, validatingPolicy } from './asked.ts';

const judging: Judging = {
  externals: nothingOutside,
  likeCommandLine: false,
  given: () => new Map(),
  allowance: new Patience().forObject(),
};
const classic = {
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  metadata: { name: 'classic' },
  spec: {
    rules: [{ name: 'r', match: { any: [{ resources: { kinds: ['Pod'] } }] }, validate: { pattern: { kind: 'x' } } }],
  },
};
const admission = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'native' },
  spec: { matchConstraints: aboutPods, ...tagged },
};
const binding = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: 'b' },
  spec: { policyName: 'native', validationActions: ['Deny'] },
};
const of = (...objects: readonly object[]): PolicySet<number> =>
  new PolicySet(objects.map((object, source) => ({ object, source })));

describe('policies that belong together', () => {
  test('are each asked, and known by who brought them', () => {
    const set = of(classic, validatingPolicy(tagged), admission, binding, pod({}));
    expect(
      set
        .judge(asked(pod(latest)), judging)
        .map(({ policy, outcomes }) => [policy.source, policy.name, outcomes[0]?.outcome]),
    ).toEqual([
      [1, 'images', 'fail'],
      [0, 'classic', 'fail'],
      [2, 'native', 'fail'],
    ]);
    expect(set.judge(asked({ apiVersion: 'v1', kind: 'Service' }), judging)).toEqual([]);
  });

  test('are exempted by exceptions of their own kind', () => {
    const exceptions = [
      {
        apiVersion: 'policies.kyverno.io/v1beta1',
        kind: 'PolicyException',
        metadata: { name: 'e' },
        spec: { policyRefs: [{ kind: 'ValidatingPolicy', name: 'images' }] },
      },
      {
        apiVersion: 'kyverno.io/v2',
        kind: 'PolicyException',
        metadata: { name: 'e' },
        spec: {
          match: { any: [{ resources: { kinds: ['Pod'] } }] },
          exceptions: [{ policyName: 'classic', ruleNames: ['r'] }],
        },
      },
    ];
    const outcomes = of(classic, validatingPolicy(tagged), ...exceptions).judge(asked(pod(latest)), judging);
    expect(outcomes.map(({ outcomes: [first] }) => first?.outcome)).toEqual(['skip', 'skip']);
  });

  test('that are not understood say why, and nothing else', () => {
    const set = of(validatingPolicy({ validations: [{ expression: '1 +' }] }), {
      ...admission,
      spec: { validations: [{ expression: '(' }] },
    });
    expect(set.policies.map(({ problems }) => problems.length)).toEqual([1, 1]);
    expect(set.judge(asked(pod(latest)), judging)).toEqual([]);
  });

  test('have Namespaces among them, whose labels are understood', () => {
    const labelled = (level: string): object => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': level } },
    });
    const [good, bad] = [labelled('baseline'), labelled('strict')];
    const hostly = pod({ hostPID: true, containers: [] });
    const said = of(good).judge(asked(hostly, { namespaceObject: good }), judging);
    expect(said).toMatchObject([{ policy: { kind: 'Namespace' }, outcomes: [{ rule: 'enforce', outcome: 'fail' }] }]);
    expect(of(bad).judge(asked(hostly, { namespaceObject: bad }), judging)).toEqual([]);
    expect(of(bad).policies.map(({ problems }) => problems.length)).toEqual([1]);
  });

  test('that judge data are asked about data', () => {
    const validations = [{ expression: 'object.a == 1' }];
    const spec = { evaluation: { mode: 'JSON' }, matchConstraints: {}, validations };
    const set = of(validatingPolicy(spec), classic);
    expect(set.judgeData({ a: 2 }, judging)).toMatchObject([{ outcomes: [{ outcome: 'fail' }] }]);
  });
});
