import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { certificates } from '../../../../../../src/domain/cel/library/kyverno/x509.ts';
import { kyverno, said } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('certificates', () => {
  checkPolicies(kyverno, [
    ["x509.decode('x')", 'argument: The text holds no certificate: failed to decode PEM block.'],
    [
      "x509.decode('-----BEGIN CERTIFICATE-----\\nAA==\\n-----END CERTIFICATE-----')",
      'argument: The text holds no certificate: x509: malformed certificate.',
    ],
    [
      "x509.decode('-----BEGIN RSA KEY-----\\nAA==\\n-----END RSA KEY-----')",
      'argument: The text holds no certificate: PEM block neither contains a CERTIFICATE or CERTIFICATE REQUEST.',
    ],
    ['x509.decode(1)', 'type [1] decode wants string here; this is int.'],
  ]);
});

test('What a certificate says can be asked', () => {
  const pem = readFileSync(path.join(import.meta.dirname, '../../../../../fixtures/sealing/cert.pem'), 'utf8');
  const object = { pem };
  expect(said(kyverno, 'x509.decode(object.pem).PublicKey.E', { object })).toBe('65537.0');
  expect(
    said(kyverno, "timestamp(x509.decode(object.pem).NotAfter) > timestamp('2026-01-01T00:00:00Z')", { object }),
  ).toBe('true');
  expect(certificates.map(({ name }) => name)).toEqual(['x509.decode']);
});
