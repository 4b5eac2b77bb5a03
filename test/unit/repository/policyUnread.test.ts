import { expect, test } from 'vitest';
import { manifestOf } from '../../../src/repository/manifest.ts';
import { PolicyIndex } from '../../../src/repository/policyIndex.ts';
import type { PolicyAnswer } from '../../../src/repository/policyJudge.ts';
import { repositoryOf } from './policyPorts.ts';
import { noHostNetwork, podText } from './policyText.ts';

const exception = `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata: {name: {{ .Release.Name }}}
spec:
  policyRefs: [{name: no-host-network, kind: ValidatingPolicy}]
`;
const policy = noHostNetwork.replace('no-host-network', '{{ .Release.Name }}');
const [template, other] = ['/r/chart/templates/a.yaml', '/r/chart/templates/b.yaml'];

function answer(index: PolicyIndex): PolicyAnswer {
  const [question] = manifestOf('/r/pod.yaml', podText).objects;
  if (question === undefined) throw new Error('There is no object.');
  return index.judge(question, '/r/pod.yaml');
}

test('A refusal says when an exception that only Helm can read may exempt from it, while there is one', () => {
  const index = new PolicyIndex(repositoryOf(), () => undefined);
  index.update('/r/policy.yaml', noHostNetwork);
  const granted = (): readonly string[] | undefined => answer(index).findings[0]?.granted;
  expect(answer(index).findings).toHaveLength(1);
  expect(granted()).toBeUndefined();
  expect(index.update(template, exception)).toBe(true);
  expect(answer(index).findings[0]?.message).toBe('Policy "no-host-network" refuses this Pod: No.');
  expect(granted()).toEqual(['A PolicyException that only Helm can read does not exempt it.']);
  expect(index.update(template, exception)).toBe(false);
  expect(index.update(other, 'apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Release.Name }}}\n')).toBe(false);
  expect(index.update(template, null)).toBe(true);
  expect(granted()).toBeUndefined();
});

test('Policies that only Helm can read are counted', () => {
  const index = new PolicyIndex(repositoryOf(), () => undefined);
  index.update(template, `${policy}---\n${exception}`);
  expect(answer(index).tally).toMatchObject({ matched: 0, unread: 1 });
  index.update(other, policy);
  expect(answer(index).tally).toMatchObject({ matched: 0, unread: 2 });
});

test('What brings policies into force is counted by itself', () => {
  const index = new PolicyIndex(repositoryOf(), () => undefined);
  const kind = 'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\n';
  index.update(template, `${kind}metadata:\n  name: {{ .Release.Name }}-no-a\n`);
  expect(answer(index).tally).toMatchObject({ matched: 0, unread: 0, unreadBindings: 1 });
});

test('Patches, and what is only there to be tried, are none', () => {
  const index = new PolicyIndex(repositoryOf({ isPatch: (path) => path === template }), () => undefined);
  const suite = 'apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\nmetadata: {name: t}\nresources: [b.yaml]\n';
  index.update('/r/chart/templates/kyverno-test.yaml', suite);
  index.update(template, policy);
  index.update(other, policy);
  expect(answer(index).tally).toMatchObject({ unread: 0 });
});
