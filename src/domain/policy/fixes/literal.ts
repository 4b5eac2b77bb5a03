import type { Plain } from '../../plain.ts';
import { resolvePlain } from '../../yaml/scalar.ts';
import type { Steps } from '../outcome.ts';
import { parseTerm } from '../pattern/term.ts';
import { valueAt } from './change.ts';
import { fieldTypeAt } from './fieldType.ts';

/** The most values that are worth a choice. */
const most = 3;

/**
 * The values that a scalar of a pattern takes, when they can be counted: one for a plain literal, up to three for
 * `a|b|c`; none for whatever has operators, wildcards, ranges or variables, and where the type of the field is not known.
 * `steps` lead to the field in the object.
 */
export function literalsOf(pattern: unknown, object: unknown, steps: Steps): readonly Plain[] {
  if (typeof pattern === 'boolean') return [pattern];
  if (typeof pattern === 'number' || typeof pattern === 'bigint') return [Number(pattern)];
  if (typeof pattern !== 'string') return [];
  const terms = pattern.split('|').map((term) => term.trim());
  const values = terms.map((term) => (isLiteral(term) ? typed(term, object, steps) : null));
  const known = values.filter((value) => value !== null);
  return known.length === terms.length ? known.slice(0, most) : [];
}

function isLiteral(term: string): boolean {
  const parsed = parseTerm(term);
  return term !== '' && parsed.kind === 'one' && parsed.operator === 'equal' && !/[*?&<>!]|\{\{|\$\(/.test(term);
}

/** Patterns quote flags and numbers too: the field says what is meant, or what stands there. Null when neither does. */
function typed(text: string, object: unknown, steps: Steps): Plain {
  const plain = resolvePlain(text);
  if (typeof plain === 'string') return text;
  const value = typeof plain === 'bigint' ? null : plain;
  const type = fieldTypeAt(object, steps);
  if (type !== 'unknown') return type === 'text' ? text : value;
  const there = valueAt(object, steps);
  if (typeof there === 'string') return text;
  return typeof there === typeof plain ? value : null;
}
