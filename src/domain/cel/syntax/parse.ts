import { syntaxProblem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { children } from './ast.ts';
import type { BinaryOperator, Expression } from './ast.ts';
import { Cursor, Refusal } from './cursor.ts';
import { tokenize } from './lexer.ts';
import { PrimaryParser } from './primary.ts';
import type { Token } from './token.ts';

/** The tree of an expression, or the one sentence on why it has none. */
export type Parsed =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: Problem };

/** cel-go takes no longer texts (parser/options.go: expressionSizeCodePointLimit). */
const longest = 100_000;

/** How many brackets may be open at once (cel-go, parser/options.go: maxRecursionDepth). */
const deepest = 250;

/** How high the tree may grow, by brackets or by chains such as `a + b + …`: what walks over it does so on the stack. */
const highest = 500;

/**
 * Reads an expression by CEL's grammar (cel-spec, langdef.md) with optional syntax and macros.
 * Offsets are UTF-16 units of the text. Never throws.
 */
export function parse(text: string): Parsed {
  if (text.length > longest) {
    return refused(`The expression has ${text.length} characters; CEL takes ${longest}.`, longest, text.length);
  }
  const tokens = tokenize(text);
  if ('message' in tokens) return { ok: false, problem: tokens };
  try {
    const expression = new Parser(new Cursor(text, tokens)).whole();
    const high = tooHigh(expression);
    if (high === null) return { ok: true, expression };
    return refused(`The expression is nested more than ${highest} deep.`, high.start, high.end);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

function refused(message: string, start: number, end: number): Parsed {
  return { ok: false, problem: syntaxProblem(message, start, end) };
}

/** How tightly an operator binds. */
const strengths: ReadonlyMap<string, number> = new Map([
  ...['==', '!=', '<', '<=', '>', '>=', 'in'].map((sign) => [sign, 1] as const),
  ...['+', '-'].map((sign) => [sign, 2] as const),
  ...['*', '/', '%'].map((sign) => [sign, 3] as const),
]);

const weakest = 1;
const strongest = 3;

class Parser {
  readonly #cursor: Cursor;
  readonly #primary: PrimaryParser;
  #open = 0;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
    this.#primary = new PrimaryParser(cursor, () => this.#conditional());
  }

  whole(): Expression {
    const expression = this.#conditional();
    if (this.#cursor.peek().kind !== 'end') this.#cursor.refuse('an operator or the end');
    return expression;
  }

  #conditional(): Expression {
    const { start } = this.#cursor.peek();
    this.#open += 1;
    if (this.#open > deepest) this.#cursor.refuse(`less than ${deepest} levels of nesting`);
    let expression = this.#logic('||');
    if (this.#cursor.passes('?')) {
      const whenTrue = this.#logic('||');
      if (!this.#cursor.passes(':')) this.#cursor.refuse('":" and the value for when the condition is false');
      const whenFalse = this.#conditional();
      expression = { kind: 'conditional', condition: expression, whenTrue, whenFalse, start, end: this.#cursor.end };
    }
    this.#open -= 1;
    return expression;
  }

  #logic(operator: '||' | '&&'): Expression {
    const { start } = this.#cursor.peek();
    const operand = (): Expression => (operator === '||' ? this.#logic('&&') : this.#binary(weakest));
    const operands = [operand()];
    while (this.#cursor.passes(operator)) operands.push(operand());
    const [only] = operands;
    if (only !== undefined && operands.length === 1) return only;
    return { kind: 'logic', operator, operands, start, end: this.#cursor.end };
  }

  #binary(strength: number): Expression {
    if (strength > strongest) return this.#unary();
    const { start } = this.#cursor.peek();
    let left = this.#binary(strength + 1);
    let operator: BinaryOperator | null;
    while ((operator = binaryOperator(this.#cursor.peek(), strength)) !== null) {
      const sign = this.#cursor.take();
      const right = this.#binary(strength + 1);
      left = {
        kind: 'binary',
        operator,
        sign: { start: sign.start, end: sign.end },
        left,
        right,
        start,
        end: this.#cursor.end,
      };
    }
    return left;
  }

  /** Two signs take each other away, and a minus before a number belongs to it (cel-go, parser/parser.go). */
  #unary(): Expression {
    const sign = this.#cursor.peek();
    if (sign.kind !== 'sign' || (sign.sign !== '!' && sign.sign !== '-')) return this.#primary.member();
    const operator = sign.sign;
    if (operator === '-' && isNumber(this.#cursor.peek(1))) return this.#primary.member();
    let count = 0;
    while (this.#cursor.passes(operator)) count += 1;
    const operand = this.#primary.member();
    if (count % 2 === 0) return operand;
    return { kind: 'unary', operator, operand, start: sign.start, end: this.#cursor.end };
  }
}

function binaryOperator(token: Token, strength: number): BinaryOperator | null {
  const written = token.kind === 'sign' ? token.sign : token.kind === 'word' ? token.text : '';
  return strengths.get(written) === strength && isBinaryOperator(written) ? written : null;
}

function isBinaryOperator(written: string): written is BinaryOperator {
  return strengths.has(written);
}

function isNumber({ kind }: Token): boolean {
  return kind === 'int' || kind === 'uint' || kind === 'double';
}

/** A node that lies too deep, found without a stack of its own depth. */
function tooHigh(root: Expression): Expression | null {
  let level: readonly Expression[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === highest) return level[0] ?? null;
    level = level.flatMap(children);
  }
  return null;
}
