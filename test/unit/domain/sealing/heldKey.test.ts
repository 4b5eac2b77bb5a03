import { describe, expect, test } from 'vitest';
import { createSealingKey } from '../../../../src/domain/sealing/creation.ts';
import { certificateOfSecret, heldKey, keyOfSecret } from '../../../../src/domain/sealing/heldKey.ts';
import { keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import { fixture, refusal } from './fixtures.ts';

const own = { certificate: fixture('cert.pem'), privateKey: fixture('key.pem') };

describe('a key that a Secret holds', () => {
  test('is whole when both parts belong together, in either form of the private one', async () => {
    const key = await heldKey('one', own.certificate, own.privateKey);
    expect(key).toMatchObject({ secret: 'one', ...own, fingerprint: expect.stringMatching(/^SHA256:/) });
    expect(await heldKey('one', own.certificate, fixture('key.pkcs8.pem'))).toMatchObject({
      fingerprint: key.fingerprint,
    });
  });

  test('comes out of the object that it is put into', async () => {
    const key = await heldKey('one', own.certificate, own.privateKey);
    const object = keySecretObject(key, 'seals', key.secret);
    expect(object).toMatchObject({
      kind: 'Secret',
      metadata: {
        name: 'one',
        namespace: 'seals',
        labels: { 'sealedsecrets.bitnami.com/sealed-secrets-key': 'active' },
      },
      type: 'kubernetes.io/tls',
    });
    expect(await keyOfSecret(object)).toEqual(key);
    expect(await certificateOfSecret(object)).toMatchObject({ fingerprint: key.fingerprint });
  });

  test('one that we make is one', async () => {
    const made = await createSealingKey(new Date('2026-11-26T12:00:00Z'));
    expect(await heldKey('made', made.certificate, made.privateKey)).toEqual({ ...made, secret: 'made' });
  }, 60_000);

  test('opens what is old although its certificate has expired', async () => {
    const expired = heldKey('old', fixture('cert-expired.pem'), own.privateKey);
    await expect(expired).resolves.toMatchObject({ notAfter: new Date('2021-01-02T03:04:05Z') });
  });

  test.each([
    ['another private key', fixture('cert-4096.pem'), own.privateKey, 'belongs to another certificate'],
    ['no certificate', 'x', own.privateKey, 'no certificate in PEM'],
    ['a weak one', fixture('cert-1024.pem'), own.privateKey, '1024 bits'],
    ['no private key', own.certificate, 'x', 'no RSA key in PEM'],
    ['a locked one', own.certificate, fixture('key.locked.pem'), 'no RSA key in PEM'],
    ['an elliptic one', own.certificate, fixture('key.ec.pem'), 'no RSA key in PEM'],
  ])('is refused with %s, and nothing of it is repeated', async (_, certificate, privateKey, why) => {
    const said = await refusal(async () => heldKey('one', certificate, privateKey));
    expect(said).toContain(why);
    expect(said).not.toMatch(/-----|MII/);
  });

  test('is refused when the Secret lacks a part', async () => {
    const object = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'half' }, data: { 'tls.crt': 'eA==' } };
    expect(await refusal(async () => keyOfSecret(object))).toBe('unseal/key-unreadable: Secret half has no tls.key.');
  });
});
