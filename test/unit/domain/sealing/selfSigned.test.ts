import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { selfSigned } from '../../../../src/domain/sealing/selfSigned.ts';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const pair = await crypto.subtle.generateKey(
  { ...algorithm, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
  true,
  ['sign', 'verify'],
);
const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));

const certificate = async (notBefore: string, notAfter: string, serial = [1]): Promise<X509Certificate> => {
  const fields = {
    publicKey,
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    serial: Uint8Array.from(serial),
  };
  const sign = async (signed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign(algorithm.name, pair.privateKey, signed));
  return new X509Certificate(await selfSigned(fields, sign));
};

describe('a certificate of its own', () => {
  test('is signed by its own key, a CA without a name, for one purpose', async () => {
    const made = await certificate('2026-01-02T03:04:05Z', '2036-01-02T03:04:05Z');
    expect(made.verify(made.publicKey)).toBe(true);
    // 2.5.29.19, critical: a CA.
    expect(made.raw.toString('hex')).toContain('0603551d130101ff040530030101ff');
    expect([made.subject, made.issuer]).toEqual([undefined, undefined]);
    expect(made.publicKey.export({ format: 'der', type: 'spki' })).toEqual(Buffer.from(publicKey));
    // 2.5.29.15, critical: the bit string of RFC 5280 with its eighth bit, encipherOnly, alone.
    expect(made.raw.toString('hex')).toContain('0603551d0f0101ff040403020001');
  });

  test.each([
    ['this century', '2026-01-02T03:04:05Z', '2049-12-31T23:59:59Z'],
    ['from 2050 on with four digits', '2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z'],
    ['seconds are enough', '2026-01-02T03:04:05.678Z', '2036-01-02T03:04:05.999Z'],
  ])('is valid from one second to another: %s', async (_, from, to) => {
    const made = await certificate(from, to);
    expect(made.validFromDate.toISOString()).toBe(`${from.slice(0, 19)}.000Z`);
    expect(made.validToDate.toISOString()).toBe(`${to.slice(0, 19)}.000Z`);
  });

  test.each([
    [[0x7f], '7F'],
    [[0x80, 0x01], '8001'],
    [[0x00, 0x00, 0x12], '12'],
    [[0x00], '0'],
  ])('has its serial number: %j', async (serial, number) => {
    expect((await certificate('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', serial)).serialNumber).toBe(number);
  });
});
