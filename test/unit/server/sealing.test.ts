import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readCertificate } from '../../../src/domain/sealing/certificate.ts';
import { encryptValue } from '../../../src/domain/sealing/encrypt.ts';
import { readPrivateKeys } from '../../../src/domain/sealing/privateKey.ts';
import { labelOf } from '../../../src/domain/sealing/scope.ts';
import { unsealText } from '../../../src/domain/sealing/unseal.ts';
import { plainSecrets, seal, sealedSecret, setSealedKey } from '../../../src/protocol.ts';
import type {
  PlainSecretsResult,
  SealedSecretResult,
  SealResult,
  SetSealedKeyResult,
  TextChange,
} from '../../../src/protocol.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { session } from './session.ts';
import type { Session } from './session.ts';

const keys = join(import.meta.dirname, '../../fixtures/sealing');
const certificate = readFileSync(join(keys, 'cert.pem'), 'utf8');
const privateKey = readFileSync(join(keys, 'key.pem'), 'utf8');
const uri = 'file:///repo/apps/web/secrets/a.yaml';

const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n';
const first = 'apiVersion: v1\nkind: Secret\nmetadata: {name: one, namespace: web}\nstringData: {a: first value}\n';
const second =
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: two\n  annotations: {sealedsecrets.bitnami.com/cluster-wide: "true"}\ndata:\n  b: c2Vjb25k\n';

async function editorWith(text: string): Promise<Session> {
  const platform = {
    '/repo/platform.yaml': 'platform: {releasedPhase: 0}\n',
    '/repo/applications.yaml': 'applications: {web: {folder: apps/web, namespace: web}}\n',
  };
  const editor = await session({}, memorySurroundings([], [], [], platform));
  await editor.open(uri, text);
  return editor;
}

function apply(text: string, edits: readonly TextChange[]): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), [...edits]);
}

describe('the plain Secrets of a document', () => {
  test('are told with names, scopes, keys and places, and without their values', async () => {
    const editor = await editorWith([config, first, second].join('---\n'));
    const found = await editor.request<PlainSecretsResult>(plainSecrets, { uri });
    expect(found).toEqual({
      version: 1,
      namespace: 'web',
      secrets: [
        { name: 'one', namespace: 'web', scope: 'strict', keys: ['a'], range: range(4, 0, 7, 28) },
        { name: 'two', namespace: null, scope: 'cluster-wide', keys: ['b'], range: range(9, 0, 15, 13) },
      ],
    });
    expect(JSON.stringify(found)).not.toMatch(/first value|c2Vjb25k|second/);
  });

  test('A document that is not open has none', async () => {
    const editor = await editorWith(config);
    expect(await editor.request(plainSecrets, { uri: 'file:///repo/other.yaml' })).toBeNull();
  });
});

