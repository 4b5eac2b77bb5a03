import { expect, test } from 'vitest';
import { PolicyObjects } from '../../../src/repository/policyObjects.ts';
import { PolicySnapshot } from '../../../src/repository/policySnapshot.ts';
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

test('It tells what policies look up', () => {
  const asked = new Set<string>();
  const objects = objectsOf({ '/r/policy.yaml': noHostNetwork, '/r/pod.yaml': podText });
  const snapshot = new PolicySnapshot(objects, repositoryOf(), asked, null);
  const names = (): unknown =>
    snapshot.world.judge({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: {} });
  names();
  expect([...asked]).toContain('v1/serviceaccounts');
});
