import { describe, expect, test } from 'vitest';
import { lint } from '../../../src/actions/lint.ts';
import type { LintInput, LintReport } from '../../../src/actions/lint.ts';
import { chartReason } from '../../../src/domain/kubernetes/chart.ts';
import type { Files, FileText } from '../../../src/ports.ts';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { asSlipway } from '../../../src/repository/rules.ts';
import { memoryCatalog, memoryFetchingCatalog } from '../../fakes/catalog.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';

const pod = 'apiVersion: v1\nkind: Pod\n';
const catalog = memoryCatalog({
  kinds: { 'v1/Pod': { type: 'object', properties: { apiVersion: {}, kind: {} } }, 'v1/Secret': {} },
  complete: [''],
});
const never = new AbortController().signal;

function lintFiles(files: Files, input: Partial<LintInput>, signal = never): Promise<LintReport> {
  const stdin = (): Promise<FileText> => Promise.resolve({ text: `${pod}x: 1\n` });
  const rules = { ...asSlipway, catalogs: [catalog] };
  const nothing = { fetching: [], served: [], crds: null, kinds: () => [], now: () => null, surroundings: null };
  const usual = { policies: false, everything: false, absolute: (path: string) => path, ...nothing };
  return lint(files, { paths: ['.'], stdin, rules, ...usual, ...input }, signal);
}

/** The files that were judged with the codes of their findings, and the failures. */
async function check(
  files: Files,
  input: Partial<LintInput>,
  judged: Readonly<Record<string, readonly string[]>>,
  failures: readonly string[] = [],
): Promise<void> {
  const report = await lintFiles(files, input);
  expect(
    Object.fromEntries(report.files.map(({ path, findings }) => [path, findings.map(({ code }) => code)])),
  ).toEqual(judged);
  expect(report.failures.map(({ code, sentence }) => `${code}: ${sentence}`)).toEqual(failures);
}

describe('what is judged', () => {
  const files = memoryFiles(
    {
      'a/pod.yaml': pod,
      'a/b/bad.yaml': `${pod}x: 1\n`,
      'a/values.yaml': 'replicas: 1\n',
      'a/secret/pod.yaml': pod,
      'c.yaml': pod,
    },
    { ignored: ['a/secret/pod.yaml'] },
  );
  const cases: readonly (readonly [
    rule: string,
    input: Partial<LintInput>,
    judged: Readonly<Record<string, readonly string[]>>,
  ])[] = [
    [
      'A folder with all its Kubernetes',
      { paths: ['a'] },
      { 'a/b/bad.yaml': ['schema/unknown-field'], 'a/pod.yaml': [] },
    ],
    ['A file that is named', { paths: ['a/pod.yaml'] }, { 'a/pod.yaml': [] }],
    ['A file that is named, whatever it holds', { paths: ['a/values.yaml'] }, { 'a/values.yaml': [] }],
    ['A file that is named, though it is ignored', { paths: ['a/secret/pod.yaml'] }, { 'a/secret/pod.yaml': [] }],
    [
      'Each file once',
      { paths: ['a/pod.yaml', 'a/pod.yaml', 'a/b', 'a/b/bad.yaml'] },
      { 'a/b/bad.yaml': ['schema/unknown-field'], 'a/pod.yaml': [] },
    ],
    [
      'A file that is named and lies in a folder that is named',
      { paths: ['a/values.yaml', 'a/b'] },
      { 'a/b/bad.yaml': ['schema/unknown-field'], 'a/values.yaml': [] },
    ],
    ['Standard input', { paths: ['-'] }, { '-': ['schema/unknown-field'] }],
    [
      'Everything, when it is asked for',
      { paths: ['a'], everything: true },
      { 'a/b/bad.yaml': ['schema/unknown-field'], 'a/pod.yaml': [], 'a/secret/pod.yaml': [], 'a/values.yaml': [] },
    ],
  ];
  test.each(cases)('%s', (_, input, judged) => check(files, input, judged));

  test('Files stand in the order of their paths, however they were named', async () => {
    const report = await lintFiles(files, { paths: ['c.yaml', 'a/pod.yaml', '-', 'a/b'] });
    expect(report.files.map(({ path }) => path)).toEqual(['-', 'a/b/bad.yaml', 'a/pod.yaml', 'c.yaml']);
  });

  test('A file has its objects and where its lines begin', async () => {
    const {
      files: [file],
    } = await lintFiles(files, { paths: ['c.yaml'] });
    expect(file).toMatchObject({ lines: [0, 15, 25], objects: [{ kind: 'Pod', document: 0 }] });
  });
});

