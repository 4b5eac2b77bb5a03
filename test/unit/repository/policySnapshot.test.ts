import { expect, test } from 'vitest';
import { at } from '../../../src/domain/kubernetes/read.ts';
import { PolicyObjects } from '../../../src/repository/policyObjects.ts';
import { PolicySnapshot } from '../../../src/repository/policySnapshot.ts';
import { bundled } from '../product.ts';
import { repositoryOf } from './policyPorts.ts';
import { noHostNetwork, podText } from './policyText.ts';

const namespaced = noHostNetwork.replace('ValidatingPolicy', 'NamespacedValidatingPolicy');

function objectsOf(texts: Readonly<Record<string, string>>): PolicyObjects {
  const objects = new PolicyObjects(() => false);
  for (const [path, text] of Object.entries(texts)) objects.update(path, text);
  return objects;
}

test('What is placed is always the same for the same, so that a policy is compiled once', () => {
  const objects = objectsOf({ '/r/policy.yaml': namespaced });
  const repository = repositoryOf({ namespaceOf: () => 'lab' });
  const first = new PolicySnapshot(objects, repository, new Set(), null);
  const second = new PolicySnapshot(objects, repository, new Set(), first.world.policies);
  const [before, after] = [first, second].map(({ world }) => world.policies.asked[0]?.set);
  expect(before).toBeDefined();
  expect(after).toBe(before);
});

test('A policy with unknown fields is compiled once, without them', () => {
  const objects = objectsOf({ '/r/policy.yaml': `${noHostNetwork}  unknown: {a: 1}\n` });
  const repository = repositoryOf({ served: [bundled] });
  const first = new PolicySnapshot(objects, repository, new Set(), null);
  const second = new PolicySnapshot(objects, repository, new Set(), first.world.policies);
  const [before, after] = [first, second].map(({ world }) => world.policies.asked[0]);
  expect(after?.set).toBe(before?.set);
  expect(at(before?.object, 'spec', 'validations')).toHaveLength(1);
  expect(at(before?.object, 'spec', 'unknown')).toBeUndefined();
});

test('An exception and a binding that their schemas refuse count for nothing', () => {
  const admission = noHostNetwork
    .replace('policies.kyverno.io', 'admissionregistration.k8s.io')
    .replace('ValidatingPolicy', 'ValidatingAdmissionPolicy')
    .replace('  validationActions: [Deny]\n', '')
    .replace('.?hostNetwork.orValue(false) == false', '.hostNetwork == false');
  const binding = (actions: string): string =>
    `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: b}\nspec: {policyName: no-host-network, validationActions: ${actions}}\n`;
  const exception = (kind: string): string =>
    `apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: e}\nspec: {policyRefs: [{name: no-host-network, kind: ${kind}}]}\n`;
  const said = (policy: string, beside: string): readonly string[] => {
    const objects = objectsOf({ '/r/policy.yaml': policy, '/r/beside.yaml': beside, '/r/pod.yaml': podText });
    const { world } = new PolicySnapshot(objects, repositoryOf({ served: [bundled] }), new Set(), null);
    const pod = objects.all().find(({ identity }) => identity.kind === 'Pod');
    return world.judge(pod?.data).flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome));
  };
  expect(said(admission, binding('[Deny]'))).toEqual(['fail']);
  expect(said(admission, binding('Deny'))).toEqual([]);
  expect(said(noHostNetwork, exception('ValidatingPolicy'))).toEqual(['skip']);
  expect(said(noHostNetwork, exception('true'))).toEqual(['fail']);
});

test('It tells what policies look up', () => {
  const asked = new Set<string>();
  const objects = objectsOf({ '/r/policy.yaml': noHostNetwork, '/r/pod.yaml': podText });
  const snapshot = new PolicySnapshot(objects, repositoryOf(), asked, null);
  const names = (): unknown =>
    snapshot.world.judge({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: {} });
  names();
  expect([...asked]).toContain('v1/serviceaccounts');
});

test('A Namespace that changes decides about custom objects as it is now', () => {
  const selecting = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: prod}
spec:
  rules:
    - name: widgets
      match: {any: [{resources: {kinds: [Widget], namespaceSelector: {matchLabels: {tier: prod}}}}]}
      validate: {failureAction: Enforce, deny: {}}
`;
  const namespaceText = (tier: string): string =>
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {tier: ${tier}}}\n`;
  const widget = 'apiVersion: x.io/v1\nkind: Widget\nmetadata: {name: w, namespace: shop}\n';
  const objects = objectsOf({ '/r/ns.yaml': namespaceText('prod'), '/r/p.yaml': selecting, '/r/w.yaml': widget });
  const snapshot = new PolicySnapshot(objects, repositoryOf(), new Set(), null);
  const object = objects.at({ file: '/r/w.yaml', document: 0, item: null })?.data;
  const outcomes = (): unknown =>
    snapshot.world.judge(object).flatMap((one) => one.outcomes.map(({ outcome }) => outcome));
  expect(outcomes()).toEqual(['fail']);
  const change = objects.update('/r/ns.yaml', namespaceText('dev'));
  for (const { data } of change?.objects ?? []) snapshot.forget(data);
  expect(outcomes()).toEqual([]);
});

test.each([
  ['is taken', '[{controlName: Host Namespaces}]', ['skip']],
  ['is refused', '[{controlName: Host Namespaces}, {controlName: Capabilities}]', ['fail']],
])('An exception that %s', (_, podSecurity, outcomes) => {
  const texts = { '/r/policy.yaml': baseline, '/r/exception.yaml': exempting(podSecurity), '/r/pod.yaml': podText };
  const objects = objectsOf(texts);
  const { world } = new PolicySnapshot(objects, repositoryOf(), new Set(), null);
  const pod = objects.all().find(({ identity }) => identity.kind === 'Pod');
  const said = world.judge(pod?.data).flatMap((one) => one.outcomes);
  expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
});

const baseline = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: baseline}
spec:
  rules:
    - name: pods
      match: {any: [{resources: {kinds: [Pod]}}]}
      validate: {failureAction: Enforce, podSecurity: {level: baseline, version: latest}}
`;

function exempting(podSecurity: string): string {
  return `apiVersion: kyverno.io/v2
kind: PolicyException
metadata: {name: hosts, namespace: shop}
spec:
  exceptions: [{policyName: baseline, ruleNames: [pods]}]
  match: {any: [{resources: {kinds: [Pod]}}]}
  podSecurity: ${podSecurity}
`;
}
