import { expect, test } from 'vitest';
import { session } from './session.ts';
import type { Session } from './session.ts';

const [policy, definition] = ['file:///repo/policy.yaml', 'file:///repo/gatway.yaml'];
const policyText = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: no-such-kind}
spec:
  rules:
    - name: a
      match: {any: [{resources: {kinds: [Gatway]}}]}
      validate: {message: No., pattern: {spec: {a: b}}}
`;
const definitionText = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: gatways.example.org}
spec:
  group: example.org
  names: {kind: Gatway, plural: gatways, singular: gatway, listKind: GatwayList}
  scope: Namespaced
  versions:
    - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
`;

type Said = Parameters<Parameters<Session['diagnostics']>[1]>[0];

function isSuspect({ diagnostics }: Said): boolean {
  return diagnostics.some(
    ({ message }) => typeof message === 'string' && message.startsWith('No kind "Gatway" is known here'),
  );
}

function isTaken(said: Said): boolean {
  return !isSuspect(said);
}

/** An editor with a policy about a kind that nobody knows. */
async function suspecting(files: Record<string, string> = {}): Promise<Session> {
  const editor = await session(files);
  await editor.open(policy, policyText);
  await editor.diagnostics(policy, isSuspect);
  return editor;
}

test('A kind is known as soon as its definition is typed, and as long as it is there', async () => {
  const editor = await suspecting();
  await editor.open(definition, definitionText);
  const known = await editor.diagnostics(policy, isTaken);
  await editor.change(definition, 2, definitionText.replaceAll('kind: Gatway', 'kind: Gatwayy'));
  const unknown = await editor.diagnostics(policy, isSuspect);
  await editor.change(definition, 3, definitionText);
  expect([known.length - unknown.length, await editor.diagnostics(policy, isTaken)]).toEqual([-1, known]);
});

test('A kind is known as soon as the file of its definition has come', async () => {
  const files: Record<string, string> = {};
  const editor = await suspecting(files);
  files['/repo/gatway.yaml'] = definitionText;
  await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: definition, type: 1 }] });
  const known = await editor.diagnostics(policy, isTaken);
  delete files['/repo/gatway.yaml'];
  await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: definition, type: 3 }] });
  expect(await editor.diagnostics(policy, isSuspect)).toHaveLength(known.length + 1);
});
