import type { PlainMap } from '../plain.ts';
import { DerError, element, elements, expectTag, tags } from '../sealing/der.ts';
import type { Element } from '../sealing/der.ts';
import { noNames } from './alternativeNames.ts';
import { base64, bits, integer, listOrNull, parts } from './basics.ts';
import { extensionsOf, fieldsOf, plainExtension } from './extensions.ts';
import { publicKeyOf, signatureAlgorithm } from './key.ts';
import { nameOf } from './name.ts';

/** What a certificate has that no extension fills. */
const empty: PlainMap = {
  ...noNames,
  AuthorityKeyId: null,
  BasicConstraintsValid: false,
  CRLDistributionPoints: null,
  ExcludedDNSDomains: null,
  ExcludedEmailAddresses: null,
  ExcludedIPRanges: null,
  ExcludedURIDomains: null,
  ExtKeyUsage: null,
  ExtraExtensions: null,
  InhibitAnyPolicy: 0,
  InhibitAnyPolicyZero: false,
  InhibitPolicyMapping: 0,
  InhibitPolicyMappingZero: false,
  IsCA: false,
  IssuingCertificateURL: null,
  KeyUsage: 0,
  MaxPathLen: 0,
  MaxPathLenZero: false,
  OCSPServer: null,
  PermittedDNSDomains: null,
  PermittedDNSDomainsCritical: false,
  PermittedEmailAddresses: null,
  PermittedIPRanges: null,
  PermittedURIDomains: null,
  Policies: null,
  PolicyIdentifiers: null,
  PolicyMappings: null,
  RequireExplicitPolicy: 0,
  RequireExplicitPolicyZero: false,
  SubjectKeyId: null,
  UnknownExtKeyUsage: null,
};

const nameConstraintsId = '2.5.29.30';

/** The fields of Go's x509.Certificate (RFC 5280, 4.1). Throws `DerError` for bytes that are none. */
export function certificateOf(bytes: Uint8Array<ArrayBuffer>): PlainMap {
  const whole = element(bytes, tags.sequence);
  const [signed, algorithm, signature] = elements(whole.content);
  const found = [...parts(signed)];
  const version = found[0]?.tag === 0xa0 ? Number(integer(elements(found.shift()?.content ?? bytes)[0])) : 0;
  const [serial, inner, issuer, validity, subject, key, ...optional] = found;
  if (base64(expectTag(inner, tags.sequence).whole) !== base64(expectTag(algorithm, tags.sequence).whole))
    throw new DerError('two ways in which it is signed');
  if (integer(serial) < 0n) throw new DerError('a serial number below zero');
  const [notBefore, notAfter] = parts(validity);
  const list = optional.find(({ tag }) => tag === 0xa3);
  const extensions = list === undefined ? [] : extensionsOf(element(list.content, tags.sequence));
  const constraints = extensions.find(({ id }) => id.join('.') === nameConstraintsId);
  return {
    ...empty,
    ...fieldsOf(extensions),
    PermittedDNSDomainsCritical: constraints?.isCritical ?? false,
    Extensions: listOrNull(extensions.map(plainExtension)),
    Version: version + 1,
    // It gets a float64 when it is read again.
    SerialNumber: Number(integer(serial)),
    Issuer: nameOf(issuer),
    Subject: nameOf(subject),
    NotBefore: timeText(notBefore),
    NotAfter: timeText(notAfter),
    PublicKey: publicKeyOf(key),
    PublicKeyAlgorithm: 1,
    SignatureAlgorithm: signatureAlgorithm(algorithm),
    Signature: base64(bits(signature)),
    Raw: base64(whole.whole),
    RawTBSCertificate: base64(expectTag(signed, tags.sequence).whole),
    RawSubjectPublicKeyInfo: base64(expectTag(key, tags.sequence).whole),
    RawIssuer: base64(expectTag(issuer, tags.sequence).whole),
    RawSubject: base64(expectTag(subject, tags.sequence).whole),
  };
}

/** RFC 5280, 4.1.2.5: years of two digits from 50 on are of the last century. */
function timeText(time: Element | undefined): string {
  const text = String.fromCharCode(...(time?.content.subarray(0, 16) ?? []));
  const [, century, year = '', month, day, hour, minute, second] =
    /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const tag = century === undefined ? tags.utcTime : tags.generalizedTime;
  const written = `${century ?? (Number(year) >= 50 ? '19' : '20')}${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  if (time?.tag !== tag || Number.isNaN(Date.parse(written))) throw new DerError('a time that is none');
  return written;
}
