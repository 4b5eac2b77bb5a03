import { SyntaxTrouble } from '../problem.ts';
import type { Token, TokenKind } from './token.ts';

/** Goes over tokens; the last, which is the end, stays. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get next(): Token {
    return this.ahead(0);
  }

  /** -1 is the one that was taken last. */
  ahead(count: number): Token {
    const token = this.#tokens[Math.min(this.#at + count, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('A text without tokens has an end.');
    return token;
  }

  take(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  /** Takes a token of a kind; throws `SyntaxTrouble` for another. */
  expect(kind: TokenKind): Token {
    if (this.next.kind === kind) return this.take();
    const { start, end } = this.next;
    throw new SyntaxTrouble(`"${kind}" is missing here.`, { start, end });
  }
}
