/** A range of IPv4 addresses in CIDR notation. */
export interface Network {
  /** The first address, bits behind the prefix cleared. */
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** The 32 bits of a dotted address without leading zeros; null for anything else. */
export function addressOf(text: string): number | null {
  return dotted.test(text) ? text.split('.').reduce((bits, byte) => bits * 256 + Number(byte), 0) : null;
}

/** The range that `10.42.0.0/16` stands for; bits behind the prefix do not count. Null for anything else. */
export function networkOf(text: string): Network | null {
  const [start = '', length = '', ...more] = text.split('/');
  const address = addressOf(start);
  if (address === null || more.length > 0 || !/^(3[0-2]|[12]?\d)$/.test(length)) return null;
  const prefix = Number(length);
  const size = 2 ** (32 - prefix);
  const first = address - (address % size);
  return { first, last: first + size - 1, prefix };
}

export function contains({ first, last }: Network, address: number): boolean {
  return address >= first && address <= last;
}

export function overlap(a: Network, b: Network): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** The first and the last address of a range of four and more: the network itself, and its broadcast. */
export function isNoHost({ first, last, prefix }: Network, address: number): boolean {
  return prefix < 31 && (address === first || address === last);
}

/** An address as people write it. */
export function toDotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** A range as people write it, without bits behind its prefix. */
export function toCidr({ first, prefix }: Network): string {
  return `${toDotted(first)}/${prefix}`;
}

const dotted = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/;
