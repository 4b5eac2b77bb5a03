import { concat } from '../../../bytes.ts';

/** The bytes end in the middle of something, or say what has no meaning. */
export class InflateError extends Error {
  override readonly name = 'InflateError';
}

/** What came out, and where in the bytes the compressed part ends. */
export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly end: number;
}

/** Undoes DEFLATE (RFC 1951) from a place on. Throws `InflateError`, also for more than so many bytes. */
export function inflate(bytes: Uint8Array, start: number, most: number): Inflated {
  const input = new Bits(bytes, start);
  const output = new Output(most);
  for (let isLast = false; !isLast;) {
    isLast = input.take(1) === 1;
    const kind = input.take(2);
    if (kind === 0) copyStored(input, output);
    else if (kind === 1) copyCoded(input, output, fixedLengths, fixedDistances);
    else if (kind === 2) {
      const { lengths, distances } = readCodes(input);
      copyCoded(input, output, lengths, distances);
    } else throw new InflateError('a block of no kind');
  }
  return { bytes: output.bytes(), end: input.end() };
}

/** Bits from the lowest of each byte on. */
class Bits {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  take(count: number): number {
    while (this.#count < count) {
      this.#held |= this.byte() << this.#count;
      this.#count += 8;
    }
    const value = this.#held & ((1 << count) - 1);
    this.#held >>>= count;
    this.#count -= count;
    return value;
  }

  /** The next byte that has not been begun. */
  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new InflateError('the bytes end too early');
    this.#at += 1;
    return byte;
  }

  /** The rest of a byte does not count before bytes that are stored as they are. */
  drop(): void {
    this.#held = 0;
    this.#count = 0;
  }

  end(): number {
    return this.#at;
  }
}

class Output {
  readonly #most: number;
  readonly #parts: Uint8Array[] = [];
  #part: Uint8Array;
  #filled = 0;
  #total = 0;
  /** What references go back to. */
  readonly #window = new Uint8Array(0x8000);

  constructor(most: number) {
    this.#most = most;
    this.#part = new Uint8Array(0x10000);
  }

  push(byte: number): void {
    if (this.#total >= this.#most) throw new InflateError('more bytes than are taken');
    if (this.#filled === this.#part.length) {
      this.#parts.push(this.#part);
      this.#part = new Uint8Array(0x10000);
      this.#filled = 0;
    }
    this.#part[this.#filled++] = byte;
    this.#window[this.#total++ & 0x7fff] = byte;
  }

  repeat(distance: number, length: number): void {
    if (distance > this.#total) throw new InflateError('a reference to before the beginning');
    for (let left = length; left > 0; left--) this.push(this.#window[(this.#total - distance) & 0x7fff] ?? 0);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return concat(...this.#parts, this.#part.subarray(0, this.#filled));
  }
}

function copyStored(input: Bits, output: Output): void {
  input.drop();
  const length = input.byte() | (input.byte() << 8);
  const check = input.byte() | (input.byte() << 8);
  if (length !== (~check & 0xffff)) throw new InflateError('a stored block of no length');
  for (let left = length; left > 0; left--) output.push(input.byte());
}

/** How many codes there are of each length, and their symbols in order. */
interface Codes {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

const longest = 15;

function codesOf(lengths: readonly number[]): Codes {
  const counts = Array.from({ length: longest + 1 }, (_, bits) => lengths.filter((length) => length === bits).length);
  let left = 1;
  for (let bits = 1; bits <= longest; bits++) {
    left = left * 2 - (counts[bits] ?? 0);
    if (left < 0) throw new InflateError('more codes than there can be');
  }
  const symbols = lengths.map((length, symbol) => ({ length, symbol })).filter(({ length }) => length > 0);
  return { counts, symbols: symbols.toSorted((a, b) => a.length - b.length).map(({ symbol }) => symbol) };
}

function symbolOf(input: Bits, { counts, symbols }: Codes): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let bits = 1; bits <= longest; bits++) {
    code |= input.take(1);
    const count = counts[bits] ?? 0;
    const symbol = code - first < count ? symbols[index + code - first] : undefined;
    if (symbol !== undefined) return symbol;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new InflateError('a code that stands for nothing');
}

const fixedLengths = codesOf(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const fixedDistances = codesOf(Array.from({ length: 30 }, () => 5));

/** The order in which the lengths of the code of lengths are written. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function readCodes(input: Bits): { readonly lengths: Codes; readonly distances: Codes } {
  const literals = input.take(5) + 257;
  const distances = input.take(5) + 1;
  const written = input.take(4) + 4;
  const small = repeated(0, order.length);
  for (const symbol of order.slice(0, written)) small[symbol] = input.take(3);
  const code = codesOf(small);
  const all: number[] = [];
  while (all.length < literals + distances) {
    const symbol = symbolOf(input, code);
    if (symbol < 16) all.push(symbol);
    else if (symbol === 16) {
      const last = all.at(-1);
      if (last === undefined) throw new InflateError('a repetition of nothing');
      all.push(...repeated(last, input.take(2) + 3));
    } else all.push(...repeated(0, symbol === 17 ? input.take(3) + 3 : input.take(7) + 11));
  }
  if (all.length > literals + distances) throw new InflateError('more lengths than codes');
  return { lengths: codesOf(all.slice(0, literals)), distances: codesOf(all.slice(literals)) };
}

function repeated(value: number, times: number): number[] {
  return Array.from({ length: times }, () => value);
}

/** The least value of each symbol and how many bits follow it. */
const lengthBases = bases(3, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]);
const distanceBases = bases(
  1,
  Array.from({ length: 30 }, (_, symbol) => Math.max(0, Math.floor(symbol / 2) - 1)),
);

function bases(first: number, extras: readonly number[]): readonly (readonly [base: number, extra: number])[] {
  let base = first;
  return extras.map((extra) => {
    const here: readonly [number, number] = [base, extra];
    base += 2 ** extra;
    return here;
  });
}

function copyCoded(input: Bits, output: Output, lengths: Codes, distances: Codes): void {
  for (;;) {
    const symbol = symbolOf(input, lengths);
    if (symbol === 256) return;
    if (symbol < 256) {
      output.push(symbol);
      continue;
    }
    // The longest length has a symbol of its own.
    const length = symbol === 285 ? 258 : valueOf(input, lengthBases[symbol - 257]);
    output.repeat(valueOf(input, distanceBases[symbolOf(input, distances)]), length);
  }
}

function valueOf(input: Bits, base: readonly [base: number, extra: number] | undefined): number {
  if (base === undefined) throw new InflateError('a symbol that stands for nothing');
  return base[0] + input.take(base[1]);
}
