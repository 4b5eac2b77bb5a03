import type { Json } from '../podSecurityPods.ts';
import { some } from '../podSecurityPods.ts';
import type { Random } from '../../random.ts';
import { kindOf, matched, messageOf } from './classic.ts';
import { comparedWith, queryOf } from './queries.ts';
import { times } from './values.ts';

/** A rule that denies by conditions; preconditions come now and then. */
export function denyRule(random: Random, _objects: readonly Json[], name: string): Json {
  const kind = kindOf(random);
  return {
    name,
    ...matched(random, kind),
    ...some(random, 0.2, 'preconditions', () => conditionsOf(random, kind === 'Pod')),
    validate: {
      ...some(random, 0.7, 'message', () => messageOf(random)),
      deny: random.chance(0.04) ? {} : { conditions: conditionsOf(random, kind === 'Pod') },
    },
  };
}

/** Conditions in one of their forms; exceptions take none of the deprecated operators. */
export function conditionsOf(random: Random, isPod: boolean, hasDeprecated = true): unknown {
  const form = random.next();
  const one = (): Json => conditionOf(random, isPod, hasDeprecated);
  const list = (): Json[] => times(1 + random.below(3), one);
  if (form < 0.5) return { any: list() };
  if (form < 0.7) return { all: list() };
  // The old form is a list.
  return form < 0.85 || !hasDeprecated ? { any: list(), all: [one()] } : list();
}

/** One condition about a query. */
export function conditionOf(random: Random, isPod: boolean, hasDeprecated = true): Json {
  const { type, text } = queryOf(random, isPod);
  const compared = comparedWith(random, type);
  // Kyverno breaks down where In or NotIn is asked about a list with anything but texts in it.
  const isOld = hasDeprecated && type === 'text' && random.chance(0.15);
  const operator = isOld ? random.pick(['In', 'NotIn']) : compared.operator;
  const key = type === 'text' && random.chance(0.15) ? `pre-{{ ${text} }}` : `{{ ${text} }}`;
  return {
    key,
    operator,
    value: random.chance(0.1) && !isOld ? `{{ ${queryOf(random, isPod).text} }}` : compared.value,
    ...some(random, 0.25, 'message', () => random.pick(['This is it', 'Look at {{ request.object.metadata.name }}'])),
  };
}
