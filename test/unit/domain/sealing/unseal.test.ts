import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newSealedSecret } from '../../../../src/domain/sealing/create.ts';
import { encryptValue } from '../../../../src/domain/sealing/encrypt.ts';
import { labelOf } from '../../../../src/domain/sealing/scope.ts';
import { unsealText } from '../../../../src/domain/sealing/unseal.ts';
import { bytes, certificate, keys, refusal } from './fixtures.ts';

const hash = createHash('sha256').update('hunter2').digest('hex');

async function sealedText(scope: 'strict' | 'cluster-wide' = 'strict'): Promise<string> {
  const sealed = await encryptValue(await certificate(), labelOf(scope, 'shop', 'db'), bytes('hunter2'));
  const encryptedData = new Map([['password', sealed]]);
  return newSealedSecret({ name: 'db', namespace: 'shop', scope, type: null, encryptedData });
}

describe('of a sealed value is told', () => {
  test('its length and SHA-256, and not what it is', async () => {
    const items = (await unsealText(await sealedText(), await keys())).items;
    expect(items).toEqual([
      { document: 0, item: null, namespace: 'shop', name: 'db', key: 'password', ok: true, bytes: 7, sha256: hash },
    ]);
  });

  test.each([
    ['under another name', (text: string) => text.replaceAll('name: db', 'name: other')],
    ['in another namespace', (text: string) => text.replaceAll('namespace: shop', 'namespace: other')],
    ['that was changed', (text: string) => text.replace(/(password: .{300}).*/, '$1')],
    ['that is no text', (text: string) => text.replace(/password: .*/, 'password: 5')],
  ])('that it can not be opened %s', async (_, change) => {
    const items = (await unsealText(change(await sealedText()), await keys())).items;
    expect(items).toMatchObject([{ key: 'password', ok: false, bytes: null, sha256: null }]);
  });

  test('where it stands', async () => {
    const text = `a: b\n---\n${await sealedText('cluster-wide')}`;
    const list = JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [
        { a: 1 },
        { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', spec: { encryptedData: { x: 'AQ' } } },
      ],
    });
    const items = (await unsealText(`${text}---\n${list}\n`, await keys())).items;
    expect(items.map(({ document, item, key, ok }) => ({ document, item, key, ok }))).toEqual([
      { document: 1, item: null, key: 'password', ok: true },
      { document: 2, item: 1, key: 'x', ok: false },
    ]);
  });

  test('A Secret that was sealed as one piece is one value without a key', async () => {
    const blob = await encryptValue(await certificate(), 'shop/db', bytes('hunter2'));
    const text = `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: db, namespace: shop}\nspec: {data: ${blob}}\n`;
    expect((await unsealText(text, await keys())).items).toMatchObject([{ key: '', ok: true, sha256: hash }]);
  });
});

const empty = 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: db, namespace: shop}\n';

test.each([
  ['without a SealedSecret', 'apiVersion: v1\nkind: Secret\n'],
  ['with a SealedSecret without values', `${empty}spec: {encryptedData: {}}\n---\n${empty}`],
  ['that is empty', ''],
])('A text %s is refused', async (_, text) => {
  expect(await refusal(() => unsealText(text, []))).toBe('unseal/not-sealed: There is no sealed value in the text.');
});

describe('a document that can not be read', () => {
  const nothing = 'is no YAML that Kubernetes reads, from line';
  test.each([
    ['broken', `${empty}---\nspec: {encryptedData: {a: [}}\n`, `Document 2 ${nothing} 5 on.`],
    ['with a key twice', `${empty}spec:\n  encryptedData: {a: AQ, a: AQ}\n`, `Document 1 ${nothing} 5 on.`],
    ['of Helm', '\ufeffa: {{ .Values.a }}\n  b: c\n', `Document 1 ${nothing} 1 on.`],
  ])('%s is told', async (_, text, said) => {
    const { items, unreadable } = await unsealText(text, []);
    expect(items.filter(({ ok }) => ok)).toEqual([]);
    expect(unreadable.map(({ code, message }) => ({ code, message }))).toEqual([
      { code: 'unseal/unreadable', message: said },
    ]);
  });

  test('is tried as far as it can be read', async () => {
    const { items, unreadable } = await unsealText(`${await sealedText()}other: "\u007f"\n`, await keys());
    expect(items).toMatchObject([{ key: 'password', ok: true }]);
    expect(unreadable).toHaveLength(1);
  });

  test('does not keep the others from being tried', async () => {
    const { items, unreadable } = await unsealText(`a: [\n---\n${await sealedText()}`, await keys());
    expect(items).toMatchObject([{ document: 1, key: 'password', ok: true }]);
    expect(unreadable).toHaveLength(1);
  });
});

test('Values are told in the order of the text', async () => {
  const text = `${empty}spec:\n  encryptedData: {<<: {c: AQ}, b: AQ, a: AQ}\n`;
  expect((await unsealText(text, await keys())).items.map(({ key }) => key)).toEqual(['c', 'b', 'a']);
});
