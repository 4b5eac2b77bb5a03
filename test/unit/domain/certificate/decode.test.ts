import { expect, test } from 'vitest';
import { decodeX509 } from '../../../../src/domain/certificate/decode.ts';
import { authority, elliptic, request } from './fixtures.ts';

test('The first certificate or request of a text is read', () => {
  expect(decodeX509(`text\n${authority}${elliptic}`)).toMatchObject({ Subject: { CommonName: 'example.com' } });
  expect(decodeX509(request)).toMatchObject({ Subject: { CommonName: 'csr' } });
});

test.each([
  ['', 'failed to decode PEM block'],
  ['-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----', 'failed to decode PEM block'],
  [authority.replaceAll('CERTIFICATE', 'X'), 'PEM block neither contains a CERTIFICATE or CERTIFICATE REQUEST'],
  [elliptic, 'certificate should use rsa algorithm'],
  ['-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----', 'x509: malformed certificate'],
  [request.replaceAll(' REQUEST', ''), 'x509: malformed certificate'],
  [authority.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), 'x509: malformed certificate request'],
])('What is none is told (%#)', (pem, message) => expect(decodeX509(pem)).toBe(message));
