import { expect, test } from 'vitest';
import { lint } from '../../../src/actions/lint.ts';
import type { LintInput } from '../../../src/actions/lint.ts';
import type { KnownKind } from '../../../src/domain/policy/problems/problem.ts';
import { asSlipway } from '../../../src/repository/rules.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { hostedPod, hostilePolicies } from '../../fixtures/hostilePolicies.ts';
import { podText, policyText } from '../repository/policyText.ts';

const input: LintInput = {
  paths: ['.'],
  stdin: () => Promise.resolve({ text: '' }),
  rules: { ...asSlipway, catalogs: [] },
  fetching: [],
  crds: null,
  kinds: () => [],
  served: [],
  policies: true,
  now: () => null,
  surroundings: memorySurroundings(),
  absolute: (path) => path,
  everything: false,
};

/** The codes of what policies say, by file. */
async function codesOf(texts: Readonly<Record<string, string>>, more: Partial<LintInput> = {}): Promise<object> {
  const { files } = await lint(memoryFiles(texts), { ...input, ...more }, new AbortController().signal);
  const codes = files.map(({ path, findings }) => [
    path,
    findings.flatMap(({ code }) => (code.startsWith('policy/') ? code : [])),
  ]);
  return Object.fromEntries(codes);
}

test('A policy that is stopped has its finding wherever its file comes, and once', async () => {
  const policy = hostilePolicies['loops in loops']?.policy ?? '';
  const texts = { 'a.yaml': policy, 'b.yaml': hostedPod('b'), 'c.yaml': `${hostedPod('c')}---\n${hostedPod('d')}` };
  expect(await codesOf(texts)).toEqual({
    'a.yaml': ['policy/budget'],
    'b.yaml': ['policy/unjudged'],
    'c.yaml': ['policy/unjudged', 'policy/unjudged'],
  });
});

test('Where a file lies says into which namespace its objects go, however its path is written', async () => {
  const kustomized = { '/lab/a/kustomization.yaml': 'namespace: lab\n' };
  const platform = {
    '/lab/platform.yaml': 'platform:\n  releasedPhase: 0\n',
    '/lab/applications.yaml': 'applications: {a: {folder: a, namespace: lab}}\n',
  };
  const texts = {
    'policy.yaml': policyText('placed', "object.metadata.namespace != 'lab'"),
    'pod.yaml': podText.replace(', namespace: shop', ''),
  };
  for (const around of [kustomized, platform])
    expect(
      await codesOf(texts, {
        surroundings: memorySurroundings([], [], [], around),
        absolute: (path) => `/lab/a/${path}`,
      }),
    ).toEqual({ 'policy.yaml': [], 'pod.yaml': ['policy/denied'] });
});

test('What was taken for granted is in the message', async () => {
  const texts = {
    'policy.yaml': policyText('reading', "resource.Get('v1', 'configmaps', 'shop', 'm').data.a == 'b'"),
    'map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\ndata: {a: x}\n',
    'pod.yaml': podText,
  };
  const { files } = await lint(memoryFiles(texts), input, new AbortController().signal);
  const told = files.flatMap(({ findings }) => findings.filter(({ code }) => code === 'policy/denied'));
  expect(told.map(({ message }) => message)).toEqual([
    'Policy "reading" refuses this Pod: No. Taken for granted: ConfigMap "shop/m" is as in the repository.',
  ]);
});

test('A resource that nobody knows is told where one that is known is near', async () => {
  const texts = { 'policy.yaml': policyText('typo', 'true').replace('[pods]', '[pod]'), 'pod.yaml': podText };
  const kinds = (): readonly KnownKind[] => [{ group: '', kind: 'Pod' }];
  expect(await codesOf(texts, { kinds })).toEqual({ 'policy.yaml': ['policy/suspect'], 'pod.yaml': [] });
  expect(await codesOf(texts)).toEqual({ 'policy.yaml': [], 'pod.yaml': [] });
});
