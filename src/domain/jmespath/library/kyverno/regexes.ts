import { regex, regexProblem } from '../../../regex.ts';
import type { Found, Regex } from '../../../regex.ts';
import { wildcard } from '../../../policy/wildcard.ts';
import type { Value } from '../../value.ts';
import { nothing } from '../../value.ts';
import { asText, made, of } from '../define.ts';
import type { Caller, Function } from '../function.ts';
import { Trouble } from '../function.ts';
import { longestText, tooLong } from './replace.ts';
import { scalarText } from './scalarText.ts';
import { expand } from './template.ts';
import { failed } from './trouble.ts';

const textOrNumber = ['string', 'number'] as const;

/** Kyverno's functions of regular expressions, which are RE2's, and of wildcards. */
export const regexes: readonly Function[] = [
  of('regex_match', [['string'], textOrNumber], ([pattern = nothing, value = nothing], caller) => {
    const text = scalarText(value.data) ?? '';
    const expression = compiled(asText(pattern), text, caller, (problem) => new Trouble('argument', problem));
    return expression instanceof Trouble ? expression : made(expression.test(text));
  }),
  replacing('regex_replace_all', expand),
  replacing('regex_replace_all_literal', (_, by) => by),
  of('pattern_match', [['string'], textOrNumber], ([pattern = nothing, value = nothing], caller) => {
    const like = asText(pattern);
    const text = scalarText(value.data) ?? '';
    // The stars of a pattern and the text are gone over together.
    return caller.spend(1 + Math.ceil((like.length * text.length) / 64)) ?? made(wildcard(like, text));
  }),
];

type Replacement = (found: Match, by: string) => string;

interface Match extends Found {
  readonly text: string;
  readonly names: Regex['names'];
}

function replacing(name: string, replacement: Replacement): Function {
  return of(
    name,
    [['string'], textOrNumber, textOrNumber],
    ([pattern = nothing, value = nothing, by = nothing], caller) => {
      const text = scalarText(value.data) ?? '';
      const expression = compiled(asText(pattern), text, caller, (problem) => failed(name, problem), text.length * 4);
      if (expression instanceof Trouble) return expression;
      return replaced(name, text, expression, (found) => replacement(found, scalarText(by.data) ?? ''));
    },
  );
}

function replaced(
  name: string,
  text: string,
  expression: Regex,
  replacement: (found: Match) => string,
): Value | Trouble {
  let result = '';
  let end = 0;
  for (const found of expression.find(text, Number.POSITIVE_INFINITY)) {
    const by = replacement({ ...found, text: text.slice(found.start, found.end), names: expression.names });
    result += text.slice(end, found.start) + by;
    if (result.length > longestText) return tooLong(name);
    end = found.end;
  }
  return made(result + text.slice(end));
}

/** Going over a text takes steps by its length and that of the pattern, and `more` by what is done with the matches. */
function compiled(
  pattern: string,
  text: string,
  caller: Caller,
  wrong: (problem: string) => Trouble,
  more = 0,
): Regex | Trouble {
  const spent = caller.spend(more + 20 + pattern.length + Math.ceil((text.length * weightOf(pattern)) / 10));
  if (spent !== undefined) return spent;
  return regex(pattern) ?? wrong(regexProblem(pattern) ?? 'error parsing regexp');
}

/** `a{1000}` is a thousand times `a`. */
function weightOf(pattern: string): number {
  let weight = pattern.length;
  for (const [, least = '', most = ''] of pattern.matchAll(/\{(\d{1,4})(?:,(\d{0,4}))?\}/g))
    weight += Math.max(Number(least), Number(most));
  return weight;
}
