import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from './bytes.ts';

/** Digests of a text's bytes in UTF-8, in hexadecimal digits and at once: WebCrypto answers later, and has no MD5. */
export const digests: Readonly<Record<'md5' | 'sha1' | 'sha256', (text: string) => string>> = {
  md5: (text) => toHex(md5(new TextEncoder().encode(text))),
  sha1: (text) => toHex(sha1(new TextEncoder().encode(text))),
  sha256: (text) => toHex(sha256(new TextEncoder().encode(text))),
};
