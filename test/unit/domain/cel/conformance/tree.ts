import type { Expression, LiteralValue } from '../../../../../src/domain/cel/syntax/ast.ts';
import { formatDouble } from '../../../../../src/domain/cel/value/number.ts';

/**
 * The tree as cel-go prints it (common/debug), without blanks and the kinds of nodes; null for a tree with a macro
 * that cel-go replaces by a comprehension, or with a message.
 */
export function printed(expression: Expression): string | null {
  try {
    return print(expression);
  } catch (error) {
    if (error instanceof Unprintable) return null;
    throw error;
  }
}

/** cel-go's own print in the same form. */
export function stripped(text: string): string {
  return text.replaceAll(/\^#[^#]*#/g, '').replaceAll(/\s+/g, '');
}

class Unprintable extends Error {
  readonly what = 'macro or message';
}

function print(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value).replaceAll(/\s+/g, '');
    case 'identifier':
      return `${expression.absolute ? '.' : ''}${expression.name}`;
    case 'select':
      if (!expression.optional) return `${print(expression.operand)}.${expression.field.text}`;
      return `_?._(${print(expression.operand)},${literal(expression.field.text)})`;
    case 'has':
      return `${print(expression.operand)}~test-only~`;
    case 'index':
      return `_[${expression.optional ? '?' : ''}_](${print(expression.operand)},${print(expression.index)})`;
    case 'call': {
      const args = expression.args.map(print).join(',');
      return `${expression.target === null ? '' : `${print(expression.target)}.`}${expression.name.text}(${args})`;
    }
    case 'unary':
      return `${expression.operator}_(${print(expression.operand)})`;
    case 'binary': {
      const name = expression.operator === 'in' ? '@in' : `_${expression.operator}_`;
      return `${name}(${print(expression.left)},${print(expression.right)})`;
    }
    case 'logic':
      return balanced(`_${expression.operator}_`, expression.operands.map(print));
    case 'conditional': {
      const parts = [expression.condition, expression.whenTrue, expression.whenFalse];
      return `_?_:_(${parts.map(print).join(',')})`;
    }
    case 'list':
      return `[${expression.elements.map(({ value, optional }) => `${optional ? '?' : ''}${print(value)}`).join(',')}]`;
    case 'map': {
      const entries = expression.entries.map(
        ({ key, value, optional }) => `${optional ? '?' : ''}${print(key)}:${print(value)}`,
      );
      return `{${entries.join(',')}}`;
    }
    case 'message':
    case 'loop':
    case 'bind':
    case 'optionalMap':
      throw new Unprintable();
  }
}

/** cel-go keeps chains low: the middle operator is the root (parser/helper.go: balancer). */
function balanced(name: string, terms: readonly string[]): string {
  if (terms.length === 1) return terms[0] ?? '';
  const middle = Math.ceil(terms.length / 2);
  return `${name}(${balanced(name, terms.slice(0, middle))},${balanced(name, terms.slice(middle))})`;
}

function literal(value: LiteralValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return formatDouble(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (value.kind === 'uint') return `${value.value}u`;
  return `b${JSON.stringify(String.fromCharCode(...value.bytes))}`;
}
