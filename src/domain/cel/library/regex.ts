import * as types from '../type.ts';
import type { Found } from '../../regex.ts';
import type { Data } from '../value/data.ts';
import { MadeList, none, some } from '../value/made.ts';
import { Trouble, badArgument } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { define } from './function.ts';
import type { Library, Meter } from './function.ts';
import { int, string } from './kind.ts';
import { patternFor } from './pattern.ts';

/** Regular expressions that take a text apart (cel-go, ext/regex.go, version 1). */
export const regularExpressions: Library = [
  define('regex.replace', [string, string, string], types.string, (text, pattern, by, meter) =>
    replace(text, pattern, by, -1n, meter),
  ),
  define('regex.replace', [string, string, string, int], types.string, replace),
  define('regex.extract', [string, string], types.optionalOf(types.string), (text, pattern, meter) => {
    const found = extract(text, pattern, 1, meter);
    if (found instanceof Trouble) return found;
    const [first] = found;
    return first === undefined ? none : some({ data: first, from: null });
  }),
  define('regex.extractAll', [string, string], types.listOf(types.string), (text, pattern, meter) => {
    const found = extract(text, pattern, Number.POSITIVE_INFINITY, meter);
    if (found instanceof Trouble) return found;
    return meter.growBy(found.length) ?? new MadeList(found.map((data) => ({ data, from: null })));
  }),
];

/** What the one group matched, or the whole expression where it has none; a group that is empty counts for nothing. */
function extract(text: string, pattern: string, most: number, meter: Meter): readonly string[] | Trouble {
  const expression = patternFor(text, pattern, meter);
  if (expression instanceof Trouble) return expression;
  if (expression.groups > 1)
    return badArgument(`"${pattern}" has more than one group; one says what is wanted.`, words.manyGroups(pattern));
  const found = expression.find(text, most);
  if (expression.groups === 0) return found.map(({ start, end }) => text.slice(start, end));
  return found.map(({ groups }) => groups[0] ?? '').filter((group) => group !== '');
}

function replace(text: string, pattern: string, by: string, most: bigint, meter: Meter): Data | Trouble {
  if (most === 0n) return text;
  const expression = patternFor(text, pattern, meter);
  if (expression instanceof Trouble) return expression;
  let made = '';
  let end = 0;
  for (const found of expression.find(text, most < 0n ? Number.POSITIVE_INFINITY : Number(most))) {
    const filled = filledIn(by, text, found);
    if (filled instanceof Trouble) return filled;
    made += text.slice(end, found.start) + filled;
    const spent = meter.grow(found.start - end + filled.length);
    if (spent !== undefined) return spent;
    end = found.end;
  }
  return made + text.slice(end);
}

/** `\1` is the first group, `\0` all of the match, and `\\` a backslash. */
function filledIn(by: string, text: string, { start, end, groups }: Found): string | Trouble {
  let trouble: Trouble | null = null;
  const filled = by.replaceAll(/\\(.|$)/gsu, (_, sign: string) => {
    if (sign === '\\') return '\\';
    const group = /^[0-9]$/.test(sign) ? Number(sign) : null;
    if (group === null) trouble ??= noReplacement(by, sign);
    else if (group > groups.length) trouble ??= noGroup(group, groups.length);
    else return group === 0 ? text.slice(start, end) : (groups[group - 1] ?? '');
    return '';
  });
  return trouble ?? filled;
}

function noReplacement(by: string, sign: string): Trouble {
  return badArgument(
    `A "\\" of a replacement wants a digit or a "\\" behind it: "${by}".`,
    words.noReplacement(by, sign === '' ? 'not allowed at end' : 'must be followed by a digit or \\'),
  );
}

function noGroup(group: number, groups: number): Trouble {
  return badArgument(`There is no group ${group}; there are ${groups}.`, words.noGroup(group, groups));
}
