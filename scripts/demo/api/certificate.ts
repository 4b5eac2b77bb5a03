import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { concat } from '../../../src/domain/bytes.ts';
import { encode, tags } from '../../../src/domain/sealing/der.ts';

/** A server's certificate and its key, PEM both. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

/**
 * A certificate for 127.0.0.1 and localhost that has signed itself, valid for a day: who is given it can trust this
 * server and no other. RFC 5280, 4.1; P-256 with SHA-256 (RFC 5758, 3.2).
 */
export function makeIdentity(now: Date): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const day = 24 * 60 * 60 * 1000;
  const name = distinguished('slipway demo cluster');
  const signed = sequence(
    encode(version, encode(tags.integer, Uint8Array.of(2))),
    encode(tags.integer, concat(Uint8Array.of(0x40), randomBytes(15))),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    encode(extensions, sequence(authority, serverNames)),
  );
  const signature = concat(Uint8Array.of(0), sign('sha256', signed, privateKey));
  return {
    certificate: pem(sequence(signed, ecdsaWithSha256, encode(tags.bitString, signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Context-specific, constructed: `[0]` and `[3]` of a TBSCertificate. */
const version = 0xa0;
const extensions = 0xa3;
const set = 0x31;
const utf8 = 0x0c;

/** 1.2.840.10045.4.3.2 */
const ecdsaWithSha256 = sequence(encode(tags.identifier, Uint8Array.of(42, 134, 72, 206, 61, 4, 3, 2)));

/** basicConstraints (2.5.29.19): a CA, for some clients take no other as an anchor. */
const authority = extension(19, sequence(encode(0x01, Uint8Array.of(0xff))));

/** subjectAltName (2.5.29.17): a DNS name `[2]` and an address `[7]`. */
const serverNames = extension(
  17,
  sequence(encode(0x82, new TextEncoder().encode('localhost')), encode(0x87, Uint8Array.of(127, 0, 0, 1))),
);

function extension(last: number, value: Uint8Array): Uint8Array {
  return sequence(encode(tags.identifier, Uint8Array.of(0x55, 0x1d, last)), encode(tags.octetString, value));
}

/** A name of one part, the common name (2.5.4.3). */
function distinguished(commonName: string): Uint8Array {
  const id = encode(tags.identifier, Uint8Array.of(0x55, 0x04, 0x03));
  return sequence(encode(set, sequence(id, encode(utf8, new TextEncoder().encode(commonName)))));
}

function time(date: Date): Uint8Array {
  const digits = date.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '');
  return encode(tags.utcTime, new TextEncoder().encode(`${digits}Z`));
}

function sequence(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return encode(tags.sequence, concat(...parts));
}

function pem(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
