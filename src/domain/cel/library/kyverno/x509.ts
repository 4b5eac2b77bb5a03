import { fromBase64, toHex } from '../../../bytes.ts';
import type { Plain, PlainMap } from '../../../plain.ts';
import { element, elements, tags } from '../../../sealing/der.ts';
import { decodeX509 } from '../../../certificate/decode.ts';
import * as types from '../../type.ts';
import { Trouble, badArgument } from '../../value/trouble.ts';
import { originOf, overload } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { fromJson } from './native.ts';
import { textOf } from './outside.ts';

/** Certificates and what is in them (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/x509). */
export const certificates: Library = [
  overload('x509.decode', false, [string], types.dyn, (args, meter) => {
    const text = textOf(args[0]?.data);
    const spent = meter.work(100 + text.length);
    if (spent !== undefined) return spent;
    const decoded = decodeX509(text);
    if (typeof decoded === 'string') return badArgument(`The text holds no certificate: ${decoded}.`, decoded);
    const from = originOf(args);
    const data = fromJson('NotAfter' in decoded ? shownOf(decoded) : decoded, from, meter);
    return data instanceof Trouble ? data : { data, from };
  }),
];

/** Of a certificate these fields are shown; of a request for one all of Go's. */
const shown: ReadonlySet<string> = new Set(
  [
    'Raw RawTBSCertificate RawSubjectPublicKeyInfo RawSubject RawIssuer Signature PublicKeyAlgorithm PublicKey',
    'SerialNumber Issuer NotBefore NotAfter KeyUsage Extensions ExtraExtensions ExtKeyUsage BasicConstraintsValid',
    'IsCA MaxPathLen MaxPathLenZero AuthorityKeyId OCSPServer IssuingCertificateURL DNSNames EmailAddresses',
    'IPAddresses PermittedDNSDomainsCritical PermittedDNSDomains ExcludedDNSDomains PermittedIPRanges',
    'ExcludedIPRanges PermittedEmailAddresses ExcludedEmailAddresses PermittedURIDomains ExcludedURIDomains',
    'CRLDistributionPoints PolicyIdentifiers',
  ].flatMap((line) => line.split(' ')),
);

function shownOf(fields: PlainMap): PlainMap {
  const kept = Object.entries(fields).filter(([name]) => shown.has(name));
  return Object.fromEntries([...kept, ['SerialNumber', lowBits(fields['RawTBSCertificate'])]]);
}

/** Go's big.Int.Int64 of the serial number, which has more bits than that. */
function lowBits(signed: Plain | undefined): Plain {
  const bytes = typeof signed === 'string' ? fromBase64(signed) : null;
  const parts = bytes === null ? [] : elements(element(bytes, tags.sequence).content);
  const serial = parts.find(({ tag }) => tag === tags.integer);
  return serial === undefined ? null : Number(BigInt.asIntN(64, BigInt(`0x${toHex(serial.content)}`)));
}
