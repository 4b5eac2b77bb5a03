import { describe, expect, test } from 'vitest';
import { schemaAt } from '../../../src/protocol.ts';
import type { SchemaAtResult } from '../../../src/protocol.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { good } from '../domain/platform/repo.ts';
import { session } from './session.ts';
import type { Session } from './session.ts';

const onDisk: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(good).map(([path, text]) => [`/repo/${path}`, text]),
);
const platform = 'file:///repo/platform.yaml';
const table = 'file:///repo/applications.yaml';
const phase = 'file:///repo/phases/1-storage/phase.yaml';

function editor(files = onDisk): Promise<Session> {
  return session({}, memorySurroundings([], [], [], files));
}

const codes = (diagnostics: readonly { readonly code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);
const textOf = (path: string): string => good[path] ?? '';

describe('a platform in the editor', () => {
  test('is judged as it is typed', async () => {
    const desk = await editor();
    await desk.open(platform, textOf('platform.yaml'));
    expect(await desk.diagnostics(platform, () => true)).toEqual([]);
    await desk.change(platform, 2, textOf('platform.yaml').replace('replicas: 2', 'replicas: 3'));
    const found = await desk.diagnostics(platform, ({ version }) => version === 2);
    expect(found).toMatchObject([{ code: 'platform/replicas-over-nodes', source: 'slipway' }]);
  });

  test('tells what its files are', async () => {
    const desk = await editor();
    await desk.open(phase, textOf('phases/1-storage/phase.yaml'));
    const status = await desk.status(({ uri }) => uri === phase);
    expect(status).toMatchObject({
      notJudged: null,
      documents: [{ apiVersion: 'slipway/v1', kind: 'Phase', source: { label: 'Slipway' } }],
    });
  });

  test('is compared with what is open, and not with what was saved', async () => {
    const desk = await editor();
    await desk.open(phase, textOf('phases/1-storage/phase.yaml'));
    await desk.open(platform, textOf('platform.yaml'));
    await desk.open(table, textOf('applications.yaml'));
    await desk.change(table, 2, textOf('applications.yaml').replace('bootstrap: true', 'bootstrap: false'));
    expect(codes(await desk.diagnostics(phase, ({ diagnostics }) => diagnostics.length > 0))).toEqual([
      'phase/unknown-name',
    ]);
    await desk.notify('textDocument/didClose', { textDocument: { uri: table } });
    expect(await desk.diagnostics(phase, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
  });

  test('is compared anew when a file that it names comes or goes', async () => {
    const files = { ...onDisk };
    const desk = await editor(files);
    await desk.open(phase, textOf('phases/1-storage/phase.yaml'));
    await desk.diagnostics(phase, () => true);
    delete files['/repo/docs/undo.md'];
    await desk.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///repo/docs/undo.md', type: 3 }] });
    expect(codes(await desk.diagnostics(phase, ({ diagnostics }) => diagnostics.length > 0))).toEqual([
      'phase/missing-file',
    ]);
  });

  test.each([
    [platform, 'platform: { a: 1 }\n'],
    [table, 'applications: 5\n'],
  ])('A file called %s elsewhere is left alone', async (uri, text) => {
    const desk = await editor({});
    await desk.open(uri, text);
    const status = await desk.status((told) => told.uri === uri);
    expect(status?.notJudged).not.toBeNull();
    expect(desk.published).toEqual([]);
  });

  test('is judged as what it is now, when its table goes', async () => {
    const files = { ...onDisk };
    const desk = await editor(files);
    const text = `${textOf('platform.yaml')}apiVersion: v1\nkind: ConfigMap\n`;
    await desk.open(platform, text);
    await desk.diagnostics(platform, ({ diagnostics }) => codes(diagnostics).includes('platform/unknown-key'));
    for (const path of Object.keys(files)) if (path !== '/repo/platform.yaml') delete files[path];
    await desk.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: table, type: 3 }] });
    await desk.diagnostics(platform, ({ diagnostics }) => codes(diagnostics).includes('schema/unknown-field'));
    expect(codes(await desk.diagnostics(platform, () => true))).not.toContain('platform/unknown-key');
  });

  test('has quick fixes', async () => {
    const desk = await editor();
    await desk.open(phase, textOf('phases/1-storage/phase.yaml').replace('risk: disruptive', 'risks: disruptive'));
    const found = await desk.diagnostics(phase, ({ diagnostics }) => diagnostics.length > 0);
    expect(await desk.fixes(phase, found)).toMatchObject([{ title: 'Change to "risk"', isPreferred: true }]);
  });
});

test.each([
  [platform, 'platform'],
  [table, 'applications'],
  [phase, 'checks'],
])('The schema of %s has "%s"', async (uri, key) => {
  const desk = await editor();
  await desk.open(uri, textOf(uri.replace('file:///repo/', '')));
  const found = await desk.request<SchemaAtResult>(schemaAt, { uri, line: 2, known: [] });
  expect(found?.schema?.properties).toHaveProperty(key);
});
