import { toBase64 } from '../../../bytes.ts';
import { digests } from '../../../digest.ts';
import { decodeGoBase64 } from '../../../goBase64.ts';
import { made, texts } from '../define.ts';
import type { Function } from '../function.ts';
import { Trouble } from '../function.ts';

/** Kyverno's functions of bytes: a text is its bytes in UTF-8. */
export const hashes: readonly Function[] = [
  texts('base64_decode', 1, ([text = '']) => {
    const bytes = decodeGoBase64(text);
    return typeof bytes === 'string' ? new Trouble('argument', bytes) : made(decoded(bytes));
  }),
  texts('base64_encode', 1, ([text = '']) => made(toBase64(new TextEncoder().encode(text)))),
  ...Object.entries(digests).map(([name, digest]) => texts(name, 1, ([text = '']) => made(digest(text)))),
];

/** Bytes that are no UTF-8 are shown as U+FFFD, which they are to JSON. */
function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
