import type { Range } from '../../range.ts';
import { SyntaxTrouble } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Comparator, Expression, Slice } from './ast.ts';
import { chain, nothingMore, powerOf, powers, projectionEnds, unexpected } from './binding.ts';
import { Cursor } from './cursor.ts';
import { tokensOf } from './lexer.ts';
import type { Token, TokenKind } from './token.ts';

/** How deep parentheses and the like may go. */
const deepest = 200;

/** The expression of a text; a problem for a text that is none. Never throws. */
export function parse(
  text: string,
): { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: Problem } {
  try {
    return { ok: true, expression: new Parser(tokensOf(text)).all() };
  } catch (error) {
    if (!(error instanceof SyntaxTrouble)) throw error;
    const { message, start, end } = error;
    return { ok: false, problem: { code: 'syntax', message, start, end, near: null } };
  }
}

/** A top-down parser by the powers of tokens, for the grammar of https://jmespath.org/specification.html. */
class Parser {
  readonly #tokens: Cursor;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = new Cursor(tokens);
  }

  all(): Expression {
    const expression = this.#expression(0);
    if (this.#tokens.next.kind !== 'end') throw unexpected(this.#tokens.next);
    return expression;
  }

  #expression(power: number): Expression {
    if (++this.#depth > deepest) throw new SyntaxTrouble('The expression is nested too deeply.', this.#tokens.next);
    let left = this.#first(this.#tokens.take());
    while (power < powerOf(this.#tokens.next)) left = this.#more(this.#tokens.take(), left);
    this.#depth -= 1;
    return left;
  }

  /** What begins with a token. */
  #first(token: Token): Expression {
    const { start, end } = token;
    const here: Expression = { kind: 'current', start, end: start };
    switch (token.kind) {
      case 'literal':
        return { kind: 'literal', value: token.value, start, end };
      case 'raw':
        return { kind: 'literal', value: token.text, start, end };
      case 'identifier':
        return this.#tokens.next.kind === '(' ? this.#call(token) : { kind: 'field', name: token.text, start, end };
      case 'quoted':
        if (this.#tokens.next.kind === '(')
          throw new SyntaxTrouble('The name of a function stands without quotes.', token);
        return { kind: 'field', name: token.text, start, end };
      case '@':
        return { kind: 'current', start, end };
      case '*':
        return this.#projected('values', here, this.#tokens.next.kind === ']' ? nothingMore(token) : this.#each('*'));
      case '[?':
        return this.#filter(here);
      case '[]':
        return this.#flattened(here, token);
      case '[':
        return this.#bracket(here, token);
      case '{':
        return this.#map(token);
      case '&': {
        const body = this.#expression(0);
        return { kind: 'reference', body, start, end: body.end };
      }
      case '!': {
        const operand = this.#expression(powers['!'] ?? 0);
        return { kind: 'not', operand, start, end: operand.end };
      }
      case '(': {
        const inner = this.#expression(0);
        this.#tokens.expect(')');
        return inner;
      }
      case 'end':
        throw new SyntaxTrouble('The expression is not finished.', { start: Math.max(0, start - 1), end });
      default:
        throw unexpected(token);
    }
  }

  /** What goes on after an expression with a token. */
  #more(token: Token, left: Expression): Expression {
    switch (token.kind) {
      case '.':
        if (this.#tokens.next.kind !== '*') return chain(left, this.#afterDot(powers['.'] ?? 0));
        this.#tokens.take();
        return this.#projected('values', left, this.#each('.'));
      case '|': {
        const right = this.#expression(powers['|'] ?? 0);
        return { kind: 'pipe', left, right, start: left.start, end: right.end };
      }
      case '||':
      case '&&': {
        const right = this.#expression(powers[token.kind] ?? 0);
        return { kind: token.kind === '||' ? 'or' : 'and', left, right, start: left.start, end: right.end };
      }
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#comparison(token.kind, left);
      case '[?':
        return this.#filter(left);
      case '[]':
        return this.#flattened(left, token);
      case '[':
        return this.#indexed(left);
      default:
        throw unexpected(token);
    }
  }

  #comparison(comparator: Comparator, left: Expression): Expression {
    const right = this.#expression(powers[comparator] ?? 0);
    return { kind: 'comparison', comparator, left, right, start: left.start, end: right.end };
  }

  /** After `[` in the beginning: an index, a slice, a projection, or a list that is made. */
  #bracket(here: Expression, open: Token): Expression {
    const { kind } = this.#tokens.next;
    if (kind === 'number' || kind === ':' || (kind === '*' && this.#tokens.ahead(1).kind === ']'))
      return this.#indexed(here);
    return this.#list(open);
  }

  /** After `[` behind an expression. */
  #indexed(left: Expression): Expression {
    const { start } = left;
    if (this.#tokens.next.kind === '*') {
      this.#tokens.take();
      const close = this.#tokens.expect(']');
      return this.#projected('projection', left, this.#each('*', close));
    }
    if (this.#tokens.next.kind === ':' || (this.#tokens.next.kind === 'number' && this.#tokens.ahead(1).kind === ':')) {
      const slice = this.#slice();
      const of: Expression = { kind: 'chain', left, right: slice, start, end: slice.end };
      return this.#projected('projection', of, this.#each('*'));
    }
    const number = this.#tokens.expect('number');
    const close = this.#tokens.expect(']');
    return chain(left, { kind: 'index', index: Number(number.text), start: number.start - 1, end: close.end });
  }

  #slice(): Slice {
    const parts: [number | null, number | null, number | null] = [null, null, null];
    const { start } = this.#tokens.next;
    for (let part = 0; this.#tokens.next.kind !== ']';) {
      const token = this.#tokens.take();
      if (token.kind === ':' && part < 2) part += 1;
      else if (token.kind === 'number') parts[part] = Number(token.text);
      else throw unexpected(token);
    }
    const [from, to, by] = parts;
    return { kind: 'slice', from, to, by, start: start - 1, end: this.#tokens.expect(']').end };
  }

  #filter(of: Expression): Expression {
    const test = this.#expression(0);
    const close = this.#tokens.expect(']');
    const each = this.#tokens.next.kind === '[]' ? nothingMore(close) : this.#each('[?', close);
    return { kind: 'filter', of, test, each, start: of.start, end: Math.max(close.end, each.end) };
  }

  #flattened(of: Expression, token: Token): Expression {
    const flat: Expression = { kind: 'flatten', of, start: of.start, end: token.end };
    return this.#projected('projection', flat, this.#each('[]', token));
  }

  #projected(kind: 'projection' | 'values', of: Expression, each: Expression): Expression {
    return { kind, of, each, start: of.start, end: Math.max(of.end, each.end) };
  }

  /** What is done for each element: all that follows and binds. */
  #each(by: TokenKind, after: Range = this.#tokens.ahead(-1)): Expression {
    const power = powers[by] ?? 0;
    const { kind } = this.#tokens.next;
    if (powerOf(this.#tokens.next) < projectionEnds) return nothingMore(after);
    if (kind === '[' || kind === '[?') return this.#expression(power);
    if (kind !== '.') throw unexpected(this.#tokens.next);
    this.#tokens.take();
    return this.#afterDot(power);
  }

  #afterDot(power: number): Expression {
    const { kind } = this.#tokens.next;
    if (kind === 'identifier' || kind === 'quoted' || kind === '*') return this.#expression(power);
    if (kind === '[') return this.#list(this.#tokens.take());
    if (kind === '{') return this.#map(this.#tokens.take());
    if (kind === 'end') throw unexpected(this.#tokens.next);
    throw new SyntaxTrouble('After a dot stands a name, "*", a list or a mapping.', this.#tokens.next);
  }

  #list({ start }: Token): Expression {
    const items = [this.#expression(0)];
    while (this.#tokens.next.kind !== ']') {
      this.#tokens.expect(',');
      items.push(this.#expression(0));
    }
    return { kind: 'list', items, start, end: this.#tokens.expect(']').end };
  }

  #map({ start }: Token): Expression {
    const entries: { readonly key: string; readonly value: Expression }[] = [];
    do {
      const key = this.#tokens.take();
      if (key.kind !== 'identifier' && key.kind !== 'quoted') throw new SyntaxTrouble('A key is a name.', key);
      this.#tokens.expect(':');
      entries.push({ key: key.text, value: this.#expression(0) });
      // Kyverno's parser can do without a comma, but not with one too many.
    } while (this.#comma() || this.#tokens.next.kind !== '}');
    return { kind: 'map', entries, start, end: this.#tokens.expect('}').end };
  }

  #comma(): boolean {
    if (this.#tokens.next.kind !== ',') return false;
    this.#tokens.take();
    return true;
  }

  #call(name: Token): Expression {
    this.#tokens.take();
    const args: Expression[] = [];
    while (this.#tokens.next.kind !== ')') {
      args.push(this.#expression(0));
      // As above, and with one too many as well.
      this.#comma();
    }
    const { text, start, end } = name;
    return { kind: 'call', name: text, nameRange: { start, end }, args, start, end: this.#tokens.expect(')').end };
  }
}
