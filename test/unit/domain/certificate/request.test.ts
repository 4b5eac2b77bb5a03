import { expect, test } from 'vitest';
import { fromBase64 } from '../../../../src/domain/bytes.ts';
import { DerError } from '../../../../src/domain/sealing/der.ts';
import { pemBlocks } from '../../../../src/domain/sealing/pem.ts';
import { requestOf } from '../../../../src/domain/certificate/request.ts';
import { request } from './fixtures.ts';

const bytes = fromBase64(pemBlocks(request)[0]?.body ?? '') ?? new Uint8Array();

/** As Kyverno 1.19.1 gives it, but for the parts that are copies of the bytes. */
const wanted = {
  Attributes: [
    { Type: [1, 2, 840, 113549, 1, 9, 14], Value: [[{ Type: [2, 5, 29, 17], Value: 'MAuCA2EuYocEAQIDBA==' }]] },
  ],
  DNSNames: ['a.b'],
  EmailAddresses: null,
  Extensions: [{ Critical: false, Id: [2, 5, 29, 17], Value: 'MAuCA2EuYocEAQIDBA==' }],
  ExtraExtensions: null,
  IPAddresses: ['1.2.3.4'],
  PublicKey: {
    E: 65537,
    N: '111595665142674986068973990839417238433776046743795426297367257672699909312310832975117388782210809882882260418300328969580679966239651587355162314338745185983147317310596873935575611881049547436507055091821250082005307981111731156798227283799889786024343193931187457037436401611225527346321839316805619401609',
  },
  PublicKeyAlgorithm: 1,
  SignatureAlgorithm: 4,
  Subject: {
    CommonName: 'csr',
    Country: null,
    ExtraNames: null,
    Locality: null,
    Names: [
      { Type: [2, 5, 4, 3], Value: 'csr' },
      { Type: [2, 5, 4, 10], Value: 'o' },
    ],
    Organization: ['o'],
    OrganizationalUnit: null,
    PostalCode: null,
    Province: null,
    SerialNumber: '',
    StreetAddress: null,
  },
  URIs: null,
  Version: 0,
};

test('Every field is what it is to Go', () => {
  expect(requestOf(bytes)).toMatchObject(wanted);
});

test('Bytes that are no request are an error of theirs', () => {
  expect(() => requestOf(bytes.slice(0, -1))).toThrow(DerError);
});
