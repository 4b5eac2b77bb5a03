import { operators } from '../../../../src/domain/policy/conditions/operator.ts';
import type { Random } from '../../random.ts';
import type { Question } from '../engine.ts';
import { patternScalar, scalars, times, valueOf } from './values.ts';

const names = [...operators.keys(), 'equals', 'anyin', 'greaterthan', 'Foo'];

/** A block of conditions, in one of its forms. */
export function conditionsQuestion(random: Random): Question {
  if (random.chance(0.7)) return { ask: 'conditions', conditions: [condition(random)] };
  if (random.chance(0.3)) return { ask: 'conditions', conditions: some(random) };
  const block = {
    ...(random.chance(0.8) ? { any: some(random) } : {}),
    ...(random.chance(0.8) ? { all: some(random) } : {}),
  };
  return { ask: 'conditions', conditions: block };
}

function some(random: Random): unknown[] {
  return times(random.below(3), () => condition(random));
}

function condition(random: Random): object {
  const key = side(random);
  return {
    key,
    operator: random.pick(names),
    value: random.chance(0.25) ? like(random, key) : side(random),
    ...(random.chance(0.5) ? { message: random.pick(['one', 'two', 'three']) } : {}),
  };
}

function side(random: Random): unknown {
  const kind = random.next();
  if (kind < 0.35) return random.pick(scalars);
  if (kind < 0.6) return patternScalar(random);
  if (kind < 0.95)
    return times(random.below(4), () => (random.chance(0.9) ? patternScalar(random) : valueOf(random, 1)));
  return valueOf(random, 2);
}

/** Something that the key is equal to, or in. */
function like(random: Random, key: unknown): unknown {
  if (random.chance(0.5)) return key;
  return Array.isArray(key) ? [...(key as unknown[]), random.pick(scalars)] : [random.pick(scalars), key];
}
