import { describe, expect, test } from 'vitest';
import { at, isMap, textAt } from '../../../../../src/domain/kubernetes/read.ts';
import { exceptionFor } from '../../../../../src/domain/policy/fixes/exception.ts';
import { validatingPolicy } from '../asked.ts';
import { classicPolicy, dataOf, failureOf, outcomesOf } from './refused.ts';

const spec = { hostPID: true, containers: [{ name: 'a', image: 'x:1' }] };
const template = { metadata: { labels: { app: 'web' } }, spec };

function made(apiVersion: string, kind: string, below: object, metadata: object = { name: 'web' }): object {
  return { apiVersion, kind, metadata: { namespace: 'shop', ...metadata }, spec: below };
}

const pod = made('v1', 'Pod', spec);
const deployment = made('apps/v1', 'Deployment', { selector: { matchLabels: { app: 'web' } }, template });
const cronJob = made('batch/v1', 'CronJob', { schedule: '* * * * *', jobTemplate: { spec: { template } } });
const rollout = made('argoproj.io/v1alpha1', 'Rollout', { template });

const labels = { labels: { app: 'web' } };
const replicaSet = (name: string, more: object = labels): object =>
  made('apps/v1', 'ReplicaSet', { template }, { name, ...more });
const job = (name: string): object => made('batch/v1', 'Job', { template }, { name, ...labels });
const podOf = (generateName: string, more: object = labels): object =>
  made('v1', 'Pod', spec, { name: `${generateName}x2k4z`, generateName, ...more });

const pattern = { pattern: { spec: { '=(hostPID)': 'false' } } };
const expression = '!object.spec.?hostPID.orValue(false)';
const policies = {
  classic: classicPolicy(pattern),
  standard: classicPolicy({ podSecurity: { level: 'baseline', version: 'latest' } }),
  namespaced: { ...classicPolicy(pattern), kind: 'Policy', metadata: { name: 'wanted', namespace: 'shop' } },
  validating: validatingPolicy({ validations: [{ expression }] }),
};

const outcomes = (object: unknown, refused: unknown, policy: unknown): readonly string[] => {
  const text = exceptionFor({ outcome: failureOf(refused, policy), policy, object: refused, namespace: 'kyverno' });
  return outcomesOf(object, policy, dataOf(text ?? '')).map(({ outcome }) => outcome);
};

describe.each(Object.entries(policies))('an exception from a policy: %s', (_kind, policy) => {
  test.each([
    ['a pod', pod],
    ['a deployment', deployment],
    ['a cron job', cronJob],
  ])('lets %s pass', (_what, object) => {
    expect(outcomesOf(object, policy).map(({ outcome }) => outcome)).toEqual(['fail']);
    expect(outcomes(object, object, policy)).toEqual(['skip']);
  });

  test.each([
    ['what a deployment makes', replicaSet('web-6d4cf56db6'), deployment],
    ['and its pods', podOf('web-6d4cf56db6-'), deployment],
    ['what a cron job makes', job('web-29000000'), cronJob],
    ['and its pods', podOf('web-29000000-'), cronJob],
  ])('and %s', (_what, object, refused) => {
    expect(outcomes(object, refused, policy)).toEqual(['skip']);
  });

  test.each([
    ['another pod', made('v1', 'Pod', spec, { name: 'web2' }), pod],
    ['another deployment', made('apps/v1', 'Deployment', { template }, { name: 'web-api' }), deployment],
    ['a pod of its name', pod, deployment],
    ['a deployment of the name of a pod', deployment, pod],
    ['what another deployment makes', replicaSet('web-api', { labels: { app: 'web-api' } }), deployment],
    ['and its pods', podOf('web-api-6d4cf56db6-', { labels: { app: 'web-api' } }), deployment],
  ])('not %s', (_what, object, refused) => {
    expect(outcomes(object, refused, policy)).toEqual(['fail']);
  });
});

