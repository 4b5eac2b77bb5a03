import { syntaxProblem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Sign, Token } from './token.ts';

/** Carries the one problem of a text out of however deep the parser is. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The place in a list of words up to which the parser has come. */
export class Cursor {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  /** The last of the tokens is `end`. */
  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[this.#next + ahead] ?? this.#tokens.at(-1);
    return token ?? { kind: 'end', start: this.#text.length, end: this.#text.length };
  }

  take(): Token {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** Where the word before this place ends. */
  get end(): number {
    return this.#tokens[this.#next - 1]?.end ?? 0;
  }

  at(sign: Sign): boolean {
    const token = this.peek();
    return token.kind === 'sign' && token.sign === sign;
  }

  /** Whether the sign stands here; it is passed then. */
  passes(sign: Sign): boolean {
    if (!this.at(sign)) return false;
    this.#next += 1;
    return true;
  }

  /** Passes a closing sign, or says which opening one it is missed for. */
  closes(sign: Sign, opening: Token, between: string): void {
    if (!this.passes(sign)) this.refuse(`${between} "${sign}" to close the "${this.#written(opening)}"`);
  }

  /** Ends the parsing: what is wanted at this place, without a full stop. */
  refuse(wanted: string): never {
    const token = this.peek();
    const found = token.kind === 'end' ? 'the expression ends' : `"${shortened(this.#written(token))}" stands`;
    // At the end there is nothing to underline: the word before it is what misses a next one.
    const before = token.kind === 'end' ? this.#tokens.at(-2) : undefined;
    const { start, end } = before ?? token;
    throw new Refusal(syntaxProblem(`Where ${found}, CEL wants ${wanted}.`, start, end));
  }

  #written({ start, end }: Token): string {
    return this.#text.slice(start, end);
  }
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
}
