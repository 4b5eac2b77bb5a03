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
    const items = await unsealText(await sealedText(), await keys());
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
    const items = await unsealText(change(await sealedText()), await keys());
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
    const items = await unsealText(`${text}---\n${list}\n`, await keys());
    expect(items.map(({ document, item, key, ok }) => ({ document, item, key, ok }))).toEqual([
      { document: 1, item: null, key: 'password', ok: true },
      { document: 2, item: 1, key: 'x', ok: false },
    ]);
  });

  test('A Secret that was sealed as one piece is one value without a key', async () => {
    const blob = await encryptValue(await certificate(), 'shop/db', bytes('hunter2'));
    const text = `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: db, namespace: shop}\nspec: {data: ${blob}}\n`;
    expect(await unsealText(text, await keys())).toMatchObject([{ key: '', ok: true, sha256: hash }]);
  });
});

test('A text without a SealedSecret is refused', async () => {
  expect(await refusal(() => unsealText('apiVersion: v1\nkind: Secret\n', []))).toBe(
    'unseal/not-sealed: There is no SealedSecret in the text.',
  );
});
