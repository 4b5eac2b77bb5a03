import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import type { Random } from '../../../peers/random.ts';

const scalars: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  'true',
  '1',
  'Synced',
  'OutOfSync',
  'Degraded',
  'Running',
  'Failed',
  'Succeeded',
  'Terminating',
  'Unknown',
  '2026-11-26T11:00:00Z',
  '9999-99-99T99:99:99Z',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  '*',
  '[',
  '0 0 * * *',
  '1h',
  'deny',
  'allow',
  'https://a.example',
  'javascript:alert(1)',
  'x'.repeat(3000),
  'waiting for pruning confirmation of a',
  'ComparisonError',
  'OrphanedResourceWarning',
];

const keys = 'status name kind phase message health sync resources constructor __proto__ toString metadata'.split(' ');

/** Any JSON. */
export function json(random: Random, depth = 3): unknown {
  if (depth === 0 || random.chance(0.5)) return random.pick(scalars);
  const size = random.below(4);
  if (random.chance(0.5)) return Array.from({ length: size }, () => json(random, depth - 1));
  // As JSON.parse makes it, `__proto__` is a key like others.
  return JSON.parse(
    `{${Array.from({ length: size }, () => `${JSON.stringify(random.pick(keys))}:${JSON.stringify(json(random, depth - 1))}`).join(',')}}`,
  );
}

/** An object with some of its parts replaced by any JSON, taken away, or doubled. */
export function mutated(value: ClusterObject, random: Random): ClusterObject {
  return mutate(structuredClone(value), random, 0.06) as ClusterObject;
}

function mutate(value: unknown, random: Random, chance: number): unknown {
  if (random.chance(chance)) return json(random);
  if (Array.isArray(value)) {
    const list = value.map((one) => mutate(one, random, chance));
    return random.chance(chance) ? [...list, ...list] : list;
  }
  if (typeof value !== 'object' || value === null) return random.chance(chance) ? random.pick(scalars) : value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      random.chance(chance) ? [] : [[key, mutate(one, random, chance)] as const],
    ),
  );
}
