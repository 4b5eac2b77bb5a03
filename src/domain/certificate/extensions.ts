import type { Plain, PlainMap } from '../plain.ts';
import { DerError, element, elements, expectTag, tags } from '../sealing/der.ts';
import type { Element } from '../sealing/der.ts';
import { alternativeNames, generalName } from './alternativeNames.ts';
import { ascii, base64, bits, identifier, integer, listOrNull, numberOf, parts } from './basics.ts';
import { nameConstraints } from './nameConstraints.ts';

/** One extension, as it is written. */
export interface Extension {
  readonly id: readonly number[];
  readonly isCritical: boolean;
  readonly value: Uint8Array<ArrayBuffer>;
}

/** The extensions of a certificate or of a request (RFC 5280, 4.1: Extensions). */
export function extensionsOf(list: Element): readonly Extension[] {
  return parts(list).map((one) => {
    const [id, second, third] = parts(one);
    const isCritical = second?.tag === booleanTag && second.content[0] !== 0;
    const value = second?.tag === booleanTag ? third : second;
    return { id: identifier(id), isCritical, value: expectTag(value, tags.octetString).content };
  });
}

const booleanTag = 0x01;

/** As Go's pkix.Extension is written in JSON. */
export function plainExtension({ id, isCritical, value }: Extension): Plain {
  return { Id: id, Critical: isCritical, Value: base64(value) };
}

type Reader = (value: Uint8Array<ArrayBuffer>) => PlainMap;

/** The fields that each known extension fills. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['2.5.29.14', (value) => ({ SubjectKeyId: base64(element(value, tags.octetString).content) })],
  ['2.5.29.15', (value) => ({ KeyUsage: keyUsage(value) })],
  ['2.5.29.17', (value) => ({ ...alternativeNames(value) })],
  ['2.5.29.19', basicConstraints],
  ['2.5.29.30', nameConstraints],
  ['2.5.29.31', (value) => ({ CRLDistributionPoints: listOrNull(distributionPoints(value)) })],
  ['2.5.29.32', policies],
  ['2.5.29.33', policyMappings],
  ['2.5.29.35', authorityKey],
  ['2.5.29.36', policyConstraints],
  ['2.5.29.37', extendedKeyUsage],
  ['2.5.29.54', (value) => numberWithZero('InhibitAnyPolicy', integer(element(value, tags.integer)))],
  ['1.3.6.1.5.5.7.1.1', authorityAccess],
]);

/** What the extensions say, by Go's names of its fields, and the critical ones that nobody here knows. */
export function fieldsOf(extensions: readonly Extension[]): PlainMap {
  const fields = extensions.map(({ id, value }) => readers.get(id.join('.'))?.(value) ?? {});
  const unknown = extensions.filter(({ id, isCritical }) => isCritical && !readers.has(id.join('.')));
  return Object.assign({ UnhandledCriticalExtensions: listOrNull(unknown.map(({ id }) => id)) }, ...fields) as PlainMap;
}

/** The first bit is the lowest. */
function keyUsage(value: Uint8Array<ArrayBuffer>): number {
  const bytes = bits(element(value, tags.bitString));
  const isSet = (bit: number): boolean => (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
  return Array.from({ length: 9 }, (_, bit) => (isSet(bit) ? 1 << bit : 0)).reduce((sum, one) => sum | one, 0);
}

function basicConstraints(value: Uint8Array<ArrayBuffer>): PlainMap {
  const found = parts(element(value, tags.sequence));
  const [first] = found;
  const isCa = first?.tag === booleanTag && first.content[0] !== 0;
  const limit = found.find(({ tag }) => tag === tags.integer);
  const length = limit === undefined ? -1 : Number(integer(limit));
  return { BasicConstraintsValid: true, IsCA: isCa, MaxPathLen: length, MaxPathLenZero: length === 0 };
}

function distributionPoints(value: Uint8Array<ArrayBuffer>): readonly string[] {
  return parts(element(value, tags.sequence))
    .flatMap((point) => parts(point).filter(({ tag }) => tag === 0xa0))
    .flatMap(({ content }) => elements(content).filter(({ tag }) => tag === 0xa0))
    .flatMap(({ content }) => elements(content).filter(({ tag }) => tag === generalName.uri))
    .map(({ content }) => ascii(content));
}

function policies(value: Uint8Array<ArrayBuffer>): PlainMap {
  const found = parts(element(value, tags.sequence)).map((policy) => identifier(parts(policy)[0]));
  return {
    PolicyIdentifiers: listOrNull(found),
    Policies: listOrNull(found.map((policy) => policy.join('.'))),
  };
}

function policyMappings(value: Uint8Array<ArrayBuffer>): PlainMap {
  const pairs = parts(element(value, tags.sequence)).map((pair) => {
    const [issuer, subject] = parts(pair).map((one) => identifier(one).join('.'));
    return { IssuerDomainPolicy: issuer ?? '', SubjectDomainPolicy: subject ?? '' };
  });
  return { PolicyMappings: listOrNull(pairs) };
}

function authorityKey(value: Uint8Array<ArrayBuffer>): PlainMap {
  const key = parts(element(value, tags.sequence)).find(({ tag }) => tag === 0x80);
  return key === undefined ? {} : { AuthorityKeyId: base64(key.content) };
}

function policyConstraints(value: Uint8Array<ArrayBuffer>): PlainMap {
  const found = parts(element(value, tags.sequence)).map(({ tag, content }) =>
    numberWithZero(tag === 0x80 ? 'RequireExplicitPolicy' : 'InhibitPolicyMapping', numberOf(content)),
  );
  return Object.assign({}, ...found) as PlainMap;
}

/** Go tells a zero that is written from one that is not. */
function numberWithZero(name: string, value: bigint): PlainMap {
  return { [name]: Number(value), [`${name}Zero`]: value === 0n };
}

/** Go's numbers of what a key may be used for (x509.ExtKeyUsage). */
const usages: ReadonlyMap<string, number> = new Map([
  ['2.5.29.37.0', 0],
  ...Array.from({ length: 9 }, (_, index): [string, number] => [`1.3.6.1.5.5.7.3.${index + 1}`, index + 1]),
  ['1.3.6.1.4.1.311.10.3.3', 10],
  ['2.16.840.1.113730.4.1', 11],
  ['1.3.6.1.4.1.311.2.1.22', 12],
  ['1.3.6.1.4.1.311.61.1.1', 13],
]);

function extendedKeyUsage(value: Uint8Array<ArrayBuffer>): PlainMap {
  const found = parts(element(value, tags.sequence)).map(identifier);
  return {
    ExtKeyUsage: listOrNull(found.flatMap((usage) => usages.get(usage.join('.')) ?? [])),
    UnknownExtKeyUsage: listOrNull(found.filter((usage) => !usages.has(usage.join('.')))),
  };
}

function authorityAccess(value: Uint8Array<ArrayBuffer>): PlainMap {
  const found = parts(element(value, tags.sequence)).map((access) => {
    const [method, place] = parts(access);
    if (place === undefined) throw new DerError('an access without a place');
    return { method: identifier(method).join('.'), place };
  });
  const placesOf = (wanted: string): Plain =>
    listOrNull(
      found
        .filter(({ method, place }) => method === wanted && place.tag === generalName.uri)
        .map(({ place }) => ascii(place.content)),
    );
  return { OCSPServer: placesOf('1.3.6.1.5.5.7.48.1'), IssuingCertificateURL: placesOf('1.3.6.1.5.5.7.48.2') };
}
