/** Characters that generated values are made of, by name. */
export const charsets = {
  alphanumeric: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  hex: '0123456789abcdef',
  digits: '0123456789',
  base64url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  /** Letters, digits and signs that need no quotes in a shell, a URL's password or a connection string. */
  symbols: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~',
} as const;

export type Charset = keyof typeof charsets;

/**
 * A random text of `length` characters out of `characters`, each as likely as any other.
 * Throws a `RangeError` for a length that is not 1 to 4096, and for fewer than 2 or more than 256 different characters.
 */
export function generateValue(length: number, characters: string = charsets.alphanumeric): string {
  const distinct = [...new Set(characters)];
  if (!Number.isInteger(length) || length < 1 || length > 4096)
    throw new RangeError('1 to 4096 characters are wanted.');
  if (distinct.length < 2 || distinct.length > 256)
    throw new RangeError('2 to 256 different characters are wanted to choose from.');
  // Bytes above the last whole multiple would make the first characters likelier.
  const fair = 256 - (256 % distinct.length);
  const chosen: string[] = [];
  while (chosen.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < fair && chosen.length < length) chosen.push(distinct[byte % distinct.length] ?? '');
  }
  return chosen.join('');
}

/** How many bits an attacker has to guess, rounded down. */
export function entropyBits(length: number, characters: string = charsets.alphanumeric): number {
  return Math.floor(length * Math.log2(new Set(characters).size));
}
