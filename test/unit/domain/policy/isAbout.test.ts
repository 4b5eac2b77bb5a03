import { expect, test } from 'vitest';
import { isAbout } from '../../../../src/domain/policy/isAbout.ts';
import { aboutPods, asked, deployment, pod } from './asked.ts';

const selecting = { ...aboutPods, namespaceSelector: { matchLabels: { tier: 'front' } } };
const policy = (kind: string, spec: object = {}): object => ({
  kind,
  metadata: { name: 'p', namespace: 'shop' },
  spec: { matchConstraints: aboutPods, ...spec },
});
const onlyJobs = { autogen: { podControllers: { controllers: ['jobs'] } } };

test.each<[string, object, boolean, boolean]>([
  ['is about what makes pods', policy('ImageValidatingPolicy'), true, true],
  ['is about what makes pods in its namespace', policy('NamespacedMutatingPolicy'), true, true],
  ['names what makes pods', policy('ImageValidatingPolicy', onlyJobs), true, false],
  ['has nothing derived from it', policy('GeneratingPolicy'), true, false],
  ['has no constraints', { kind: 'CleanupPolicy', spec: {} }, false, false],
  ['selects by labels that nobody knows', policy('GeneratingPolicy', { matchConstraints: selecting }), true, false],
])('A policy that %s', (_, object, ofPods, ofDeployments) => {
  const asks = [pod({}), deployment({})].map((one) => isAbout(object, asked(one)));
  expect(asks).toEqual([ofPods, ofDeployments]);
});

test('A policy of a namespace is about no other', () => {
  const object = policy('NamespacedImageValidatingPolicy');
  expect(isAbout(object, asked(pod({}), { namespace: 'lab' }))).toBe(false);
});
