import { describe, expect, test } from 'vitest';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { session } from './session.ts';

const uri = 'file:///repo/a.yaml';
const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

describe('an open document', () => {
  test('is judged when it is opened, when it changes, and no more when it is closed', async () => {
    const editor = await session();
    await editor.open(uri, `${good}datas: {}\n`);
    expect(await editor.diagnostics(uri, ({ version }) => version === 1)).toMatchObject([
      { code: 'schema/unknown-field' },
    ]);
    await editor.change(uri, 2, good);
    expect(await editor.diagnostics(uri, ({ version }) => version === 2)).toEqual([]);
    await editor.change(uri, 3, `${good}x: 1\n`);
    expect(await editor.diagnostics(uri, ({ version }) => version === 3)).toHaveLength(1);
    await editor.notify('textDocument/didClose', { textDocument: { uri } });
    expect(await editor.diagnostics(uri, ({ version }) => version === undefined)).toEqual([]);
  });

  test('that is deleted has no diagnostics', async () => {
    const editor = await session();
    await editor.open(uri, `${good}x: 1\n`);
    await editor.diagnostics(uri, ({ version }) => version === 1);
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
    expect(await editor.diagnostics(uri, ({ version }) => version === undefined)).toEqual([]);
  });

  test('The newest of many texts counts', async () => {
    const editor = await session();
    await editor.open(uri, good);
    for (let version = 2; version < 50; version++) await editor.change(uri, version, `${good}x: ${version}\n`);
    await editor.change(uri, 50, good);
    expect(await editor.diagnostics(uri, ({ version }) => version === 50)).toEqual([]);
  });

  const silent: readonly (readonly [rule: string, text: string, language: string, reason: string])[] = [
    ['other YAML', 'a: 1\n', 'yaml', 'It holds no Kubernetes object.'],
    ['a template of Helm', good, 'helm', 'Helm template'],
  ];
  test.each(silent)('that is %s is not judged, and the status says why', async (_, text, language, reason) => {
    const editor = await session();
    await editor.open(uri, text, language);
    expect(await editor.status((status) => status.uri === uri)).toMatchObject({
      documents: [],
      notJudged: expect.stringContaining(reason) as string,
    });
    expect(editor.published).toEqual([]);
  });

  test.each([
    ['that .gitignore ignores', memorySurroundings(['/repo/a.yaml']), '.gitignore'],
    ['among the templates of a chart', memorySurroundings([], ['/repo/a.yaml']), 'Helm template'],
  ])('%s is not judged', async (_, surroundings, reason) => {
    const editor = await session({}, surroundings);
    await editor.open(uri, `${good}x: 1\n`);
    expect((await editor.status((status) => status.uri === uri))?.notJudged).toContain(reason);
  });

  test('that describes a chart is not judged, at its place or by what it says', async () => {
    const surroundings = memorySurroundings([], [], [], { '/repo/web/templates/pod.yaml': good });
    const editor = await session({}, surroundings);
    const [beside, alone] = ['file:///repo/web/Chart.yaml', 'file:///repo/chart.yaml'];
    await editor.open(beside, 'apiVersion: v2 # of the kind\n');
    expect((await editor.status((status) => status.uri === beside))?.notJudged).toContain('Helm chart');
    await editor.open(alone, 'apiVersion: v2 # of the kind\nname: web\nversion: 1.0.0\n');
    expect((await editor.status((status) => status.uri === alone))?.notJudged).toContain('Helm chart');
    expect(editor.published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  test('that becomes no object loses its diagnostics', async () => {
    const editor = await session();
    await editor.open(uri, `${good}x: 1\n`);
    await editor.diagnostics(uri, ({ version }) => version === 1);
    await editor.change(uri, 2, 'a: 1\n');
    expect(await editor.diagnostics(uri, ({ version }) => version === undefined)).toEqual([]);
  });
});
