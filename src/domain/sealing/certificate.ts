import { fromBase64 } from '../bytes.ts';
import { DerError, element, elements, expectTag, magnitude, tags } from './der.ts';
import type { Element } from './der.ts';
import { fingerprintOf } from './fingerprint.ts';
import { rsa } from './key.ts';
import type { Key } from './key.ts';
import { pemBlocks } from './pem.ts';
import { Refusal } from './refusal.ts';

/** What a value is sealed to. */
export interface Certificate {
  /** Encrypts with RSA-OAEP and SHA-256. */
  readonly key: Key;
  /** `SHA256:…` of the public key: two certificates of one key have the same. */
  readonly fingerprint: string;
  /** When the controller made the key, which tells its age. */
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/**
 * The first certificate of a PEM text, as kubeseal takes it (pkg/kubeseal/kubeseal.go, ParseKey).
 * Refuses (`Refusal`) what is no certificate, has no RSA key of 2048 bits or more, or has expired at `now`.
 * The signature is not looked at: whose certificate it is, the fingerprint tells.
 */
export async function readCertificate(pem: string, now: Date): Promise<Certificate> {
  const fields = readFields(pem);
  const { n, e } = readRsa(rsaKeyOf(fields));
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (bits < leastBits) {
    throw new Refusal('seal/cert-weak', `The RSA key has ${bits} bits; at least ${leastBits} are wanted.`);
  }
  if (now > fields.notAfter) {
    const day = fields.notAfter.toISOString().slice(0, 10);
    throw new Refusal('seal/cert-expired', `The certificate has expired on ${day}; fetch the present one.`);
  }
  return {
    key: await importKey(fields.publicKey),
    fingerprint: await fingerprintOf(n, e),
    notBefore: fields.notBefore,
    notAfter: fields.notAfter,
  };
}

/** The fingerprint of the first certificate of a PEM text, also of one that has expired. Refuses what has no RSA key. */
export async function certificateFingerprint(pem: string): Promise<string> {
  const { n, e } = readRsa(rsaKeyOf(readFields(pem)));
  return await fingerprintOf(n, e);
}

function rsaKeyOf({ algorithm, publicKey }: Fields): Element {
  if (algorithm === rsaEncryption) return publicKey;
  throw new Refusal('seal/cert-not-rsa', 'The certificate has no RSA key; Sealed Secrets can use no other.');
}

/** A key that can be factored protects nothing, and Git keeps what it sealed for ever. */
const leastBits = 2048;

interface Fields {
  readonly algorithm: string;
  /** SubjectPublicKeyInfo, as WebCrypto imports it. */
  readonly publicKey: Element;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** RFC 5280, 4.1: version and extensions are optional, and so are the unique ids between them. */
function readFields(pem: string): Fields {
  const block = pemBlocks(pem).find(({ label, hasHeaders }) => label === 'CERTIFICATE' && !hasHeaders);
  const bytes = block === undefined ? null : fromBase64(block.body);
  if (bytes === null) throw unreadable('There is no certificate in PEM (BEGIN CERTIFICATE).');
  return readable(() => {
    const [signed] = elements(element(bytes, tags.sequence).content);
    const parts = elements(expectTag(signed, tags.sequence).content);
    if (parts[0]?.tag === 0xa0) parts.shift();
    const [, , , validity, , publicKey] = parts;
    const [notBefore, notAfter] = elements(expectTag(validity, tags.sequence).content);
    const key = expectTag(publicKey, tags.sequence);
    const [algorithm] = elements(key.content);
    const [identifier] = elements(expectTag(algorithm, tags.sequence).content);
    return {
      algorithm: expectTag(identifier, tags.identifier).content.join('.'),
      publicKey: key,
      notBefore: readTime(notBefore),
      notAfter: readTime(notAfter),
    };
  });
}

/** 1.2.840.113549.1.1.1 by its bytes. */
const rsaEncryption = '42.134.72.134.247.13.1.1.1';

/** RFC 5280, 4.1.2.5: years of two digits from 50 on are of the last century. */
function readTime(time: Element | undefined): Date {
  const text = String.fromCharCode(...(time?.content.subarray(0, 16) ?? []));
  const match = /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const [, century, year = '', month, day, hour, minute, second] = match ?? [];
  const tag = century === undefined ? tags.utcTime : tags.generalizedTime;
  const first = century ?? (Number(year) >= 50 ? '19' : '20');
  const date = new Date(`${first}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (match === null || time?.tag !== tag || Number.isNaN(date.getTime())) throw new DerError('a time that is none');
  return date;
}

function readRsa(publicKey: Element): { readonly n: Uint8Array; readonly e: Uint8Array } {
  return readable(() => {
    const [, bits] = elements(publicKey.content);
    const { content } = expectTag(bits, tags.bitString);
    if (content[0] !== 0) throw new DerError('a key of broken bytes');
    const [n, e, more] = elements(element(content.slice(1), tags.sequence).content);
    if (more !== undefined) throw new DerError('a key of more than two numbers');
    const [modulus, exponent] = [magnitude(n), magnitude(e)];
    // Go takes no exponent that is even, 1, or above 31 bits; with such a one nothing would be secret.
    const last = exponent.at(-1) ?? 0;
    if (last % 2 === 0 || (exponent.length === 1 && last === 1) || exponent.length > 4)
      throw new DerError('an exponent that is none');
    return { n: modulus, e: exponent };
  });
}

async function importKey({ whole }: Element): Promise<Key> {
  try {
    return await crypto.subtle.importKey('spki', whole, rsa, false, ['encrypt']);
  } catch {
    throw unreadable('The key of the certificate is none that can encrypt.');
  }
}

function readable<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError) throw unreadable(`The certificate can't be read: it has ${error.message}.`);
    throw error;
  }
}

function unreadable(sentence: string): Refusal {
  return new Refusal('seal/cert-unreadable', sentence);
}
