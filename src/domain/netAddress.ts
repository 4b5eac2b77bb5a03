/** An IP address: its bits as one number, 32 or 128 of them. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** An address without zone, or null (Go's netip.ParseAddr); one of version 4 inside version 6 is one of version 6. */
export function addressOf(text: string): Address | null {
  if (text.includes(':')) {
    const value = wordsOf(text);
    return value === null ? null : { bits: 128, value };
  }
  const value = dottedOf(text);
  return value === null ? null : { bits: 32, value };
}

/** `::ffff:1.2.3.4`: which of the two it is nobody can say. */
export function isMapped({ bits, value }: Address): boolean {
  return bits === 128 && value >> 32n === 0xffffn;
}

function dottedOf(text: string): bigint | null {
  if (!/^(?:(?:0|[1-9][0-9]{0,2})(?:\.(?!$)|$)){4}$/.test(text)) return null;
  const numbers = text.split('.').map(Number);
  return numbers.some((byte) => byte > 255) ? null : numbers.reduce((all, byte) => all * 256n + BigInt(byte), 0n);
}

function wordsOf(text: string): bigint | null {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return null;
  const first = numbersOf(head, tail === undefined);
  const last = numbersOf(tail ?? '', true);
  if (first === null || last === null) return null;
  const lacking = 8 - first.length - last.length;
  if (tail === undefined ? lacking !== 0 : lacking < 1) return null;
  const words = [...first, ...Array.from({ length: lacking }, () => 0n), ...last];
  return words.reduce((all, word) => all * 0x10000n + word, 0n);
}

/** Words of 16 bits; the last two may be written as an address of version 4. */
function numbersOf(text: string, isEnd: boolean): readonly bigint[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  const numbers: bigint[] = [];
  for (const [index, part] of parts.entries()) {
    if (isEnd && index === parts.length - 1 && part.includes('.')) {
      const dotted = dottedOf(part);
      if (dotted === null) return null;
      numbers.push(dotted >> 16n, dotted & 0xffffn);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) numbers.push(BigInt(`0x${part}`));
    else return null;
  }
  return numbers;
}

/** As RFC 5952 wants it written: the longest run of zeros left out, of several the first. */
export function addressText(address: Address): string {
  const { bits, value } = address;
  if (bits === 32) return dottedText(value);
  if (isMapped(address)) return `::ffff:${dottedText(value & 0xffffffffn)}`;
  const words = Array.from({ length: 8 }, (_, index) => (value >> BigInt(16 * (7 - index))) & 0xffffn);
  const run = longestRun(words);
  const hex = words.map((word) => word.toString(16));
  if (run === null) return hex.join(':');
  return `${hex.slice(0, run.start).join(':')}::${hex.slice(run.start + run.length).join(':')}`;
}

function dottedText(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
}

/** Of two zeros at least. */
function longestRun(words: readonly bigint[]): { readonly start: number; readonly length: number } | null {
  let best: { readonly start: number; readonly length: number } | null = null;
  for (let start = 0; start < words.length; start++) {
    let length = 0;
    while (words[start + length] === 0n) length += 1;
    if (length > Math.max(1, best?.length ?? 0)) best = { start, length };
  }
  return best;
}

/** A network: an address and how many of its bits are the network's. */
export interface Network {
  readonly address: Address;
  readonly prefix: number;
}

/** `10.0.0.0/8`, bits behind the prefix or not; null for anything else (Go's netip.ParsePrefix). */
export function networkOf(text: string): Network | null {
  const slash = text.lastIndexOf('/');
  const address = slash === -1 ? null : addressOf(text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (address === null || !/^(0|[1-9][0-9]{0,2})$/.test(length) || Number(length) > address.bits) return null;
  return { address, prefix: Number(length) };
}

/** Without the bits behind the prefix. */
export function masked({ address, prefix }: Network): Network {
  return { address: { bits: address.bits, value: cutTo(address, prefix) }, prefix };
}

export function containsAddress({ address, prefix }: Network, other: Address): boolean {
  return address.bits === other.bits && cutTo(address, prefix) === cutTo(other, prefix);
}

export function containsNetwork(outer: Network, inner: Network): boolean {
  return outer.prefix <= inner.prefix && containsAddress(outer, inner.address);
}

function cutTo({ bits, value }: Address, prefix: number): bigint {
  const rest = BigInt(bits - prefix);
  return (value >> rest) << rest;
}
