import type { Random } from '../../random.ts';

/** Texts and numbers on both sides of every line that comparisons draw. */
export const scalars: readonly unknown[] = [
  'a',
  'b',
  'ab',
  'abc',
  'nginx:latest',
  '',
  'true',
  'null',
  '~',
  ' a ',
  '日本',
  'v1',
  '1',
  '2',
  '5',
  '10',
  '1.5',
  '-1',
  '0',
  '1e3',
  '100m',
  '0.1',
  '1Gi',
  '1024Mi',
  '1Ki',
  'n',
  'm',
  'k',
  '1h',
  '60m',
  '3600s',
  '0s',
  '-1h',
  '1.2.3',
  '1.2.4-alpha',
  '1.10.0',
  '["a","b"]',
  '[1]',
  '"a"',
  '{}',
  '[null]',
  1,
  2,
  0,
  -1,
  1.5,
  0.0078125,
  10,
  1_000_000,
  1e21,
  3600,
  true,
  false,
  null,
];

const patternScalars: readonly unknown[] = [
  ...scalars,
  '*',
  '?',
  'a*',
  '?*',
  '!*',
  '!a',
  '!1',
  'a|b',
  'a | !b',
  '>1&<5',
  '>1',
  '<2',
  '>=1',
  '<=1h',
  '<=1Gi',
  '1-5',
  '1!-5',
  '100m-1',
  '1h-2h',
  '-1-1',
  '>= 1 | a',
];

export const keys = ['a', 'b', 'c'] as const;

/** JSON of at most so many levels. */
export function valueOf(random: Random, depth: number): unknown {
  const kind = random.next();
  if (depth <= 0 || kind < 0.45) return random.pick(scalars);
  if (kind < 0.7) return times(random.below(3), () => valueOf(random, depth - 1));
  return Object.fromEntries(times(random.below(4), () => [random.pick(keys), valueOf(random, depth - 1)]));
}

export function patternScalar(random: Random): unknown {
  return random.pick(patternScalars);
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
