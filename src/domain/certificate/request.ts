import type { Plain, PlainMap } from '../plain.ts';
import { DerError, element, elements, expectTag, tags } from '../sealing/der.ts';
import type { Element } from '../sealing/der.ts';
import { alternativeNames, noNames } from './alternativeNames.ts';
import { base64, bits, identifier, integer, listOrNull, parts } from './basics.ts';
import { extensionsOf, plainExtension } from './extensions.ts';
import type { Extension } from './extensions.ts';
import { publicKeyOf, signatureAlgorithm } from './key.ts';
import { nameOf } from './name.ts';

const extensionRequest = '1.2.840.113549.1.9.14';
const alternativeName = '2.5.29.17';

/** The fields of Go's x509.CertificateRequest (RFC 2986). Throws `DerError` for bytes that are none. */
export function requestOf(bytes: Uint8Array<ArrayBuffer>): PlainMap {
  const whole = element(bytes, tags.sequence);
  const [signed, algorithm, signature] = elements(whole.content);
  const [version, subject, key, ...optional] = parts(signed);
  const attributes = optional.filter(({ tag }) => tag === 0xa0).flatMap(({ content }) => elements(content));
  const wanted = attributes.flatMap(extensionsIn);
  const names = wanted.find(({ id }) => id.join('.') === alternativeName);
  return {
    ...noNames,
    ...(names === undefined ? {} : alternativeNames(names.value)),
    Attributes: listOrNull(attributes.flatMap(attributeOf)),
    Extensions: listOrNull(wanted.map(plainExtension)),
    ExtraExtensions: null,
    Version: Number(integer(version)),
    Subject: nameOf(subject),
    PublicKey: publicKeyOf(key),
    PublicKeyAlgorithm: 1,
    SignatureAlgorithm: signatureAlgorithm(algorithm),
    Signature: base64(bits(signature)),
    Raw: base64(whole.whole),
    RawTBSCertificateRequest: base64(expectTag(signed, tags.sequence).whole),
    RawSubjectPublicKeyInfo: base64(expectTag(key, tags.sequence).whole),
    RawSubject: base64(expectTag(subject, tags.sequence).whole),
  };
}

function extensionsIn(attribute: Element): readonly Extension[] {
  const [type, values] = parts(attribute);
  if (identifier(type).join('.') !== extensionRequest || values === undefined) return [];
  return elements(values.content).flatMap(extensionsOf);
}

/** Go shows only attributes that are lists of pairs, as those about extensions are. */
function attributeOf(attribute: Element): readonly Plain[] {
  try {
    const [type, values] = parts(attribute);
    const lists = elements(expectTag(values, setTag).content).map((list) => parts(list).map(pairOf));
    return [{ Type: identifier(type), Value: lists }];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}

const setTag = 0x31;
const booleanTag = 0x01;

function pairOf(pair: Element): Plain {
  const [id, value] = parts(pair);
  if (value === undefined) throw new DerError('a pair without its value');
  const written = value.tag === booleanTag ? value.content[0] !== 0 : base64(value.content);
  return { Type: identifier(id), Value: written };
}
