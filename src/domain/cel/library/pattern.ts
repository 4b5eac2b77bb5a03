import { regex, regexProblem } from '../../regex.ts';
import type { Regex } from '../../regex.ts';
import { badArgument } from '../value/trouble.ts';
import type { Trouble } from '../value/trouble.ts';
import type { Meter } from './function.ts';

/** A regular expression that is paid for, and so is going over a text with it once. */
export function patternFor(
  text: string,
  pattern: string,
  meter: Meter,
  told = (problem: string): string => problem,
): Regex | Trouble {
  const spent = meter.once(pattern, weightOf(pattern) * 50);
  if (spent !== undefined) return spent;
  const expression = regex(pattern);
  if (expression === null)
    return badArgument(`"${pattern}" is no regular expression of RE2.`, told(regexProblem(pattern) ?? ''));
  // RE2 takes time by the length of the text and of the pattern.
  return meter.work(20 + Math.ceil((text.length * pattern.length) / 10)) ?? expression;
}

/** How large a pattern gets when it is compiled: `a{1000}` is a thousand times `a`. */
function weightOf(pattern: string): number {
  let weight = pattern.length;
  for (const [, least = '', most = ''] of pattern.matchAll(/\{(\d{1,9})(?:,(\d{0,9}))?\}/g)) {
    weight += Math.max(Number(least), Number(most));
  }
  return weight;
}
