import type { Plain } from '../plain.ts';
import { DerError, element, elements, tags } from '../sealing/der.ts';
import type { Element } from '../sealing/der.ts';
import { bits, identifier, integer, parts } from './basics.ts';

const rsa = '1.2.840.113549.1.1.1';

/** A key of RSA as Kyverno writes it; null for a key of another kind. */
export function publicKeyOf(info: Element | undefined): Plain {
  const [algorithm, key] = parts(info);
  const [kind] = parts(algorithm);
  if (identifier(kind).join('.') !== rsa) return null;
  const [modulus, exponent, more] = elements(element(bits(key), tags.sequence).content);
  const [n, e] = [integer(modulus), integer(exponent)];
  if (more !== undefined || n <= 0n || e <= 0n || e > 2n ** 31n - 1n) throw new DerError('a key that is none of RSA');
  return { N: String(n), E: Number(e) };
}

/** Go's numbers of the ways to sign (x509.SignatureAlgorithm); 0 is one that it does not know. */
const signatures: ReadonlyMap<string, number> = new Map([
  ['1.2.840.113549.1.1.4', 2],
  ['1.2.840.113549.1.1.5', 3],
  ['1.3.14.3.2.29', 3],
  ['1.2.840.113549.1.1.11', 4],
  ['1.2.840.113549.1.1.12', 5],
  ['1.2.840.113549.1.1.13', 6],
  ['1.2.840.10040.4.3', 7],
  ['2.16.840.1.101.3.4.3.2', 8],
  ['1.2.840.10045.4.1', 9],
  ['1.2.840.10045.4.3.2', 10],
  ['1.2.840.10045.4.3.3', 11],
  ['1.2.840.10045.4.3.4', 12],
  ['1.3.101.112', 16],
]);

const pss = '1.2.840.113549.1.1.10';
const pssByHash: ReadonlyMap<string, number> = new Map([
  ['2.16.840.1.101.3.4.2.1', 13],
  ['2.16.840.1.101.3.4.2.2', 14],
  ['2.16.840.1.101.3.4.2.3', 15],
]);

export function signatureAlgorithm(algorithm: Element | undefined): number {
  const [kind, parameters] = parts(algorithm);
  const name = identifier(kind).join('.');
  if (name !== pss) return signatures.get(name) ?? 0;
  const hash = parameters === undefined ? undefined : parts(parameters).find(({ tag }) => tag === 0xa0);
  if (hash === undefined) return 0;
  const [kindOfHash] = parts(element(hash.content, tags.sequence));
  return pssByHash.get(identifier(kindOfHash).join('.')) ?? 0;
}
