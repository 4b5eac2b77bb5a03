import type { Json } from '../podSecurityPods.ts';
import { some } from '../podSecurityPods.ts';
import type { Random } from '../../random.ts';
import { kindOf, matched } from './classic.ts';
import { comparedWith, queryOf } from './queries.ts';
import type { Query } from './queries.ts';
import { times } from './values.ts';

/** A rule with variables of its own that build on each other and on the object, and conditions about them. */
export function contextRule(random: Random, _objects: readonly Json[], name: string): Json {
  const kind = kindOf(random);
  const isPod = kind === 'Pod';
  const made = times(1 + random.below(3), (index) => entryOf(random, index, isPod));
  const chosen = made.map(({ name: own, query }) => ({ own, query }));
  const condition = (): Json => {
    const { own, query } = random.pick(chosen);
    const { operator, value } = comparedWith(random, query.type);
    return { key: keyOf(random, own, query), operator, value };
  };
  return {
    name,
    context: made.map(({ entry }) => entry),
    ...matched(random, kind),
    ...some(random, 0.3, 'preconditions', () => ({ all: [condition()] })),
    validate: {
      message: `It is {{ ${random.pick(chosen).own} }}.`,
      ...(random.chance(0.8)
        ? { deny: { conditions: { [random.pick(['any', 'all'])]: times(1 + random.below(2), condition) } } }
        : { pattern: { metadata: { name: `{{ ${random.pick(chosen).own} }}*` } } }),
    },
  };
}

interface Entry {
  readonly name: string;
  readonly query: Query;
  readonly entry: Json;
}

function entryOf(random: Random, index: number, isPod: boolean): Entry {
  const name = `own${index}`;
  const form = random.next();
  const query = queryOf(random, isPod);
  if (form < 0.5) return variable(query, { jmesPath: query.text, ...usual(random, query) });
  if (form < 0.65 && index > 0) {
    const before: Query = { type: 'text', text: `to_string(own${index - 1})` };
    return variable(before, { jmesPath: before.text, ...some(random, 0.3, 'default', () => 'none') });
  }
  if (form < 0.8) return variable(query, { value: `{{ ${query.text} }}`, ...some(random, 0.2, 'jmesPath', () => '@') });
  if (form < 0.9) {
    const value = { a: ['web', 'front'], b: { c: 2 }, n: 3 };
    return random.chance(0.5)
      ? variable(
          { type: 'list', text: '' },
          { value, jmesPath: random.pick(['a', "a[?@ == 'web']", 'x']), default: ['web'] },
        )
      : variable({ type: 'number', text: '' }, { value, jmesPath: random.pick(['b.c', 'n', 'length(a)']) });
  }
  return variable(
    { type: 'text', text: '' },
    { value: random.pick(['web', '{{ request.object.kind }}', 'x-{{ request.namespace }}']) },
  );

  function variable(of: Query, said: Json): Entry {
    return { name, query: of, entry: { name, variable: said } };
  }
}

function usual(random: Random, { type }: Query): Json {
  const values: Readonly<Record<Query['type'], unknown>> = {
    text: 'web',
    list: ['web'],
    number: 2,
    quantity: '1Gi',
    truth: false,
  };
  return some(random, 0.5, 'default', () => values[type]);
}

/** The variable by itself, or something that is made of it. */
function keyOf(random: Random, name: string, { type }: Query): string {
  if (random.chance(0.7)) return `{{ ${name} }}`;
  const ways: Readonly<Record<Query['type'], readonly string[]>> = {
    text: [
      `{{ to_upper(${name}) }}`,
      `{{ ${name} || 'none' }}`,
      `{{ length(${name}) }}`,
      `{{ ${name}.x }}`,
      `a-{{ ${name} }}`,
    ],
    list: [`{{ ${name}[0] }}`, `{{ length(${name}) }}`, `{{ ${name}[?@ == 'web'] }}`, `{{ ${name}[] | [-1] }}`],
    number: [`{{ add(${name}, \`1\`) }}`, `{{ to_string(${name}) }}`, `{{ ${name} > \`2\` }}`],
    quantity: [`{{ add(${name}, '1Mi') }}`, `{{ divide(${name}, '1Mi') }}`, `{{ ${name} }}`],
    truth: [`{{ !${name} }}`, `{{ ${name} && 'web' }}`, `{{ to_string(${name}) }}`],
  };
  return random.pick(ways[type]);
}
