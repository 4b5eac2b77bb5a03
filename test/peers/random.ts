/** Chance that can be repeated: the same seed gives the same run. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** In [0, 1); the generator is mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, but without, the bound. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) {
      throw new RangeError('There is nothing to pick from.');
    }
    // The index is inside the list, whose items may be undefined themselves.
    return list[this.below(list.length)] as T;
  }
}

/** `SLIPWAY_SEED`, else a new one; a test prints it, so that a failure can be repeated. */
export function seedOf(env: NodeJS.ProcessEnv = process.env): number {
  const given = env['SLIPWAY_SEED'];
  if (given === undefined || given === '') {
    return Math.floor(Math.random() * 2 ** 32);
  }
  const seed = Number(given);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`SLIPWAY_SEED is no whole number: ${given}`);
  }
  return seed;
}
