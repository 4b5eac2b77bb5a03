import { fieldOf, mapAt } from '../kubernetes/object.ts';
import { content } from '../yaml/node.ts';
import type { MapNode } from '../yaml/node.ts';
import { concat, fromBase64 } from '../bytes.ts';
import { encode, tags } from './der.ts';
import { documentsOf } from './find.ts';
import { rsa } from './key.ts';
import type { Key } from './key.ts';
import { pemBlocks } from './pem.ts';
import type { PemBlock } from './pem.ts';
import { Refusal } from './refusal.ts';

/**
 * The private keys in a text: PEM (PKCS #1 or PKCS #8), or Secrets as a backup of the controller's keys has them, also in
 * a List, in YAML or JSON, with the key in `tls.key`. Refuses (`Refusal`) a text without any, and keys that are locked or
 * no RSA. The keys can't be read out again.
 */
export async function readPrivateKeys(text: string): Promise<readonly Key[]> {
  const secrets = pemsIn(text);
  const blocks = (secrets.length > 0 ? secrets : [text])
    .flatMap(pemBlocks)
    .filter(({ label }) => label.endsWith('PRIVATE KEY'));
  if (text.includes(ageArmor))
    throw unreadable('The key is encrypted by age; give what "age --decrypt" makes of the file.');
  if (blocks.length === 0) throw unreadable('There is no private key: PEM is wanted, or a Secret with tls.key.');
  return await Promise.all(blocks.map(importKey));
}

/** How our own backups begin (https://age-encryption.org/v1). */
const ageArmor = '-----BEGIN AGE ENCRYPTED FILE-----';

function pemsIn(text: string): string[] {
  const secrets = documentsOf(text).flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'secret'));
  return secrets.flatMap(({ root }) => textAt(root, 'stringData') ?? decoded(textAt(root, 'data') ?? '') ?? []);
}

function decoded(base64: string): string | null {
  const bytes = fromBase64(base64);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

function textAt(root: MapNode, field: string): string | null {
  const node = fieldOf(mapAt(root, field), 'tls.key');
  const scalar = node === null ? null : content(node);
  return scalar?.type === 'scalar' && typeof scalar.value === 'string' ? scalar.value : null;
}

async function importKey({ label, body, hasHeaders }: PemBlock): Promise<Key> {
  if (label === 'ENCRYPTED PRIVATE KEY' || hasHeaders)
    throw unreadable('The private key is locked with a passphrase; unlock it first.');
  const bytes = fromBase64(body);
  if (bytes === null || (label !== 'RSA PRIVATE KEY' && label !== 'PRIVATE KEY'))
    throw unreadable(`The private key (${label}) is no RSA key in PEM.`);
  try {
    const wrapped = label === 'PRIVATE KEY' ? bytes : wrap(bytes);
    return await crypto.subtle.importKey('pkcs8', wrapped, rsa, false, ['decrypt']);
  } catch {
    throw unreadable(`The private key (${label}) is no RSA key in PEM.`);
  }
}

/** RFC 5208: a PKCS #1 key in the envelope that WebCrypto takes. */
function wrap(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  const algorithm = encode(tags.sequence, concat(encode(tags.identifier, rsaEncryption), encode(tags.null, nothing)));
  const version = encode(tags.integer, Uint8Array.of(0));
  return encode(tags.sequence, concat(version, algorithm, encode(tags.octetString, pkcs1)));
}

/** 1.2.840.113549.1.1.1 */
const rsaEncryption = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01);
const nothing = new Uint8Array();

function unreadable(sentence: string): Refusal {
  return new Refusal('unseal/key-unreadable', sentence);
}
