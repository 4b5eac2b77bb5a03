import { toBase64 } from '../bytes.ts';
import { element, elements, expectTag, magnitude, tags } from './der.ts';
import { fingerprintOf } from './fingerprint.ts';
import { selfSigned } from './selfSigned.ts';

/** A new sealing key. The private part must leave the process only encrypted. */
export interface SealingKey {
  /** PEM, as the controller serves it and `pub-cert.pem` holds it. */
  readonly certificate: string;
  /** PEM of PKCS #1, as the controller stores it. */
  readonly privateKey: string;
  /** `SHA256:…` of the public key. */
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Of the controller's own keys (`--key-size`, `--key-ttl`: pkg/controller/main.go). */
const bits = 4096;
const validDays = 3650;

/** An RSA key with its certificate, valid from `now` on; made by WebCrypto, which takes a second or two. */
export async function createSealingKey(now: Date): Promise<SealingKey> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
  const exponent = Uint8Array.of(1, 0, 1);
  const pair = await crypto.subtle.generateKey({ ...algorithm, modulusLength: bits, publicExponent: exponent }, true, [
    'sign',
    'verify',
  ]);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const notAfter = new Date(notBefore.getTime() + validDays * 24 * 60 * 60 * 1000);
  const serial = crypto.getRandomValues(new Uint8Array(16));
  const certificate = await selfSigned(
    { publicKey, notBefore, notAfter, serial },
    async (signed) => new Uint8Array(await crypto.subtle.sign(algorithm.name, pair.privateKey, signed)),
  );
  const pkcs1 = pkcs1Of(pkcs8);
  const privateKey = pem('RSA PRIVATE KEY', pkcs1);
  pkcs8.fill(0);
  pkcs1.fill(0);
  return {
    certificate: pem('CERTIFICATE', certificate),
    privateKey,
    fingerprint: await fingerprintOfPublicKey(publicKey),
    notBefore,
    notAfter,
  };
}

/** PKCS #8 wraps it: version, algorithm, and the key in an OCTET STRING (RFC 5208, 5). Throws a `DerError`. */
export function pkcs1Of(pkcs8: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const [, , key] = elements(element(pkcs8, tags.sequence).content);
  return expectTag(key, tags.octetString).content;
}

async function fingerprintOfPublicKey(publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const [, key] = elements(element(publicKey, tags.sequence).content);
  // The first byte of a BIT STRING counts its unused bits.
  const [n, e] = elements(element(expectTag(key, tags.bitString).content.slice(1), tags.sequence).content);
  return fingerprintOf(magnitude(n), magnitude(e));
}

function pem(label: string, bytes: Uint8Array): string {
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
