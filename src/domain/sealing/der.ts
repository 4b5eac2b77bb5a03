/** One element of DER (ITU-T X.690): a tag and what it holds. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
  /** With tag and length, as it was signed. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  identifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

/** The bytes are no DER, or no DER of the shape that is wanted. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** The elements that fill the bytes to their end. Strict: definite lengths in their shortest form, one-byte tags. */
export function elements(bytes: Uint8Array<ArrayBuffer>): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const { header, length } = measure(bytes, at);
    const end = at + header + length;
    if (end > bytes.length) throw new DerError('an element is longer than what holds it');
    found.push({ tag: bytes[at] ?? 0, content: bytes.slice(at + header, end), whole: bytes.slice(at, end) });
    at = end;
  }
  return found;
}

/** The one element that the bytes are. */
export function element(bytes: Uint8Array<ArrayBuffer>, tag: number): Element {
  const [only, more] = elements(bytes);
  if (only === undefined || more !== undefined) throw new DerError('something else than one element');
  return expectTag(only, tag);
}

/** The element when it has the tag; an error for another and for none. */
export function expectTag(found: Element | undefined, tag: number): Element {
  if (found?.tag !== tag) throw new DerError(`tag ${tag} is wanted`);
  return found;
}

/** The magnitude of an INTEGER that is not negative, without the zero that keeps it so. */
export function magnitude(integer: Element | undefined): Uint8Array<ArrayBuffer> {
  const { content } = expectTag(integer, tags.integer);
  const [first, second = 0] = content;
  if (first === undefined || first >= 0x80) throw new DerError('a number that is not positive');
  if (first === 0 && content.length > 1 && second < 0x80) throw new DerError('a number with zeros in front');
  return first === 0 ? content.slice(1) : content;
}

/** One DER element around what it holds. */
export function encode(tag: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const size: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256);
  const header = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 + size.length, ...size];
  const whole = new Uint8Array(header.length + content.length);
  whole.set(header);
  whole.set(content, header.length);
  return whole;
}

function measure(bytes: Uint8Array, at: number): { readonly header: number; readonly length: number } {
  const [tag = 0, first] = bytes.subarray(at, at + 2);
  if ((tag & 0x1f) === 0x1f || first === undefined) throw new DerError('a tag that certificates do not have');
  if (first < 0x80) return { header: 2, length: first };
  const size = first - 0x80;
  const digits = bytes.subarray(at + 2, at + 2 + size);
  if (size === 0 || size > 4 || digits.length < size) throw new DerError('a length that is none');
  const length = digits.reduce((sum, digit) => sum * 256 + digit, 0);
  if (length < 0x80 || digits[0] === 0) throw new DerError('a length that is not in its shortest form');
  return { header: 2 + size, length };
}
