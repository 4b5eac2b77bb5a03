import { expect, test } from 'vitest';
import { gather, placeNamed } from '../../../src/actions/gather.ts';
import type { GatherOptions } from '../../../src/actions/gather.ts';
import type { FileText } from '../../../src/ports.ts';
import { memoryFiles } from '../../fakes/files.ts';

const object = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\n`;
const template = 'apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Values.name }}}\n';
const files = memoryFiles(
  {
    'a/one.yaml': object('one'),
    'a/values.yaml': 'a: [',
    'a/template.yaml': template,
    'a/broken.yaml': 'apiVersion: v1\nkind: Pod\nx: [\n',
    'a/hidden.yaml': object('hidden'),
    'b.yaml': object('two'),
    'large.yaml': { failure: 'too-large', bytes: 17 * 1024 * 1024 },
    'binary.yaml': { failure: 'not-text' },
  },
  { ignored: ['a/hidden.yaml'] },
);

async function check(
  paths: readonly string[],
  names: readonly string[],
  failures: readonly unknown[] = [],
  options: Partial<GatherOptions> = {},
): Promise<void> {
  const stdin = (): Promise<{ text: string }> => Promise.resolve({ text: object('piped') });
  const gathered = await gather(files, paths, { stdin, ignored: false, ...options }, new AbortController().signal);
  expect(gathered.objects.map(({ identity }) => identity.name)).toEqual(names);
  expect(gathered.failures).toEqual(failures);
}

test('Files, folders and standard input, each file once', async () => {
  const broken = [expect.stringMatching(/^a\/broken\.yaml can't be read: .*\.$/)];
  await check(['b.yaml', 'b.yaml', '-'], ['two', 'piped']);
  await check(['a'], ['one'], broken);
  await check(['a'], ['hidden', 'one'], broken, { ignored: true });
});

test.each<[string, unknown]>([
  ['none.yaml', 'none.yaml does not exist.'],
  ['large.yaml', "large.yaml can't be read: it has 17 MB, more than is judged."],
  ['binary.yaml', "binary.yaml can't be read: it is neither UTF-8 nor UTF-16 text."],
  ['a/values.yaml', expect.stringMatching(/^a\/values\.yaml can't be read: /)],
  ['a/template.yaml', expect.stringMatching(/is a Helm template: .*render it first\.$/)],
])('%s is named and can not be used', (path, failure) => check([path], [], [failure]));

test.each<[string, FileText, unknown]>([
  ['can not be read', { failure: 'not-text' }, "Standard input can't be read: it is neither UTF-8 nor UTF-16 text."],
  ['is broken', { text: 'a: [' }, expect.stringMatching(/^Standard input can't be read: /)],
  ['is a template', { text: template }, expect.stringMatching(/^Standard input is a Helm template: /)],
])('Standard input that %s is called so', (_, read, failure) =>
  check(['-'], [], [failure], { stdin: () => Promise.resolve(read) }),
);

test('A path within a sentence', () =>
  expect(['-', 'a/-', 'a.yaml'].map((path) => placeNamed(path))).toEqual(['standard input', 'a/-', 'a.yaml']));

test('Objects are kept without their trees, and policies with them', async () => {
  const policy = 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\n';
  const both = memoryFiles({ 'a.yaml': object('one'), 'b.yaml': policy });
  const stdin = (): Promise<{ text: string }> => Promise.resolve({ text: '' });
  const { objects } = await gather(both, ['a.yaml', 'b.yaml'], { stdin, ignored: false }, new AbortController().signal);
  const isKept = objects.map(({ identity }) => 'value' in (Object.getOwnPropertyDescriptor(identity, 'root') ?? {}));
  expect(isKept).toEqual([false, true]);
});

test('It ends when it is told to', async () => {
  const stop = AbortSignal.abort();
  const stdin = (): Promise<{ text: string }> => Promise.resolve({ text: '' });
  await expect(gather(files, ['b.yaml'], { stdin, ignored: false }, stop)).rejects.toThrow('aborted');
});

test('Policies in a folder that only Helm can read are left out, and told', async () => {
  const policy = 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: {{ .Values.name }}}\n';
  const charts = memoryFiles({ 'c/a.yaml': `${policy}---\n${object('a')}---\n${template}`, 'c/b.yaml': policy });
  const stdin = (): Promise<{ text: string }> => Promise.resolve({ text: '' });
  const told = await gather(charts, ['c'], { stdin, ignored: false }, new AbortController().signal);
  expect(told.unread.map(({ is }) => is)).toEqual(['policy', 'policy']);
  expect(told.failures).toEqual([]);
});
