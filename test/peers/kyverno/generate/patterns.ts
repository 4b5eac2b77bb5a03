import type { Random } from '../../random.ts';
import type { Question } from '../engine.ts';
import { keys, patternScalar, times, valueOf } from './values.ts';

const signs = ['', '=', 'X', '^', '<', '+'] as const;

/** An object and a pattern that is mostly like it. */
export function patternQuestion(random: Random): Question {
  if (random.chance(0.15)) return labelled(random);
  const resource = valueOf(random, 5);
  return { ask: 'pattern', resource, pattern: patternOf(random, resource, 5) };
}

/** A pattern that fits a value more often than not. */
export function patternOf(random: Random, value: unknown, depth: number): unknown {
  if (random.chance(0.06)) return anyPattern(random, depth);
  if (Array.isArray(value)) return ofList(random, value as readonly unknown[], depth);
  if (typeof value === 'object' && value !== null) return ofMap(random, value, depth);
  if (random.chance(0.5)) return value;
  if (typeof value !== 'string' || random.chance(0.5)) return patternScalar(random);
  return random.pick(['*', '?*', `${value}|x`, `!${value}`, `${value.slice(0, 1)}*`]);
}

function ofList(random: Random, list: readonly unknown[], depth: number): unknown {
  const [first] = list;
  if (first === undefined) return random.chance(0.5) ? [anyPattern(random, depth - 1)] : [];
  if ((typeof first !== 'object' || first === null) && random.chance(0.4)) return patternOf(random, first, depth);
  const wanted = random.chance(0.6) ? list.slice(0, 1) : list;
  return wanted.map((item) => patternOf(random, item, depth - 1));
}

function ofMap(random: Random, map: object, depth: number): unknown {
  const entries = Object.entries(map)
    .filter(() => random.chance(0.8))
    .map(([key, value]): [string, unknown] => [anchored(random, key), patternOf(random, value, depth - 1)]);
  if (random.chance(0.15)) entries.push([anchored(random, random.pick(keys)), anyPattern(random, depth - 1)]);
  return Object.fromEntries(entries);
}

function anchored(random: Random, key: string): string {
  if (random.chance(0.5)) return key;
  const sign = random.pick(signs);
  // What must not be there would end most patterns at once.
  return `${sign === 'X' && random.chance(0.7) ? '=' : sign}(${key})`;
}

function anyPattern(random: Random, depth: number): unknown {
  const kind = random.next();
  if (depth <= 0 || kind < 0.4) return patternScalar(random);
  if (kind < 0.6) return times(random.chance(0.8) ? 1 : 2, () => anyPattern(random, depth - 1));
  return Object.fromEntries(
    times(1 + random.below(3), () => [anchored(random, random.pick(keys)), anyPattern(random, depth - 1)]),
  );
}

/**
 * Labels with wildcards in their keys, at the top or in a list. Each has one match at most: of several Kyverno takes any.
 */
function labelled(random: Random): Question {
  const items = times(1 + random.below(2), () => metadata(random));
  const pattern = {
    [random.pick(['metadata', '=(metadata)', '(metadata)'])]: {
      [random.pick(['labels', '=(labels)', '(labels)', 'annotations'])]: Object.fromEntries([
        [
          random.pick(['app*', 'app.io/?', '=(app*)', 'X(app.io/*)', '*', 'x*']),
          random.pick(['x', '?*', '*', null, '!x']),
        ],
        ...(random.chance(0.4) ? [[random.pick(['tier', '(tier)', 'X(tier)']), random.pick(['x', '*', null])]] : []),
      ]),
    },
    ...(random.chance(0.3) ? { a: 'x' } : {}),
  };
  return random.chance(0.5)
    ? { ask: 'pattern', resource: { ...metadata(random), a: 'x' }, pattern }
    : { ask: 'pattern', resource: { a: items }, pattern: { a: [pattern] } };
}

function metadata(random: Random): object {
  const labels = random.chance(0.8)
    ? { [random.pick(['app.io/x', 'app', 'other'])]: random.pick(['x', 'y', '1']) }
    : {};
  return { metadata: { labels, ...(random.chance(0.5) ? { annotations: { x: 'x' } } : {}) }, a: 'x' };
}
