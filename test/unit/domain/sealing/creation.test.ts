import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertificate } from '../../../../src/domain/sealing/certificate.ts';
import { createSealingKey } from '../../../../src/domain/sealing/creation.ts';
import { decryptValue } from '../../../../src/domain/sealing/decrypt.ts';
import { encryptValue } from '../../../../src/domain/sealing/encrypt.ts';
import { readPrivateKeys } from '../../../../src/domain/sealing/privateKey.ts';

const now = new Date('2026-11-26T12:00:00.500Z');
const key = await createSealingKey(now);

test('The certificate is that of the key, of 4096 bits, for ten years', async () => {
  const certificate = await readCertificate(key.certificate, new Date('2027-01-01T00:00:00Z'));
  expect(certificate.fingerprint).toBe(key.fingerprint);
  expect(certificate.key.algorithm).toMatchObject({ modulusLength: 4096 });
  expect(certificate.notBefore.toISOString()).toBe('2026-11-26T12:00:00.000Z');
  expect(key.notAfter.toISOString()).toBe('2036-11-23T12:00:00.000Z');
  const node = new X509Certificate(key.certificate);
  expect(node.verify(node.publicKey)).toBe(true);
  expect(node.checkPrivateKey(createPrivateKey(key.privateKey))).toBe(true);
});

test('The private key is of PKCS #1, as the controller stores it, in lines of 64', () => {
  expect(key.privateKey).toMatch(
    /^-----BEGIN RSA PRIVATE KEY-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END RSA PRIVATE KEY-----\n$/,
  );
  expect(key.certificate).toMatch(
    /^-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END CERTIFICATE-----\n$/,
  );
});

test('What is sealed to the certificate is opened with the key', async () => {
  const certificate = await readCertificate(key.certificate, now);
  const sealed = await encryptValue(certificate, 'ns/name', new TextEncoder().encode('value'));
  const keys = await readPrivateKeys(key.privateKey);
  const opened = await decryptValue(keys, 'ns/name', sealed);
  expect(opened === null ? null : new TextDecoder().decode(opened)).toBe('value');
});
