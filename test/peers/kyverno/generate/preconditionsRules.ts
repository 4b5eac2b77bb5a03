import type { Json } from '../podSecurityPods.ts';
import { some } from '../podSecurityPods.ts';
import type { Random } from '../../random.ts';
import { kindOf, matched, messageOf } from './classic.ts';
import { conditionOf, conditionsOf } from './denyRules.ts';
import { patternFor } from './patternRules.ts';
import { times } from './values.ts';

/** A rule whose preconditions decide whether its pattern, or its conditions, are asked about. */
export function preconditionsRule(random: Random, objects: readonly Json[], name: string): Json {
  const kind = kindOf(random);
  const isPod = kind === 'Pod';
  // One of several holds more often than not: else hardly anything is asked.
  const any = { any: times(4, () => conditionOf(random, isPod)) };
  return {
    name,
    ...matched(random, kind),
    preconditions: random.chance(0.8) ? any : conditionsOf(random, isPod),
    validate: {
      ...some(random, 0.8, 'message', () => messageOf(random)),
      ...(random.chance(0.4)
        ? { pattern: patternFor(random, objects, kind) }
        : { deny: { conditions: { any: times(2, () => conditionOf(random, isPod)) } } }),
    },
  };
}
