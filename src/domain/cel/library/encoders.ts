import { isBase64 } from '../../base64.ts';
import * as types from '../type.ts';
import type { Data } from '../value/data.ts';
import { badArgument } from '../value/trouble.ts';
import type { Trouble } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { define } from './function.ts';
import type { Library, Meter } from './function.ts';
import { bytes, string } from './kind.ts';

/** Base64 (cel-go, ext/encoders.go). */
export const encoders: Library = [
  define('base64.encode', [bytes], types.string, (value, meter) => {
    const spent = meter.grow(value.bytes.length * 2);
    return spent ?? btoa(Array.from(value.bytes, (byte) => String.fromCharCode(byte)).join(''));
  }),
  define('base64.decode', [string], types.bytes, decode),
];

/** With or without padding. */
function decode(text: string, meter: Meter): Data | Trouble {
  const padded = /=/.test(text) ? text : text.padEnd(Math.ceil(text.length / 4) * 4, '=');
  if (!isBase64(padded) || text.length % 4 === 1)
    return badArgument(`"${text}" is no base64.`, words.noBase64(badByte(text)));
  const spent = meter.grow(text.length);
  if (spent !== undefined) return spent;
  return {
    kind: 'bytes',
    bytes: Uint8Array.from(atob(padded.replaceAll(/[\r\n]/g, '')), (byte) => byte.charCodeAt(0)),
  };
}

/** Where Go's decoder stops: at the first sign that is none, or at four that are not whole (encoding/base64). */
function badByte(text: string): number {
  const signs = new TextEncoder().encode(text);
  const at = signs.findIndex((byte) => !/[A-Za-z0-9+/\r\n]/.test(String.fromCharCode(byte)));
  return at === -1 ? signs.length - (signs.length % 4) : at;
}
