import type { Problem } from '../problem.ts';
import type { Call, Expression, ListLiteral, MapLiteral, Message, Name } from './ast.ts';
import { Refusal } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { readNumber } from './literal.ts';
import { expandMacro } from './macro.ts';
import { isKeyword, isReserved } from './token.ts';

/** Values, names, calls, and what may follow them: `.`, `[`, `(`, `{`. */
export class PrimaryParser {
  readonly #cursor: Cursor;
  readonly #expression: () => Expression;

  constructor(cursor: Cursor, expression: () => Expression) {
    this.#cursor = cursor;
    this.#expression = expression;
  }

  member(): Expression {
    const { start } = this.#cursor.peek();
    let operand = this.#primary();
    for (;;) {
      if (this.#cursor.at('.')) operand = this.#select(operand, start);
      else if (this.#cursor.at('[')) operand = this.#index(operand, start);
      else if (this.#cursor.at('{') && operand.start === start && pathOf(operand) !== null)
        operand = this.#message(operand, start);
      else return operand;
    }
  }

  #select(operand: Expression, start: number): Expression {
    this.#cursor.take();
    const optional = this.#cursor.passes('?');
    const quoted = this.#cursor.peek().kind === 'quoted';
    const field = this.#fieldName('the name of a field or a function');
    const end = this.#cursor.end;
    if (!quoted && !optional && this.#cursor.at('(')) return this.#call(field, operand, start);
    const before = quoted || optional ? null : pathOf(operand);
    const path = before === null ? null : `${before}.${field.text}`;
    return { kind: 'select', operand, field, optional, path, start, end };
  }

  #index(operand: Expression, start: number): Expression {
    const opening = this.#cursor.take();
    const optional = this.#cursor.passes('?');
    const index = this.#expression();
    this.#cursor.closes(']', opening, 'an operator or');
    return { kind: 'index', operand, index, optional, start, end: this.#cursor.end };
  }

  #call(name: Name, target: Expression | null, start: number): Expression {
    const opening = this.#cursor.take();
    const args: Expression[] = [];
    if (!this.#cursor.at(')'))
      do args.push(this.#expression());
      while (this.#cursor.passes(','));
    this.#cursor.closes(')', opening, args.length === 0 ? 'an argument or' : '"," or');
    const call: Call = { kind: 'call', name, target, args, start, end: this.#cursor.end };
    return accepted(expandMacro(call) ?? call);
  }

  #primary(): Expression {
    const token = this.#cursor.peek();
    const { start, end } = token;
    switch (token.kind) {
      case 'word':
        return this.#word(token.text);
      case 'string':
        this.#cursor.take();
        return { kind: 'literal', value: token.value, start, end };
      case 'bytes':
        this.#cursor.take();
        return { kind: 'literal', value: { kind: 'bytes', bytes: token.value }, start, end };
      case 'int':
      case 'uint':
      case 'double':
        this.#cursor.take();
        return accepted(readNumber(token, false, start));
      case 'sign':
        if (token.sign === '(') return this.#parentheses();
        if (token.sign === '[') return this.#list();
        if (token.sign === '{') return this.#map();
        if (token.sign === '-') return this.#negative();
        if (token.sign === '.') return this.#absolute();
        return this.#cursor.refuse('a value');
      case 'quoted':
        return this.#cursor.refuse('a value; backquotes are for fields, as in a.`b-c`');
      case 'end':
        return this.#cursor.refuse('a value');
    }
  }

  #word(text: string): Expression {
    const { start, end } = this.#cursor.peek();
    if (isReserved(text)) this.#cursor.refuse('another name, because this word is reserved');
    if (text === 'in') this.#cursor.refuse('a value');
    this.#cursor.take();
    if (isKeyword(text)) return { kind: 'literal', value: text === 'null' ? null : text === 'true', start, end };
    if (this.#cursor.at('(')) return this.#call({ text, start, end }, null, start);
    return { kind: 'identifier', name: text, absolute: false, start, end };
  }

  #absolute(): Expression {
    const { start } = this.#cursor.take();
    const word = this.#cursor.peek();
    if (word.kind !== 'word' || isKeyword(word.text) || isReserved(word.text)) {
      return this.#cursor.refuse('a name after the leading "."');
    }
    this.#cursor.take();
    if (this.#cursor.at('(')) return this.#call({ text: word.text, start: word.start, end: word.end }, null, start);
    return { kind: 'identifier', name: word.text, absolute: true, start, end: word.end };
  }

  #negative(): Expression {
    const { start } = this.#cursor.take();
    const token = this.#cursor.peek();
    if (token.kind !== 'int' && token.kind !== 'uint' && token.kind !== 'double') {
      return this.#cursor.refuse('a number after this "-"');
    }
    this.#cursor.take();
    return accepted(readNumber(token, true, start));
  }

  #parentheses(): Expression {
    const opening = this.#cursor.take();
    const inner = this.#expression();
    this.#cursor.closes(')', opening, 'an operator or');
    return inner;
  }

  #list(): ListLiteral {
    const opening = this.#cursor.take();
    const elements: { value: Expression; optional: boolean }[] = [];
    while (!this.#cursor.at(']')) {
      const optional = this.#cursor.passes('?');
      elements.push({ value: this.#expression(), optional });
      if (!this.#cursor.passes(',')) break;
    }
    this.#cursor.closes(']', opening, '"," or');
    return { kind: 'list', elements, start: opening.start, end: this.#cursor.end };
  }

  #map(): MapLiteral {
    const opening = this.#cursor.take();
    const entries: { key: Expression; value: Expression; optional: boolean }[] = [];
    while (!this.#cursor.at('}')) {
      const optional = this.#cursor.passes('?');
      const key = this.#expression();
      if (!this.#cursor.passes(':')) this.#cursor.refuse('":" and the value of this key');
      entries.push({ key, value: this.#expression(), optional });
      if (!this.#cursor.passes(',')) break;
    }
    this.#cursor.closes('}', opening, '"," or');
    return { kind: 'map', entries, start: opening.start, end: this.#cursor.end };
  }

  #message(type: Expression, start: number): Message {
    const opening = this.#cursor.take();
    const name = { text: pathOf(type) ?? '', start: type.start, end: type.end };
    const fields: { name: Name; value: Expression; optional: boolean }[] = [];
    while (!this.#cursor.at('}')) {
      const optional = this.#cursor.passes('?');
      const field = this.#fieldName('the name of a field');
      if (!this.#cursor.passes(':')) this.#cursor.refuse('":" and the value of this field');
      fields.push({ name: field, value: this.#expression(), optional });
      if (!this.#cursor.passes(',')) break;
    }
    this.#cursor.closes('}', opening, '"," or');
    return { kind: 'message', name, fields, start, end: this.#cursor.end };
  }

  #fieldName(wanted: string): Name {
    const token = this.#cursor.peek();
    if ((token.kind === 'word' && !isKeyword(token.text)) || token.kind === 'quoted') {
      this.#cursor.take();
      return { text: token.text, start: token.start, end: token.end };
    }
    return this.#cursor.refuse(wanted);
  }
}

function accepted(result: Expression | Problem): Expression {
  if ('message' in result) throw new Refusal(result);
  return result;
}

/** `a.b.c` of names that are selected without question marks; null for anything else. */
function pathOf(expression: Expression): string | null {
  if (expression.kind === 'identifier') return expression.name;
  return expression.kind === 'select' ? expression.path : null;
}
