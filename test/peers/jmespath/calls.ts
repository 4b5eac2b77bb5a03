/** Calls of Kyverno's functions with arguments of the kinds that they look at, right and wrong. */
import type { Random } from '../random.ts';
import { timePair } from './layouts.ts';
import {
  anyTexts,
  numbers,
  patterns,
  templates,
  wildcards,
  paths,
  images,
  urls,
  jsons,
  yamls,
  encoded,
} from './values.ts';
import { duration, instant, mutated, quantity, version, versionRange } from './words.ts';

export interface Question {
  readonly query: string;
  readonly data: unknown;
}

type Argument = (random: Random) => unknown;

function one(list: readonly unknown[]): Argument {
  return (random) => random.pick(list);
}

const text = one(anyTexts);
const number = one(numbers);
const operand: Argument = (random) =>
  random.chance(0.25) ? random.pick(numbers) : random.chance(0.5) ? quantity(random) : duration(random);
/** A remainder is one of whole numbers, and of nearly nothing else. */
const whole: Argument = (random) => (random.chance(0.4) ? random.below(9) - 2 : operand(random));
const objects: Argument = (random) =>
  random.pick([{}, { a: '1' }, { a: '1', b: '2' }, { a: 1, 'x/y': null }, { b: ['1'] }]);
const lists: Argument = (random) =>
  random.pick([
    [],
    ['a'],
    ['a', 'b'],
    [1, 2.5],
    [true, 'x', 1e7],
    [null],
    [{ a: 1 }, 2],
    ['1Gi', '2Mi'],
    ['1h', '2m'],
    [1, '2'],
  ]);
const time: Argument = (random) => instant(random);

/** Of each function what its arguments are; of a list of texts every text is as likely. */
const functions: readonly (readonly [name: string, args: readonly Argument[]])[] = [
  ['compare', [text, text]],
  ['equal_fold', [text, text]],
  ['replace', [text, one(['', 'a', 'X', 'b', 'é']), text, number]],
  ['replace_all', [text, one(['', 'a', 'X', 'b']), text]],
  ['to_upper', [text]],
  ['to_lower', [text]],
  ['trim', [text, one(['', ' ', 'a', 'ac', 'Xß', '😀'])]],
  ['trim_prefix', [text, one(['', 'a', 'ab', 'x'])]],
  ['split', [text, one(['', 'X', 'b', ' '])]],
  ['regex_replace_all', [one(patterns), (random) => random.pick([text, number])(random), one([...templates, 1.5])]],
  ['regex_replace_all_literal', [one(patterns), (random) => random.pick([text, number])(random), one(templates)]],
  ['regex_match', [one(patterns), (random) => random.pick([text, number])(random)]],
  ['pattern_match', [one(wildcards), (random) => random.pick([text, number])(random)]],
  ['label_match', [objects, objects]],
  ['to_boolean', [text]],
  ['add', [operand, operand]],
  ['sum', [lists]],
  ['subtract', [operand, operand]],
  ['multiply', [operand, operand]],
  ['divide', [operand, operand]],
  ['modulo', [whole, whole]],
  ['round', [number, number]],
  ['base64_decode', [one(encoded)]],
  ['base64_encode', [text]],
  ['time_since', [one(['', '2006-01-02', 'x']), time, time]],
  ['path_canonicalize', [one(paths)]],
  ['truncate', [text, number]],
  ['semver_compare', [version, versionRange]],
  ['parse_json', [(random) => mutated(random, random.pick(jsons))]],
  ['parse_yaml', [one(yamls)]],
  ['lookup', [(random) => random.pick([objects, lists])(random), (random) => random.pick([text, number])(random)]],
  ['items', [(random) => random.pick([objects, lists])(random), one(['key', 'k']), one(['value', 'k'])]],
  ['object_from_lists', [lists, lists]],
  ['time_to_cron', [time]],
  ['time_add', [time, duration]],
  ['time_utc', [time]],
  ['time_diff', [time, time]],
  ['time_before', [time, time]],
  ['time_after', [time, time]],
  ['time_between', [time, time, time]],
  ['time_truncate', [time, duration]],
  ['image_normalize', [one(images)]],
  ['is_external_url', [one(urls)]],
  ['sha256', [text]],
  ['sha1', [text]],
  ['md5', [text]],
];

/** Values that most functions do not take. */
const strangers: readonly unknown[] = [null, true, 'text', 7, [], {}, ['a', 1], { k: [null] }];

export const calledFunctions: readonly string[] = [...functions.map(([name]) => name), 'time_parse'];

/** A call of any of the functions; now and then with an argument too many, too few or of another type. */
export function call(random: Random): Question {
  if (random.chance(0.05)) return timeParse(random);
  const [name, wanted] = random.pick(functions);
  const args = wanted.map((argument) => (random.chance(0.03) ? random.pick(strangers) : argument(random)));
  if (random.chance(0.01)) args.push('more');
  const names = args.map((_, index) => `a${index}`);
  return {
    query: `${name}(${names.join(', ')})`,
    data: Object.fromEntries(args.map((argument, index) => [`a${index}`, argument])),
  };
}

function timeParse(random: Random): Question {
  const [layout, written] = timePair(random);
  return { query: 'time_parse(layout, text)', data: { layout, text: written } };
}
