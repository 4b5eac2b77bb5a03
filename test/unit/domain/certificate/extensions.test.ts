import { expect, test } from 'vitest';
import { extensionsOf, fieldsOf, plainExtension } from '../../../../src/domain/certificate/extensions.ts';
import type { Extension } from '../../../../src/domain/certificate/extensions.ts';
import { element, tags } from '../../../../src/domain/sealing/der.ts';

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function extension(id: string, hex: string, isCritical = false): Extension {
  return { id: id.split('.').map(Number), isCritical, value: bytes(hex) };
}

test.each([
  ['2.5.29.14', '0402abcd', { SubjectKeyId: 'q80=' }],
  ['2.5.29.15', '030205a0', { KeyUsage: 5 }],
  ['2.5.29.15', '0303070780', { KeyUsage: 480 }],
  ['2.5.29.19', '3000', { BasicConstraintsValid: true, IsCA: false, MaxPathLen: -1, MaxPathLenZero: false }],
  ['2.5.29.19', '30060101ff020100', { IsCA: true, MaxPathLen: 0, MaxPathLenZero: true }],
  ['2.5.29.31', '300b3009a007a00586036e3a78', { CRLDistributionPoints: ['n:x'] }],
  ['2.5.29.32', '3005300306012a', { PolicyIdentifiers: [[1, 2]], Policies: ['1.2'] }],
  [
    '2.5.29.33',
    '3008300606012a06012b',
    { PolicyMappings: [{ IssuerDomainPolicy: '1.2', SubjectDomainPolicy: '1.3' }] },
  ],
  ['2.5.29.35', '30048002abcd', { AuthorityKeyId: 'q80=' }],
  [
    '2.5.29.36',
    '3006800100810102',
    {
      RequireExplicitPolicy: 0,
      RequireExplicitPolicyZero: true,
      InhibitPolicyMapping: 2,
      InhibitPolicyMappingZero: false,
    },
  ],
  ['2.5.29.37', '300d06082b0601050507030206012a', { ExtKeyUsage: [2], UnknownExtKeyUsage: [[1, 2]] }],
  ['2.5.29.54', '020100', { InhibitAnyPolicy: 0, InhibitAnyPolicyZero: true }],
  ['1.3.6.1.5.5.7.1.1', '3011300f06082b060105050730018603783a79', { OCSPServer: ['x:y'], IssuingCertificateURL: null }],
])('What %s says: %s', (id, hex, fields) => expect(fieldsOf([extension(id, hex)])).toMatchObject(fields));

test('A critical one that is not known is named', () => {
  const known = extension('2.5.29.19', '3000', true);
  expect(fieldsOf([known, extension('1.2.3', '00', true), extension('1.2.4', '00')])).toMatchObject({
    UnhandledCriticalExtensions: [[1, 2, 3]],
  });
  expect(fieldsOf([known])).toMatchObject({ UnhandledCriticalExtensions: null });
});

test('They are read as they are written', () => {
  const list = element(bytes('301a300a06012a0101ff04020500300c06012b010100040405000500'), tags.sequence);
  expect(extensionsOf(list).map(plainExtension)).toEqual([
    { Id: [1, 2], Critical: true, Value: 'BQA=' },
    { Id: [1, 3], Critical: false, Value: 'BQAFAA==' },
  ]);
});
