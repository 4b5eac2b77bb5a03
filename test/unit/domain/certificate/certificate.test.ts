import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../../src/domain/bytes.ts';
import { DerError } from '../../../../src/domain/sealing/der.ts';
import { pemBlocks } from '../../../../src/domain/sealing/pem.ts';
import { certificateOf } from '../../../../src/domain/certificate/certificate.ts';
import { authority, elliptic } from './fixtures.ts';

function bytesOf(pem: string): Uint8Array<ArrayBuffer> {
  return fromBase64(pemBlocks(pem)[0]?.body ?? '') ?? new Uint8Array();
}

/** As Kyverno 1.19.1 gives it, but for the parts that are copies of the bytes. */
const wanted = {
  AuthorityKeyId: null,
  BasicConstraintsValid: true,
  CRLDistributionPoints: ['http://crl.example/x'],
  DNSNames: ['example.com'],
  EmailAddresses: ['x@y.z'],
  ExcludedDNSDomains: null,
  ExcludedEmailAddresses: null,
  ExcludedIPRanges: [{ IP: '10.0.0.0', Mask: '/wAAAA==' }],
  ExcludedURIDomains: null,
  ExtKeyUsage: [1],
  Extensions: [
    { Critical: true, Id: [2, 5, 29, 19], Value: 'MAYBAf8CAQA=' },
    { Critical: true, Id: [2, 5, 29, 15], Value: 'AwIChA==' },
    { Critical: false, Id: [2, 5, 29, 37], Value: 'MBAGCCsGAQUFBwMBBgQqAwQF' },
    {
      Critical: false,
      Id: [2, 5, 29, 17],
      Value: 'MEWCC2V4YW1wbGUuY29thwQKAAABhxD9AAAAAAAAAAAAAAAAAAABgQV4QHkueoYXaHR0cHM6Ly91LmV4YW1wbGUvcD9xPTE=',
    },
    { Critical: false, Id: [2, 5, 29, 14], Value: 'BBSJJipVDULiO04dY0/61kUI9kpuqA==' },
    { Critical: false, Id: [2, 5, 29, 31], Value: 'MBwwGqAYoBaGFGh0dHA6Ly9jcmwuZXhhbXBsZS94' },
    {
      Critical: false,
      Id: [1, 3, 6, 1, 5, 5, 7, 1, 1],
      Value: 'MEIwIAYIKwYBBQUHMAGGFGh0dHA6Ly9vY3NwLmV4YW1wbGUvMB4GCCsGAQUFBzAChhJodHRwOi8vY2EuZXhhbXBsZS8=',
    },
    { Critical: false, Id: [2, 5, 29, 32], Value: 'MAcwBQYDKgME' },
    { Critical: true, Id: [2, 5, 29, 30], Value: 'MCCgEDAOggwuZXhhbXBsZS5jb22hDDAKhwgKAAAA/wAAAA==' },
    { Critical: false, Id: [2, 5, 29, 36], Value: 'MAaAAQCBAQI=' },
    { Critical: false, Id: [2, 5, 29, 54], Value: 'AgEB' },
    { Critical: true, Id: [1, 2, 3, 4, 5, 6], Value: 'BQA=' },
  ],
  ExtraExtensions: null,
  IPAddresses: ['10.0.0.1', 'fd00::1'],
  InhibitAnyPolicy: 1,
  InhibitAnyPolicyZero: false,
  InhibitPolicyMapping: 2,
  InhibitPolicyMappingZero: false,
  IsCA: true,
  Issuer: {
    CommonName: 'example.com',
    Country: ['DE'],
    ExtraNames: null,
    Locality: null,
    Names: [
      { Type: [2, 5, 4, 6], Value: 'DE' },
      { Type: [2, 5, 4, 10], Value: 'Örg' },
      { Type: [2, 5, 4, 3], Value: 'example.com' },
    ],
    Organization: ['Örg'],
    OrganizationalUnit: null,
    PostalCode: null,
    Province: null,
    SerialNumber: '',
    StreetAddress: null,
  },
  IssuingCertificateURL: ['http://ca.example/'],
  KeyUsage: 33,
  MaxPathLen: 0,
  MaxPathLenZero: true,
  NotAfter: '2026-12-26T21:33:21Z',
  NotBefore: '2026-11-26T21:33:21Z',
  OCSPServer: ['http://ocsp.example/'],
  PermittedDNSDomains: ['.example.com'],
  PermittedDNSDomainsCritical: true,
  PermittedEmailAddresses: null,
  PermittedIPRanges: null,
  PermittedURIDomains: null,
  Policies: ['1.2.3.4'],
  PolicyIdentifiers: [[1, 2, 3, 4]],
  PolicyMappings: null,
  PublicKey: {
    E: 65537,
    N: '141435255479861348615744214876921802055922464687002982245546753989391786106998686876537739741013691759395284889474016495290835507562855786517914820903698295025295860019583946787607608443610932863645874038697158565625714866929624095410488568349227429315049787166571858814835157552520337085139326452232187996317',
  },
  PublicKeyAlgorithm: 1,
  RequireExplicitPolicy: 0,
  RequireExplicitPolicyZero: true,
  SerialNumber: 5,
  SignatureAlgorithm: 4,
  Subject: {
    CommonName: 'example.com',
    Country: ['DE'],
    ExtraNames: null,
    Locality: null,
    Names: [
      { Type: [2, 5, 4, 6], Value: 'DE' },
      { Type: [2, 5, 4, 10], Value: 'Örg' },
      { Type: [2, 5, 4, 3], Value: 'example.com' },
    ],
    Organization: ['Örg'],
    OrganizationalUnit: null,
    PostalCode: null,
    Province: null,
    SerialNumber: '',
    StreetAddress: null,
  },
  SubjectKeyId: 'iSYqVQ1C4jtOHWNP+tZFCPZKbqg=',
  URIs: [
    {
      ForceQuery: false,
      Fragment: '',
      Host: 'u.example',
      OmitHost: false,
      Opaque: '',
      Path: '/p',
      RawFragment: '',
      RawPath: '',
      RawQuery: 'q=1',
      Scheme: 'https',
      User: null,
    },
  ],
  UnhandledCriticalExtensions: [[1, 2, 3, 4, 5, 6]],
  UnknownExtKeyUsage: [[1, 2, 3, 4, 5]],
  Version: 3,
};

test('Every field is what it is to Go', () => {
  expect(certificateOf(bytesOf(authority))).toMatchObject(wanted);
});

test('Parts are kept as they were signed', () => {
  const bytes = bytesOf(authority);
  const found = certificateOf(bytes);
  expect(found['Raw']).toBe(toBase64(bytes));
  expect(found['RawIssuer']).toBe(found['RawSubject']);
});

test('A key that is none of RSA is null', () => {
  expect(certificateOf(bytesOf(elliptic))['PublicKey']).toBeNull();
});

test('Bytes that are no certificate are an error of theirs', () => {
  const bytes = bytesOf(authority);
  expect(() => certificateOf(bytes.slice(0, -1))).toThrow(DerError);
  expect(() => certificateOf(bytes.slice(4))).toThrow(DerError);
});
