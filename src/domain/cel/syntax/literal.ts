import { syntaxProblem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Literal } from './ast.ts';
import type { Token } from './token.ts';

export type NumberToken = Extract<Token, { readonly kind: 'int' | 'uint' | 'double' }>;

/** A number with the minus that may stand directly before it, at `start`. */
export function readNumber(token: NumberToken, negative: boolean, start: number): Literal | Problem {
  const { end, digits } = token;
  if (token.kind === 'double') {
    const value = Number(digits);
    if (!Number.isFinite(value)) return syntaxProblem(`${digits} is too large for a double.`, start, end);
    return { kind: 'literal', value: negative ? -value : value, start, end };
  }
  const value = negative ? -BigInt(digits) : BigInt(digits);
  if (token.kind === 'uint') {
    if (value >= 0n && value < 2n ** 64n) return { kind: 'literal', value: { kind: 'uint', value }, start, end };
    return syntaxProblem(`${value}u is outside the unsigned integers of 64 bits.`, start, end);
  }
  if (value >= -(2n ** 63n) && value < 2n ** 63n) return { kind: 'literal', value, start, end };
  return syntaxProblem(`${value} is outside the integers of 64 bits.`, start, end);
}
