import { concat } from '../../../bytes.ts';
import * as types from '../../type.ts';
import type { Data } from '../../value/data.ts';
import { Trouble, badArgument, noOverload } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define } from '../function.ts';
import type { Library, Meter } from '../function.ts';
import { any, bytes } from '../kind.ts';
import { InflateError, inflate } from './inflate.ts';

/** Compressed texts (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/gzip). */
export const gzips: Library = [
  define('gzip.decompress', [bytes], types.string, (value, meter) => decompress(value.bytes, meter)),
  define('gzip.compress', [any], types.bytes, (value) => {
    if (typeof value !== 'string') return noOverload('gzip.compress', [value], words.noNativeText(value));
    // Go's own compressor makes these bytes; any other would make others of the same text.
    return new Trouble('missing', 'What Go makes of a text with gzip is not known here.', {
      kind: 'apiCall',
      name: 'gzip.compress',
    });
  }),
];

/** What comes out of small bytes may be large. */
const most = 4_000_000;

function decompress(packed: Uint8Array, meter: Meter): Data | Trouble {
  const parts: Uint8Array[] = [];
  let at = 0;
  try {
    do {
      const start = headerEnd(packed, at);
      const { bytes: part, end } = inflate(packed, start, most);
      const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
      if (end + 8 > packed.length) throw new InflateError('the bytes end too early');
      if (view.getUint32(end, true) !== checksum(part) || view.getUint32(end + 4, true) !== part.length)
        throw new InflateError('the checksum is another');
      // Steps like those of a function that makes so much text.
      const spent = meter.work(Math.ceil(part.length / 10)) ?? meter.grow(part.length);
      if (spent !== undefined) return spent;
      parts.push(part);
      at = end + 8;
    } while (at < packed.length);
  } catch (error) {
    if (error instanceof InflateError) return badArgument(`The bytes are no gzip: ${error.message}.`);
    throw error;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(concat(...parts));
}

/** Behind the header of RFC 1952 and what may follow it. */
function headerEnd(packed: Uint8Array, start: number): number {
  const [first, second, method, flags = 0] = packed.subarray(start);
  if (first !== 0x1f || second !== 0x8b || method !== 8) throw new InflateError('there is no header');
  let at = start + 10;
  if ((flags & 4) !== 0) at += 2 + ((packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8));
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = packed.indexOf(0, at) + 1 || packed.length;
  return (flags & 2) === 0 ? at : at + 2;
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 */
function checksum(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
