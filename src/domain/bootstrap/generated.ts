import { toBase64, toHex } from '../bytes.ts';
import type { Charset } from '../phases/secretSpec.ts';
import { generateValue } from '../sealing/generate.ts';

/** What `generate` of a `seal` step asks for. */
export interface Generation {
  /** Of characters; of random bytes for hex and base64. */
  readonly length: number;
  readonly charset: Charset;
}

/** A new random value. Throws a `RangeError` for a length that is not 1 to 4096. */
export function generatedValue({ length, charset }: Generation): string {
  switch (charset) {
    case 'alphanumeric':
      return generateValue(length);
    case 'ascii':
      return generateValue(length, printable);
    case 'hex':
      return toHex(randomBytes(length));
    case 'base64':
      return toBase64(randomBytes(length));
  }
}

/** `48 random letters and digits` */
export function generationText({ length, charset }: Generation): string {
  return `${length} ${words[charset]}`;
}

const words: Readonly<Record<Charset, string>> = {
  alphanumeric: 'random letters and digits',
  ascii: 'random printable characters of ASCII',
  hex: 'random bytes in hex',
  base64: 'random bytes in base64',
};

/** Without the blank, which no one sees at an end. */
const printable = String.fromCharCode(...Array.from({ length: 0x7f - 0x21 }, (_, index) => 0x21 + index));

function randomBytes(length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 1 || length > 4096) throw new RangeError('1 to 4096 bytes are wanted.');
  return crypto.getRandomValues(new Uint8Array(length));
}
