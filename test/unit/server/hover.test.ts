import { describe, expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver/node';
import { plain } from '../../../src/domain/markdown.ts';
import { tallyWords } from '../../../src/server/hover.ts';
import type { PolicyTally } from '../../../src/repository/row.ts';
import { noHostNetwork, podText } from '../repository/policyText.ts';
import { session } from './session.ts';

const read = { exempted: 0, unread: 0, unreadBindings: 0 };

test.each<[PolicyTally, string]>([
  [
    { matched: 0, failed: 0, errors: 0, unjudged: 0, missing: [], recognised: [], ...read, isTried: false },
    'No policy of the repository is about this object.',
  ],
  [
    { matched: 1, failed: 0, errors: 0, unjudged: 0, missing: [], recognised: [], ...read, isTried: false },
    '1 policy matches: none fails.',
  ],
  [
    { matched: 0, failed: 0, errors: 0, unjudged: 0, missing: [], recognised: [], ...read, unread: 1, isTried: false },
    'No policy of the repository is about this object. 1 policy that only Helm can read may be about it too.',
  ],
  [
    { matched: 1, failed: 0, errors: 0, unjudged: 0, missing: [], recognised: [], ...read, unread: 2, isTried: false },
    '1 policy matches: none fails. 2 policies that only Helm can read may be about it too.',
  ],
  [
    {
      matched: 0,
      failed: 0,
      errors: 0,
      unjudged: 0,

      missing: [],
      recognised: [],
      exempted: 0,
      unread: 1,
      unreadBindings: 2,
      isTried: false,
    },
    'No policy of the repository is about this object. 1 policy and 2 bindings that only Helm can read may be about it too.',
  ],
  [
    { matched: 1, failed: 1, errors: 0, unjudged: 0, missing: [], recognised: [], ...read, isTried: false },
    '1 policy matches: 1 fails.',
  ],
  [
    {
      matched: 3,
      failed: 1,
      errors: 0,
      unjudged: 0,
      missing: [],
      recognised: [],
      ...read,
      exempted: 2,
      isTried: false,
    },
    '3 policies match: 1 fails, 2 exempted.',
  ],
  [
    {
      matched: 2,
      failed: 0,
      errors: 0,
      unjudged: 0,
      missing: [],
      recognised: [],
      ...read,
      exempted: 1,
      isTried: false,
    },
    '2 policies match: none fails, 1 exempted.',
  ],
  [
    {
      matched: 12,
      failed: 2,
      errors: 1,
      unjudged: 1,

      missing: [{ kind: 'image', name: 'a' }],
      recognised: [],
      ...read,
      isTried: false,
    },
    '12 policies match: 2 fail, 1 can\'t be evaluated, 1 is not judged (needs data of the image "a").',
  ],
  [
    {
      matched: 5,
      failed: 0,
      errors: 0,
      unjudged: 5,

      missing: [{ kind: 'clock', name: '' }],
      recognised: [
        { policy: { kind: 'ClusterPolicy', name: 'p' }, rule: 'a', does: 'changes objects' },
        { policy: { kind: 'MutatingPolicy', name: 'm' }, rule: '', does: 'changes objects' },
        { policy: { kind: 'GeneratingPolicy', name: 'g' }, rule: '', does: 'makes objects' },
        { policy: { kind: 'GeneratingPolicy', name: 'h' }, rule: '', does: 'makes objects' },
      ],
      ...read,
      isTried: false,
    },
    '5 policies match: 5 are not judged (needs the time). Recognised, but not judged: ClusterPolicy "p" (rule: a) changes objects; MutatingPolicy "m" changes objects; GeneratingPolicy "g" makes objects; and 1 more.',
  ],
  [
    { matched: 0, failed: 0, errors: 0, unjudged: 0, missing: [], recognised: [], ...read, isTried: true },
    'No policy is asked about this object: a test or a phase names its file to try policies on.',
  ],
])('%j is told', (tally, words) => {
  expect(tallyWords(tally)).toBe(words);
});

const text = `${podText}---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    spec: {kind: x}\n`;

test.each<[line: number, character: number, wanted: string | null]>([
  [1, 3, '1 policy matches: 1 fails.'],
  [2, 3, null],
  [4, 3, null],
  [11, 8, '1 policy matches: none fails.'],
])('Where an object says what it is, it is told what policies say of it: line %i', async (line, character, wanted) => {
  const editor = await session({ '/repo/policy.yaml': noHostNetwork });
  const uri = 'file:///repo/pod.yaml';
  await editor.open(uri, text);
  await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.some(({ code }) => code === 'policy/denied'));
  const hover = await editor.request<Hover | null>('textDocument/hover', {
    textDocument: { uri },
    position: { line, character },
  });
  expect(hover?.contents ?? null).toEqual(wanted === null ? null : { kind: 'markdown', value: plain(wanted) });
});

