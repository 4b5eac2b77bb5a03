import type { Range } from '../../range.ts';
import type { Environment } from '../check/environment.ts';
import type { Token } from '../syntax/token.ts';
import { openCalls } from './calls.ts';
import { leftOf } from './left.ts';
import type { Left } from './left.ts';
import { fieldsOf, membersOf } from './members.ts';
import { joining, namesAt } from './names.ts';
import type { Offer } from './offer.ts';
import { endsValue, isSign, operandAt } from './operand.ts';
import { declaresVariable, scopeIn } from './scope.ts';
import { typed } from './typed.ts';

/** What may stand at a place, and which part of the text it takes the place of: the word there. */
export interface Completion extends Offer {
  readonly replace: Range;
}

/**
 * What may be written at an offset of an expression, finished or not, by what stands before it: the nearest first,
 * whatever the word there begins with. Nothing inside of strings, comments and numbers, and where a macro wants the
 * name of a new variable. Never throws.
 */
export function completionsAt(text: string, offset: number, environment: Environment): readonly Completion[] {
  const left = leftOf(text, offset);
  if (left === null) return [];
  const word = wordAt(left.tokens, text, offset);
  if (word === null) return [];
  const before = { ...left, tokens: left.tokens.filter(({ end }) => end <= word.start) };
  const isCalled = /^\s*\(/.test(text.slice(word.end));
  return offersAt(before, environment).map((offer) => {
    const insert = isCalled && offer.kind === 'function' ? offer.label : offer.insert;
    return Object.assign({}, offer, { insert, replace: word });
  });
}

function offersAt(left: Left, environment: Environment): readonly Offer[] {
  const { tokens } = left;
  const calls = openCalls(tokens);
  const inner = calls.at(-1);
  const asks = inner?.target === null && inner.name === 'has';
  const isOptional = isSign(tokens.at(-1), '?') && isSign(tokens.at(-2), '.');
  const dot = tokens.length - (isOptional ? 2 : 1);
  if (isSign(tokens[dot], '.')) {
    const scope = scopeIn(left, calls, environment);
    const owner = typed(left, operandAt(tokens, dot - 1), environment, scope);
    // After a question mark, and in has(), there is a field and nothing else.
    return isOptional || asks ? fieldsOf(owner.type) : membersOf(owner, environment, scope);
  }
  if (endsValue(tokens.at(-1))) return joining;
  if (inner !== undefined && inner.first === tokens.length && declaresVariable(inner)) return [];
  return namesAt(environment, scopeIn(left, calls, environment));
}

/** The word around a place, or the place itself; null in the middle of a number or behind a string. */
function wordAt(tokens: readonly Token[], text: string, offset: number): Range | null {
  const last = tokens.at(-1);
  if (last === undefined || last.end < offset || last.kind === 'sign')
    return { start: offset, end: endOf(text, offset) };
  return last.kind === 'word' ? { start: last.start, end: endOf(text, offset) } : null;
}

function endOf(text: string, offset: number): number {
  return offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0);
}