describe('not what lies in another namespace', () => {
  const elsewhere = (object: object): object => ({
    ...object,
    metadata: { ...metadataOf(object), namespace: 'other' },
  });

  test.each([
    ['classic', pod],
    ['classic', deployment],
    ['standard', deployment],
    ['validating', pod],
    ['validating', deployment],
  ] as const)('%s: %o', (kind, object) => {
    expect(outcomes(elsewhere(object), object, policies[kind])).toEqual(['fail']);
  });

  test('nor in the usual one, when that is where it goes', () => {
    const nowhere = { ...pod, metadata: { name: 'web' } };
    const found = [nowhere, pod].map((object) => outcomes(object, nowhere, policies.validating));
    expect(found).toEqual([['skip'], ['fail']]);
  });
});

function metadataOf(object: object): object {
  const metadata = at(object, 'metadata');
  return isMap(metadata) ? metadata : {};
}

test('What Kyverno takes pods out of is known by its own name', () => {
  const autogen = { podControllers: { controllers: ['rollouts.v1alpha1.argoproj.io'] } };
  const policy = validatingPolicy({ autogen, validations: [{ expression }] });
  const other = made('argoproj.io/v1alpha1', 'Rollout', { template }, { name: 'other' });
  expect(outcomes(rollout, rollout, policy)).toEqual(['skip']);
  expect(outcomes(other, rollout, policy)).toEqual(['fail']);
});

test('An object without a namespace is of the whole cluster', () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'system:x' } };
  const policy = classicPolicy({ pattern: { metadata: { labels: { a: '?*' } } } }, ['ClusterRole']);
  expect(outcomes(role, role, policy)).toEqual(['skip']);
});

test('An object is known by the beginning of a name that the cluster gives', () => {
  const { classic, validating } = policies;
  const nameless = made('v1', 'Pod', spec, { generateName: 'web-' });
  expect([classic, validating].map((policy) => outcomes(nameless, nameless, policy))).toEqual([['skip'], ['skip']]);
});

test('The text asks for the reason, and says the same every time', () => {
  const outcome = failureOf(deployment, policies.validating);
  const text = exceptionFor({ outcome, policy: policies.validating, object: deployment, namespace: 'kyverno' });
  expect(text).toBe(
    `# Why it may:
apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata:
  name: images-deployment-shop-web
  namespace: kyverno
spec:
  policyRefs:
    - name: images
      kind: ValidatingPolicy
  matchConditions:
    - name: namespace
      expression: "request.namespace == 'shop'"
    - name: object
      expression: >-
        object.kind == 'Deployment' && object.metadata.?name.orValue('') == 'web'
        || object.kind == 'ReplicaSet' && object.metadata.?name.orValue('').matches('^web-[bcdfghjklmnpqrstvwxz2456789]+$')
        || object.kind == 'Pod' && object.metadata.?generateName.orValue('').matches('^web-[bcdfghjklmnpqrstvwxz2456789]+-$')
`,
  );
});

test.each([
  ['classic', deployment, ['autogen-check', 'check']],
  ['classic', cronJob, ['autogen-cronjob-check', 'autogen-check', 'check']],
  ['classic', pod, ['check']],
] as const)('The rules of an exception from a %s policy for %o', (kind, object, rules) => {
  const policy = policies[kind];
  const text = exceptionFor({ outcome: failureOf(object, policy), policy, object, namespace: 'kyverno' });
  const data = dataOf(text ?? '');
  expect(at(data, 'spec', 'exceptions')).toEqual([{ policyName: 'wanted', ruleNames: rules }]);
  expect(textAt(data, 'apiVersion')).toBe('kyverno.io/v2');
});

test('A policy of Kubernetes itself knows no exceptions', () => {
  const policy = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy' };
  const outcome = failureOf(pod, policies.classic);
  expect(exceptionFor({ outcome, policy, object: pod, namespace: 'kyverno' })).toBeNull();
});