describe('what can not be judged', () => {
  const files = memoryFiles({
    'good.yaml': pod,
    'large.yaml': { failure: 'too-large', bytes: 20 * 1024 * 1024 },
    'picture.yaml': { failure: 'not-text' },
    'locked.yaml': { failure: 'unreadable', reason: 'permission is denied' },
  });

  test('A file that is too large has one finding', () =>
    check(files, { paths: ['large.yaml'] }, { 'large.yaml': ['yaml/too-large'] }));

  test('A file that is no text has one finding', () =>
    check(files, { paths: ['picture.yaml'] }, { 'picture.yaml': ['yaml/syntax'] }));

  test('A file that can not be read stops nothing', () =>
    check(files, { paths: ['locked.yaml', 'good.yaml'] }, { 'good.yaml': [] }, [
      "lint/unreadable: locked.yaml can't be read: permission is denied.",
    ]));

  test('A folder that can not be read stops nothing', () =>
    check(
      memoryFiles({ 'a/pod.yaml': pod }, { unreadable: [{ path: 'a/locked', reason: 'permission is denied' }] }),
      { paths: ['a'] },
      { 'a/pod.yaml': [] },
      ["lint/unreadable: a/locked can't be read: permission is denied."],
    ));

  test('A path that does not exist stops nothing', () =>
    check(files, { paths: ['none', 'good.yaml'] }, { 'good.yaml': [] }, ['lint/no-path: none does not exist.']));

  test('A path that does not exist is told once', () =>
    check(files, { paths: ['none'] }, {}, ['lint/no-path: none does not exist.']));

  test('A folder without Kubernetes is told', () =>
    check(memoryFiles({ 'a/values.yaml': 'a: 1\n', 'b/x.txt': '' }), { paths: ['a', 'b'] }, {}, [
      'lint/no-files: No Kubernetes YAML in a, b; name a file, or a folder that holds some.',
    ]));

  test('Standard input that is no text has one finding', () =>
    check(files, { paths: ['-'], stdin: () => Promise.resolve({ failure: 'not-text' }) }, { '-': ['yaml/syntax'] }));
});

describe('secrets', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nstringData: {a: b}\n';
  test('are told in files', () => check(memoryFiles({ 'a.yaml': secret }), {}, { 'a.yaml': ['secret/plaintext'] }));
  test('are not told of standard input, which is no file', () =>
    check(memoryFiles({}), { paths: ['-'], stdin: () => Promise.resolve({ text: secret }) }, { '-': [] }));
});

