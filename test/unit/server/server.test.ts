import { describe, expect, test } from 'vitest';
import { schemaAt } from '../../../src/protocol.ts';
import type { SchemaAtResult } from '../../../src/protocol.ts';
import { session } from './session.ts';

const uri = 'file:///repo/a.yaml';
const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const ship = 'apiVersion: x.io/v1\nkind: Ship\nspec: {size: big}\n';
const crd = (size: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ships.x.io}
spec: {group: x.io, scope: Namespaced, names: {kind: Ship, plural: ships}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: ${size}}}}}}}}]}
`;

const codes = (diagnostics: readonly { readonly code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

describe('custom resources of the workspace', () => {
  test('judge what is open, once the first document has been judged', async () => {
    const editor = await session({ '/repo/crd.yaml': crd('integer') });
    await editor.open(uri, ship);
    expect(
      codes(await editor.diagnostics(uri, ({ diagnostics }) => codes(diagnostics).includes('schema/type'))),
    ).toEqual(['schema/type']);
  });

  test('judge anew what is open when they change', async () => {
    const files = { '/repo/crd.yaml': crd('integer') };
    const editor = await session(files);
    await editor.open(uri, ship);
    await editor.diagnostics(uri, ({ diagnostics }) => codes(diagnostics).includes('schema/type'));
    files['/repo/crd.yaml'] = crd('string');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///repo/crd.yaml', type: 2 }] });
    expect(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
  });

  test('count as they are typed, before they are saved', async () => {
    const editor = await session({ '/repo/crd.yaml': crd('string') });
    await editor.open(uri, ship);
    await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
    await editor.open('file:///repo/crd.yaml', crd('integer'));
    expect(codes(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0))).toEqual(['schema/type']);
  });

  test('count no more as they were typed, once the file is closed and not saved', async () => {
    const editor = await session({ '/repo/crd.yaml': crd('string') });
    await editor.open(uri, ship);
    await editor.open('file:///repo/crd.yaml', crd('integer'));
    await editor.diagnostics(uri, ({ diagnostics }) => codes(diagnostics).includes('schema/type'));
    await editor.notify('textDocument/didClose', { textDocument: { uri: 'file:///repo/crd.yaml' } });
    expect(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
  });

  test('judge all of a long file, whatever is typed meanwhile', async () => {
    const editor = await session({});
    const long = Array.from({ length: 2_000 }, (_, index) => ship.replace('big', `"${index}"`)).join('---\n');
    await editor.open('file:///repo/crd.yaml', crd('string'));
    await editor.open(uri, long);
    await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
    await editor.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///repo/crd.yaml', version: 2 },
      contentChanges: [{ text: crd('integer') }],
    });
    await editor.change(uri, 2, `# typed\n${long}`);
    const wrong = await editor.diagnostics(uri, ({ version, diagnostics }) => version === 2 && diagnostics.length > 0);
    expect(wrong).toHaveLength(2_000);
  });
});

test('The schema at a place is told to who asks', async () => {
  const editor = await session();
  await editor.open(uri, good);
  const found = await editor.request<SchemaAtResult>(schemaAt, { uri, line: 1, known: [] });
  expect(found?.name).toContain('v1/ConfigMap');
  expect(await editor.request(schemaAt, { uri: 'file:///repo/none.yaml', line: 0, known: [] })).toBeNull();
});

test('The server says what it can', async () => {
  expect((await session()).capabilities).toMatchObject({
    serverInfo: { name: 'slipway' },
    capabilities: {
      textDocumentSync: { openClose: true, change: 2 },
      codeActionProvider: { codeActionKinds: ['quickfix'] },
    },
  });
});

test('What may wait for the first diagnostics is told of them, once', async () => {
  const editor = await session({ '/repo/crd.yaml': crd('integer') });
  expect(editor.begun).toBe(0);
  await editor.open(uri, ship);
  await editor.diagnostics(uri, ({ diagnostics }) => codes(diagnostics).includes('schema/type'));
  await editor.open('file:///repo/b.yaml', good);
  expect(editor.begun).toBe(1);
});
