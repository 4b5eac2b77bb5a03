import { concat } from '../../../bytes.ts';

/** A text without its percent signs; null where one has no two hexadecimal digits behind it. */
export function percentDecoded(text: string): string | null {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return null;
  if (!text.includes('%')) return text;
  const parts = text.split(/((?:%[0-9a-fA-F]{2})+)/).map((part, index) => {
    return index % 2 === 0 ? new TextEncoder().encode(part) : bytesOf(part);
  });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(concat(...parts));
}

function bytesOf(encoded: string): Uint8Array {
  return Uint8Array.from(encoded.slice(1).split('%'), (digits) => Number.parseInt(digits, 16));
}

/** Everything encoded that a path of a URL may not hold (Go's net/url: escape). */
export function percentEncoded(path: string): string {
  return path.replaceAll(/[^A-Za-z0-9\-_.~$&+,/:;=@]/gu, (sign) =>
    Array.from(new TextEncoder().encode(sign), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
      '',
    ),
  );
}