describe('what the files say about each other', () => {
  const crd =
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {group: x.io, names: {kind: Ship}, versions: [{name: v1, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: string}}}}}]}\n';
  const ship = 'apiVersion: x.io/v1\nkind: Ship\nspec: 5\n';

  test('A custom resource is known before the file that uses it is judged', async () => {
    const crds = new CrdCatalog(() => undefined);
    const rules = { ...asSlipway, catalogs: [crds, catalog] };
    await check(
      memoryFiles({ 'a.yaml': ship, 'z.yaml': crd }),
      { crds, rules },
      { 'a.yaml': ['schema/type'], 'z.yaml': ['schema/unknown-kind'] },
    );
  });

  test('A template of a chart is skipped, a file beside it is not', async () => {
    const files = memoryFiles({ 'c/templates/a.yaml': `${pod}x: 1\n`, 'c/b.yaml': `${pod}x: 1\n` });
    const surroundings = memorySurroundings([], ['c/templates/a.yaml']);
    await check(files, { surroundings }, { 'c/b.yaml': ['schema/unknown-field'], 'c/templates/a.yaml': [] });
  });

  const chart = 'apiVersion: v2 # of the kind\nname: web\nversion: 1.0.0\n';
  test('The description of a chart is left out, and skipped when it is named', async () => {
    const surroundings = memorySurroundings([], [], [], { 'web/templates/pod.yaml': pod });
    const charts = memoryFiles({ 'web/Chart.yaml': chart, 'web/pod.yaml': pod });
    await check(charts, { surroundings }, { 'web/pod.yaml': [] });
    await check(charts, { surroundings, paths: ['web/Chart.yaml'] }, { 'web/Chart.yaml': [] });
    const { files: found } = await lintFiles(charts, { surroundings, paths: ['web/Chart.yaml'] });
    expect(found[0]?.objects).toMatchObject([{ status: 'skipped', reason: chartReason }]);
  });

  test('The description of a chart is known by what it says too', async () => {
    const { files: found } = await lintFiles(memoryFiles({ 'x.yaml': chart }), { paths: ['x.yaml'] });
    expect(found).toMatchObject([{ findings: [], objects: [{ status: 'skipped', reason: chartReason }] }]);
  });

  test('A template may be judged as if it were plain', () =>
    check(
      memoryFiles({ 'c/templates/a.yaml': `${pod}x: 1\n` }),
      { surroundings: null },
      { 'c/templates/a.yaml': ['schema/unknown-field'] },
    ));
});

describe('schemas that have to be fetched', () => {
  test('are fetched when a document asks for them, once', async () => {
    const fetching = memoryFetchingCatalog({
      kinds: { 'x.io/v1/Ship': { type: 'object', properties: { apiVersion: {}, kind: {} } } },
    });
    const rules = { ...asSlipway, catalogs: [fetching, catalog] };
    const files = memoryFiles({
      'a.yaml': 'apiVersion: x.io/v1\nkind: Ship\nsail: 1\n',
      'b.yaml': 'apiVersion: x.io/v1\nkind: Ship\n',
    });
    await check(files, { rules, fetching: [fetching] }, { 'a.yaml': ['schema/unknown-field'], 'b.yaml': [] });
    expect(fetching.fetched).toEqual(['x.io/v1/Ship']);
  });

  test('that are nowhere leave a kind unjudged', async () => {
    const fetching = memoryFetchingCatalog({ kinds: {} });
    const rules = { ...asSlipway, catalogs: [fetching] };
    await check(
      memoryFiles({ 'a.yaml': 'apiVersion: x.io/v1\nkind: Ship\n' }),
      { rules, fetching: [fetching] },
      { 'a.yaml': ['schema/unknown-kind'] },
    );
  });
});

test('A command that is given up ends', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(lintFiles(memoryFiles({ 'a.yaml': pod }), {}, stop.signal)).rejects.toThrow(/abort/i);
});

describe('a platform', () => {
  const platform = 'platform: { releasedPhase: x }\n';
  const files = {
    'repo/platform.yaml': platform,
    'repo/applications.yaml': 'applications: {}\n',
    'repo/values.yaml': platform,
  };
  const surroundings = memorySurroundings([], [], [], files);

  test('is judged as such, file by file', async () => {
    const report = await lintFiles(memoryFiles(files), { paths: ['repo'], surroundings });
    expect(report.files.map(({ path, objects }) => [path, objects[0]?.kind, objects[0]?.status])).toEqual([
      ['repo/applications.yaml', 'Applications', 'valid'],
      ['repo/platform.yaml', 'Platform', 'invalid'],
    ]);
    expect(report.files[1]?.findings.map(({ code }) => code)).toContain('platform/type');
  });

  test('is no platform to kubeconform', async () => {
    const report = await lintFiles(memoryFiles(files), { paths: ['repo/platform.yaml'] });
    expect(report.files.map(({ objects }) => objects[0]?.kind)).toEqual(['']);
  });
});
