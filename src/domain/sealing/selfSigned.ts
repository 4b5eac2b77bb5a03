import { concat } from '../bytes.ts';
import { encode, tags } from './der.ts';

/** What a certificate says of its key. */
export interface CertificateFields {
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** 16 random bytes. */
  readonly serial: Uint8Array;
}

/**
 * A self-signed certificate in DER, as the controller makes its own (pkg/crypto/keys.go, SignKeyWithNotBefore): version
 * 3, empty names, key usage encipherOnly, a CA. `sign` makes an RSA signature with SHA-256 (PKCS #1 v1.5).
 * RFC 5280, 4.1; times are cut to seconds.
 */
export async function selfSigned(
  { publicKey, notBefore, notAfter, serial }: CertificateFields,
  sign: (signed: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const nobody = sequence();
  const signed = sequence(
    encode(version, encode(tags.integer, Uint8Array.of(2))),
    encode(tags.integer, positive(serial)),
    sha256WithRsa,
    nobody,
    sequence(time(notBefore), time(notAfter)),
    nobody,
    publicKey,
    encode(extensions, sequence(encipherOnly, authority, await keyIdentifier(publicKey))),
  );
  return sequence(signed, sha256WithRsa, encode(tags.bitString, concat(Uint8Array.of(0), await sign(signed))));
}

/** Context-specific, constructed: `[0]` and `[3]` of a TBSCertificate. */
const version = 0xa0;
const extensions = 0xa3;

const yes = encode(0x01, Uint8Array.of(0xff));

/** 1.2.840.113549.1.1.11, with the NULL that RFC 4055 wants. */
const sha256WithRsa = sequence(
  encode(tags.identifier, Uint8Array.of(42, 134, 72, 134, 247, 13, 1, 1, 11)),
  encode(tags.null, new Uint8Array()),
);

/** keyUsage (2.5.29.15): the eighth bit, encipherOnly is the last of the byte. */
const encipherOnly = sequence(
  extensionId(15),
  yes,
  encode(tags.octetString, encode(tags.bitString, Uint8Array.of(0, 0x01))),
);

/** basicConstraints (2.5.29.19): a CA. */
const authority = sequence(extensionId(19), yes, encode(tags.octetString, sequence(yes)));

/** subjectKeyIdentifier (2.5.29.14): SHA-256 over the key (RFC 7093, 2, the fourth method). */
async function keyIdentifier(publicKey: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey));
  return sequence(extensionId(14), encode(tags.octetString, encode(tags.octetString, digest)));
}

function extensionId(last: number): Uint8Array {
  return encode(tags.identifier, Uint8Array.of(0x55, 0x1d, last));
}

/** RFC 5280, 4.1.2.5: two digits for the year before 2050, four from then on. */
function time(date: Date): Uint8Array {
  const [digits = ''] = date.toISOString().replaceAll(/[-:T]/g, '').split('.');
  const short = date.getUTCFullYear() < 2050;
  const text = `${short ? digits.slice(2) : digits}Z`;
  return encode(short ? tags.utcTime : tags.generalizedTime, new TextEncoder().encode(text));
}

/** DER wants the shortest form, and a number whose first bit is set would be negative. */
function positive(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = first === -1 ? Uint8Array.of(0) : bytes.subarray(first);
  return (shortest[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), shortest) : shortest;
}

function sequence(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return encode(tags.sequence, concat(...parts));
}
