import { toBase64 } from '../bytes.ts';
import type { Plain } from '../plain.ts';
import { DerError, elements, expectTag, tags } from '../sealing/der.ts';
import type { Element } from '../sealing/der.ts';

/** The numbers of an object identifier (ITU-T X.690, 8.19). */
export function identifier(element: Element | undefined): readonly number[] {
  const numbers: number[] = [];
  let number = 0;
  const { content } = expectTag(element, tags.identifier);
  if ((content.at(-1) ?? 0x80) >= 0x80) throw new DerError('an identifier that is cut');
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (number > 2 ** 31) throw new DerError('an identifier that is too large');
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - 40 * top, ...rest];
}

/** The elements of a sequence. */
export function parts(element: Element | undefined): readonly Element[] {
  return elements(expectTag(element, tags.sequence).content);
}

/** The bytes of a bit string that has no odd bits. */
export function bits(element: Element | undefined): Uint8Array<ArrayBuffer> {
  const { content } = expectTag(element, tags.bitString);
  if (content.length === 0) throw new DerError('a bit string without its first byte');
  return content.slice(1);
}

/** A whole number, which may be negative. */
export function integer(element: Element | undefined): bigint {
  const { content } = expectTag(element, tags.integer);
  return numberOf(content);
}

/** Bytes as a whole number in two's complement. */
export function numberOf(content: Uint8Array): bigint {
  const size = content.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return BigInt.asIntN(Math.max(content.length, 1) * 8, size);
}

export function ascii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte >= 0x80)) throw new DerError('a name that is not plain ASCII');
  return new TextDecoder().decode(bytes);
}

/** As Go writes bytes in JSON. */
export function base64(bytes: Uint8Array): string {
  return toBase64(bytes);
}

/** As Go writes a list in JSON that nothing was put into. */
export function listOrNull(items: readonly Plain[]): Plain {
  return items.length === 0 ? null : items;
}

type Reader = (bytes: Uint8Array) => string;

/** How names are written, by their tags; Go reads T.61 as Latin-1, as everybody does. */
const readers: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [0x0c, (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)],
  [0x12, (bytes) => onlyOf(/^[0-9 ]*$/, bytes)],
  [0x13, (bytes) => onlyOf(/^[A-Za-z0-9 '()+,\-./:=?*&]*$/, bytes)],
  [0x14, latin1],
  [0x16, ascii],
  [0x1e, bmp],
]);

/** A text in one of the ways that names are written in. */
export function textOf({ tag, content }: Element): string {
  const reader = readers.get(tag);
  if (reader === undefined) throw new DerError('a text that Go does not read');
  return reader(content);
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function onlyOf(allowed: RegExp, bytes: Uint8Array): string {
  const text = latin1(bytes);
  if (!allowed.test(text)) throw new DerError('a text with a character that it may not have');
  return text;
}

/** Two bytes a character, none of them half of one; zeros at the end do not count. */
function bmp(bytes: Uint8Array): string {
  if (bytes.length % 2 !== 0) throw new DerError('half a character');
  const units = Array.from({ length: bytes.length / 2 }, (_, at) =>
    String.fromCharCode((bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0)),
  );
  const text = units.join('').replace(/\0$/, '');
  if (/[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/.test(text)) throw new DerError('a character that is none');
  return text;
}
