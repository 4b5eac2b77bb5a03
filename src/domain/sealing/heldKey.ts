import { fromBase64 } from '../bytes.ts';
import { textAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { readCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { pkcs1Of } from './creation.ts';
import type { SealingKey } from './creation.ts';
import { DerError, element, elements, magnitude, tags } from './der.ts';
import { fingerprintOf } from './fingerprint.ts';
import { pemBlocks } from './pem.ts';
import { Refusal } from './refusal.ts';

/** A sealing key that a Secret holds. The private part must leave the process only encrypted, or into a cluster. */
export interface HeldKey extends SealingKey {
  /** Name of the Secret. */
  readonly secret: string;
}

/**
 * The key of a Secret from its two parts in PEM. Refuses (`Refusal`) what is no RSA certificate, what is no private key,
 * and a private key of another certificate: with such a pair everything would be sealed and nothing opened.
 */
export async function heldKey(secret: string, certificate: string, privateKey: string): Promise<HeldKey> {
  // A key opens what was sealed with it, however old its certificate is.
  const { fingerprint, notBefore, notAfter } = await readCertificate(certificate, new Date(0));
  if ((await privateFingerprint(privateKey)) !== fingerprint)
    throw new Refusal('unseal/key-unreadable', `The private key in ${secret} belongs to another certificate.`);
  return { secret, certificate, privateKey, fingerprint, notBefore, notAfter };
}

/** The key of a Secret as the cluster has it. Refuses (`Refusal`) what holds none. */
export function keyOfSecret(object: ClusterObject): Promise<HeldKey> {
  const { name } = object.metadata;
  return heldKey(name, decoded(object, 'tls.crt', name), decoded(object, 'tls.key', name));
}

/** The certificate in a Secret of the cluster, also one that has expired; its key is not looked at. Refuses what is none. */
export function certificateOfSecret(object: ClusterObject): Promise<Certificate> {
  return readCertificate(decoded(object, 'tls.crt', object.metadata.name), new Date(0));
}

function decoded(object: ClusterObject, key: string, name: string): string {
  const bytes = fromBase64(textAt(object, 'data', key));
  if (bytes === null || bytes.length === 0) throw new Refusal('unseal/key-unreadable', `Secret ${name} has no ${key}.`);
  return new TextDecoder().decode(bytes);
}

/** The fingerprint of the public part of a private key in PEM. */
async function privateFingerprint(pem: string): Promise<string> {
  const block = pemBlocks(pem).find(({ label }) => label === 'RSA PRIVATE KEY' || label === 'PRIVATE KEY');
  const bytes = block === undefined || block.hasHeaders ? null : fromBase64(block.body);
  if (block === undefined || bytes === null) throw new Refusal('unseal/key-unreadable', noKey);
  try {
    // RFC 8017, A.1.2: version, modulus, public exponent.
    const pkcs1 = block.label === 'PRIVATE KEY' ? pkcs1Of(bytes) : bytes;
    const [, n, e] = elements(element(pkcs1, tags.sequence).content);
    return await fingerprintOf(magnitude(n), magnitude(e));
  } catch (error) {
    if (error instanceof DerError) throw new Refusal('unseal/key-unreadable', noKey);
    throw error;
  }
}

const noKey = 'The private key is no RSA key in PEM that can be read.';