describe('sealing', () => {
  const ask = { uri, version: 1, at: null, certificate, scope: 'strict', namespace: 'web' };

  test('gives edits that the private key opens, and leaves the rest alone', async () => {
    const text = [config, first, second].join('---\n');
    const editor = await editorWith(text);
    const result = await editor.request<SealResult>(seal, ask);
    if ('refused' in result) throw new Error(result.refused.message);
    expect(result.secrets.map(({ name, keys: sealed, scope }) => ({ name, sealed, scope }))).toEqual([
      { name: 'one', sealed: ['a'], scope: 'strict' },
      { name: 'two', sealed: ['b'], scope: 'strict' },
    ]);
    const after = apply(text, result.edits);
    expect(after.startsWith(`${config}---\n`)).toBe(true);
    expect(after).not.toMatch(/first value|c2Vjb25k/);
    const opened = (await unsealText(after, await readPrivateKeys(privateKey))).items;
    expect(opened.map(({ namespace, name, key, bytes }) => [namespace, name, key, bytes])).toEqual([
      ['web', 'one', 'a', 11],
      ['web', 'two', 'b', 6],
    ]);
  });

  test('of one place leaves the other Secrets alone', async () => {
    const text = [first, second].join('---\n');
    const editor = await editorWith(text);
    const result = await editor.request<SealResult>(seal, { ...ask, at: { line: 7, character: 0 } });
    if ('refused' in result) throw new Error(result.refused.message);
    expect(apply(text, result.edits).startsWith(`${first}---\n`)).toBe(true);
    expect(result.secrets.map(({ name }) => name)).toEqual(['two']);
  });

  test('is refused when the text changes meanwhile: the edits would be of another text', async () => {
    const editor = await editorWith(second);
    const answer = editor.request<SealResult>(seal, ask);
    await editor.change(uri, 2, `# typed\n# meanwhile\n${second}`);
    expect(await answer).toEqual({ refused: { message: 'The text has changed meanwhile; try again.', line: null } });
  });

  const refusals: readonly (readonly [rule: string, text: string, more: object, refused: object])[] = [
    ['No Secret', config, {}, { message: 'There is no v1 Secret in the text.', line: null }],
    [
      'A value that is no text',
      first.replace('first value', 'yes'),
      {},
      { message: 'The value of "a" in stringData is a boolean to Kubernetes; put it in quotes.', line: 3 },
    ],
    [
      'A certificate that is none',
      first,
      { certificate: 'none' },
      { message: 'There is no certificate in PEM (BEGIN CERTIFICATE).', line: null },
    ],
    [
      'Another version of the text',
      first,
      { version: 7 },
      { message: 'The text has changed meanwhile; try again.', line: null },
    ],
    [
      'A file that is not open',
      first,
      { uri: 'file:///b.yaml' },
      { message: 'The file is not open as YAML.', line: null },
    ],
  ];
  test.each(refusals)('%s is refused with its place', async (_, text, more, refused) => {
    const editor = await editorWith(text);
    const answer = await editor.request<SealResult>(seal, { ...ask, ...more });
    expect(answer).toMatchObject({ refused });
    expect(JSON.stringify(answer)).not.toContain('first value');
  });
});

describe('setting a key', () => {
  const text = `${config}---\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: one}\nspec:\n  encryptedData:\n    a: AQ==\n`;
  const at = { line: 7, character: 0 };

  test('takes a value that is sealed already', async () => {
    const editor = await editorWith(text);
    const found = await editor.request<SealedSecretResult>(sealedSecret, { uri, at });
    expect(found).toEqual({
      version: 1,
      name: 'one',
      namespace: null,
      scope: 'strict',
      keys: ['a'],
      proposedNamespace: 'web',
    });
    const read = await readCertificate(certificate, new Date());
    const sealed = await encryptValue(read, labelOf('strict', '', 'one'), new TextEncoder().encode('typed'));
    const result = await editor.request<SetSealedKeyResult>(setSealedKey, { uri, at, version: 1, key: 'b', sealed });
    if ('refused' in result) throw new Error(result.refused.message);
    const [, opened] = (await unsealText(apply(text, result.edits), await readPrivateKeys(privateKey))).items;
    expect(opened).toMatchObject({ key: 'b', ok: true, bytes: 5 });
  });

  test('is refused where there is no SealedSecret, and in another version', async () => {
    const editor = await editorWith(text);
    const elsewhere = { line: 0, character: 0 };
    expect(await editor.request(sealedSecret, { uri, at: elsewhere })).toMatchObject({
      refused: { message: 'There is no SealedSecret in this place.', line: 0 },
    });
    const key = { uri, at, key: 'b', sealed: 'AQ==' };
    expect(await editor.request(setSealedKey, { ...key, version: 2 })).toMatchObject({ refused: { line: null } });
    expect(await editor.request(setSealedKey, { ...key, version: 1, key: 'a b' })).toMatchObject({
      refused: { message: 'Key "a b" holds more than letters, digits, "-", "_" and ".".' },
    });
  });
});

function range(startLine: number, start: number, endLine: number, end: number) {
  return { start: { line: startLine, character: start }, end: { line: endLine, character: end } };
}