describe('a policy is told what policies say of it', () => {
  const aboutPolicies = noHostNetwork
    .replaceAll('no-host-network', 'policies')
    .replace('apiGroups: [""]', 'apiGroups: [policies.kyverno.io]')
    .replace('resources: [pods]', 'resources: [validatingpolicies]');

  test.each([
    ['only where one is about it', {}, null],
    ['where one is', { '/repo/policies.yaml': aboutPolicies }, '1 policy matches: none fails.'],
  ])('%s', async (_, files, wanted) => {
    const uri = 'file:///repo/policy.yaml';
    const editor = await session({ ...files, '/repo/other.yaml': noHostNetwork, '/repo/pod.yaml': podText });
    await editor.open('file:///repo/pod.yaml', podText);
    // By then all policies of the folder are known.
    await editor.diagnostics('file:///repo/pod.yaml', ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'policy/denied'),
    );
    await editor.open(uri, noHostNetwork);
    await editor.status((status) => status.uri === uri);
    const position = { line: noHostNetwork.split('\n').findIndex((line) => line.startsWith('kind:')), character: 3 };
    const hover = await editor.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position });
    expect(hover?.contents ?? null).toEqual(wanted === null ? null : { kind: 'markdown', value: plain(wanted) });
  });
});

describe('what is recognised and not judged', () => {
  const uri = 'file:///repo/policy.yaml';
  const policy = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: labels}
spec:
  rules:
    - name: add-team
      match: {any: [{resources: {kinds: [Pod]}}]}
      mutate: {patchStrategicMerge: {metadata: {labels: {team: a}}}}
`;
  const mutating = 'apiVersion: policies.kyverno.io/v1\nkind: MutatingPolicy\nmetadata: {name: m}\nspec: {}\n';

  const hoverAt = async (
    at: string,
    typed: string,
    line: number,
    files: Record<string, string>,
    wanted: string,
  ): Promise<string> => {
    const editor = await session(files);
    await editor.open(at, typed);
    await editor.status(({ version }) => version === 1);
    const hover = async (): Promise<string> => {
      const params = { textDocument: { uri: at }, position: { line, character: 8 } };
      const shown = await editor.request<Hover | null>('textDocument/hover', params);
      return shown === null ? '' : (shown.contents as { readonly value: string }).value;
    };
    // The policies of the workspace are read a little later.
    await expect.poll(hover, { timeout: 10_000 }).toBe(plain(wanted));
    return hover();
  };

  test('says so at the object that it is about', async () => {
    const words =
      '1 policy matches: 1 is not judged. Recognised, but not judged: ClusterPolicy "labels" (rule: add-team) changes objects.';
    const said = await hoverAt('file:///repo/pod.yaml', podText, 1, { '/repo/policy.yaml': policy }, words);
    expect(said).toBe(plain(words));
  });

  test.each([
    [policy, 5, 'This rule changes objects: it is recognised, and not judged.'],
    [policy, 7, 'This rule changes objects: it is recognised, and not judged.'],
    [mutating, 1, 'This MutatingPolicy changes objects: it is recognised, and not judged.'],
  ])('says so in the policy', async (written, line, wanted) => {
    expect(await hoverAt(uri, written, line, { '/repo/other.yaml': noHostNetwork }, wanted)).toBe(plain(wanted));
  });
});
