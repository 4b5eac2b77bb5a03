import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificateFingerprint, readCertificate } from '../../../../src/domain/sealing/certificate.ts';
import { fixture, refusal, today } from './fixtures.ts';

const own = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';

describe('a certificate', () => {
  test.each([
    ['cert.pem', 2048, own],
    ['cert-4096.pem', 4096, 'SHA256:qQhdn0nnRczcv2fddHzC5FQ6gKvvxVFsCHF4GhzpJ4U'],
    ['chain.pem', 2048, own],
  ])('%s is read: %i bits, and the fingerprint that ssh-keygen tells', async (file, bits, fingerprint) => {
    const pem = fixture(file);
    const known = new X509Certificate(pem);
    const certificate = await readCertificate(pem, today);
    expect(certificate.fingerprint).toBe(fingerprint);
    expect(certificate.key.algorithm).toMatchObject({ modulusLength: bits });
    expect(certificate.notBefore).toEqual(known.validFromDate);
    expect(certificate.notAfter).toEqual(known.validToDate);
    expect(certificate.key).toMatchObject({ type: 'public', extractable: false, usages: ['encrypt'] });
  });

  test('Text around it does not count, nor do line breaks of Windows', async () => {
    const pem = `# our key\n${fixture('cert.pem').replaceAll('\n', '\r\n')}\nthat was it`;
    expect((await readCertificate(pem, today)).fingerprint).toBe(own);
  });

  test('It is good until its last second', async () => {
    const pem = fixture('cert-expired.pem');
    const last = new Date('2021-01-02T03:04:05Z');
    expect((await readCertificate(pem, last)).notAfter).toEqual(last);
    const after = 'seal/cert-expired: The certificate has expired on 2021-01-02; fetch the present one.';
    expect(await refusal(() => readCertificate(pem, new Date(last.getTime() + 1)))).toBe(after);
  });
});

describe('what is no certificate to seal with', () => {
  const none = 'seal/cert-unreadable: There is no certificate in PEM (BEGIN CERTIFICATE).';
  const pem = fixture('cert.pem');
  const der = Buffer.from(pem.replaceAll(/-----.*-----|\s/g, ''), 'base64');
  const cases: readonly (readonly [rule: string, pem: string, said: string])[] = [
    ['Nothing', '', none],
    ['Another text', 'kind: Secret', none],
    ['A private key', fixture('key.pem'), none],
    ['A certificate without an end', pem.slice(0, 500), none],
    ['What is no base64', pem.replace('MII', '!!!'), none],
    ['A certificate with headers', pem.replace('-----\n', '-----\nA: b\n\n'), none],
    [
      'An elliptic curve',
      fixture('cert-ec.pem'),
      'seal/cert-not-rsa: The certificate has no RSA key; Sealed Secrets can use no other.',
    ],
    [
      'RSA for signatures only',
      fixture('cert-pss.pem'),
      'seal/cert-not-rsa: The certificate has no RSA key; Sealed Secrets can use no other.',
    ],
    ['1024 bits', fixture('cert-1024.pem'), 'seal/cert-weak: The RSA key has 1024 bits; at least 2048 are wanted.'],
  ];
  test.each(cases)('%s', async (_, text, said) => {
    expect(await refusal(() => readCertificate(text, today))).toBe(said);
  });

  test('A certificate that was cut off anywhere', async () => {
    for (let length = 0; length < der.length; length += 7) {
      const said = await refusal(() => readCertificate(pemOf(der.subarray(0, length)), today));
      expect(said).toMatch(/^seal\/cert-unreadable: /);
    }
  });

  test('A certificate with one byte changed is read or refused, and nothing else', async () => {
    const seen = new Set<string>();
    for (let at = 0; at < der.length; at++) {
      const changed = Buffer.from(der);
      changed[at] = (changed[at] ?? 0) ^ 0x81;
      seen.add((await refusal(() => readCertificate(pemOf(changed), today))).split(':', 1).join());
    }
    const possible = new Set([
      'done',
      'seal/cert-expired',
      'seal/cert-not-rsa',
      'seal/cert-unreadable',
      'seal/cert-weak',
    ]);
    expect([...seen].filter((outcome) => !possible.has(outcome))).toEqual([]);
    expect(seen).toContain('done');
    expect(seen).toContain('seal/cert-unreadable');
  });

  test.each([
    ['1', 1],
    ['an even number', 2],
  ])('An exponent that is %s', async (_, exponent) => {
    const changed = Buffer.from(der);
    const at = changed.indexOf(Buffer.from('0203010001', 'hex'));
    changed.set(exponent === 1 ? [0, 0, 1] : [1, 0, exponent], at + 2);
    expect(await refusal(() => readCertificate(pemOf(changed), today))).toMatch(/^seal\/cert-unreadable: /);
  });
});

test('The fingerprint of an expired certificate is told too, and of no other key than RSA', async () => {
  expect(await certificateFingerprint(fixture('cert-expired.pem'))).toBe(own);
  expect(await refusal(() => certificateFingerprint(fixture('cert-ec.pem')))).toContain('seal/cert-not-rsa');
});

function pemOf(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
}
