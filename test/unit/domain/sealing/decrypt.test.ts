import { describe, expect, test } from 'vitest';
import { decryptValue } from '../../../../src/domain/sealing/decrypt.ts';
import { readPrivateKeys } from '../../../../src/domain/sealing/privateKey.ts';
import { labelOf } from '../../../../src/domain/sealing/scope.ts';
import { vectors } from '../../../fixtures/sealing/vectors.ts';
import { keys } from './fixtures.ts';

const [, vector] = vectors;
if (vector === undefined) throw new Error('There are no vectors.');
const { scope, namespace, name, sealed, value } = vector;
const label = labelOf(scope, namespace, name);

test('A value that kubeseal sealed is opened', async () => {
  expect(Buffer.from((await decryptValue(await keys(), label, sealed)) ?? []).toString('base64')).toBe(value);
});

test('The first key that can opens it', async () => {
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    false,
    ['decrypt', 'encrypt'],
  );
  expect(await decryptValue([privateKey], label, sealed)).toBeNull();
  expect(await decryptValue([privateKey, ...(await keys())], label, sealed)).not.toBeNull();
});

describe('is opened by nobody', () => {
  test.each([
    ['under another name', `${label}s`, sealed],
    ['without a name', '', sealed],
    ['when it is empty', label, ''],
    ['when it is one byte', label, 'QQ=='],
    ['when it is no base64', label, `${sealed.slice(0, -1)}!`],
    ['when it is cut inside the wrapped key', label, sealed.slice(0, 100)],
    ['when it is cut inside the value', label, sealed.slice(0, -8)],
    ['when a byte of the value is another', label, `${sealed.slice(0, -8)}AAAAAAA=`],
    ['when its length is another', label, `AA${sealed.slice(2)}`],
  ])('%s', async (_, under, text) => expect(await decryptValue(await keys(), under, text)).toBeNull());

  test('without a key', async () => expect(await decryptValue([], label, sealed)).toBeNull());
});

test('There are no keys in a text without any', async () => {
  await expect(readPrivateKeys('')).rejects.toThrow('There is no private key');
});
