import { expect, test } from 'vitest';
import { fromBase64 } from '../../../../src/domain/bytes.ts';
import { readCertificate } from '../../../../src/domain/sealing/certificate.ts';
import { decryptValue } from '../../../../src/domain/sealing/decrypt.ts';
import { encryptValue } from '../../../../src/domain/sealing/encrypt.ts';
import { runVectors } from '../../../fixtures/sealing/vectors.ts';
import { bytes, certificate, fixture, keys, today } from './fixtures.ts';

test('All vectors that kubeseal made hold', async () => expect(await runVectors(crypto)).toEqual([]));

test.each([0, 1, 64 * 1024])('A value of %i bytes has 274 more when it is sealed', async (length) => {
  const value = crypto.getRandomValues(new Uint8Array(length));
  const sealed = fromBase64(await encryptValue(await certificate(), 'a/b', value));
  expect(sealed?.length).toBe(2 + 256 + length + 16);
  expect(sealed?.subarray(0, 2)).toEqual(Uint8Array.of(1, 0));
  expect(await decryptValue(await keys(), 'a/b', Buffer.from(sealed ?? []).toString('base64'))).toEqual(value);
});

test('A key of 4096 bits makes a longer value', async () => {
  const { key } = await readCertificate(fixture('cert-4096.pem'), today);
  const sealed = await encryptValue({ key }, '', bytes('a'));
  expect(sealed.startsWith('Ag')).toBe(true);
  expect(fromBase64(sealed)?.length).toBe(2 + 512 + 1 + 16);
});

test('The same value is sealed anew each time', async () => {
  const twice = [
    await encryptValue(await certificate(), '', bytes('a')),
    await encryptValue(await certificate(), '', bytes('a')),
  ];
  expect(new Set(twice).size).toBe(2);
  expect(twice[0]?.startsWith('AQ')).toBe(true);
});
