import type { Range } from '../../range.ts';
import type { Bytes, Uint } from '../value/data.ts';

/** A name as it is written; of one in backquotes the range has the quotes too. */
export interface Name extends Range {
  readonly text: string;
}

/** int as bigint, double as number. */
export type LiteralValue = null | boolean | bigint | number | string | Uint | Bytes;

export interface Literal extends Range {
  readonly kind: 'literal';
  readonly value: LiteralValue;
}

export interface Identifier extends Range {
  readonly kind: 'identifier';
  readonly name: string;
  /** Written with a leading dot: no variable of a comprehension is meant. */
  readonly absolute: boolean;
}

/** `a.b`, and `a.?b` when optional. */
export interface Select extends Range {
  readonly kind: 'select';
  readonly operand: Expression;
  readonly field: Name;
  readonly optional: boolean;
  /** `a.b.c` when nothing but names is selected from: it may be one variable with dots in its name. */
  readonly path: string | null;
}

/** `a[b]`, and `a[?b]` when optional. */
export interface Index extends Range {
  readonly kind: 'index';
  readonly operand: Expression;
  readonly index: Expression;
  readonly optional: boolean;
}

/** `f(a)` without a target, `a.f(b)` with one. */
export interface Call extends Range {
  readonly kind: 'call';
  readonly name: Name;
  readonly target: Expression | null;
  readonly args: readonly Expression[];
}

export interface Unary extends Range {
  readonly kind: 'unary';
  readonly operator: '!' | '-';
  readonly operand: Expression;
}

export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%';

export interface Binary extends Range {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly sign: Range;
  readonly left: Expression;
  readonly right: Expression;
}

/** A chain of `&&` or of `||`, with two operands or more. */
export interface Logic extends Range {
  readonly kind: 'logic';
  readonly operator: '&&' | '||';
  readonly operands: readonly Expression[];
}

export interface Conditional extends Range {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** `[a, ?b]` */
export interface ListLiteral extends Range {
  readonly kind: 'list';
  readonly elements: readonly { readonly value: Expression; readonly optional: boolean }[];
}

/** `{a: b, ?c: d}` */
export interface MapLiteral extends Range {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression; readonly optional: boolean }[];
}

/** `Type{a: b}`: messages of protobuf, which nothing here knows. */
export interface Message extends Range {
  readonly kind: 'message';
  readonly name: Name;
  readonly fields: readonly { readonly name: Name; readonly value: Expression; readonly optional: boolean }[];
}

/** `has(a.b)` */
export interface Has extends Range {
  readonly kind: 'has';
  readonly operand: Select;
}

export type LoopMacro =
  | 'all'
  | 'exists'
  | 'existsOne'
  | 'filter'
  | 'map'
  | 'sortBy'
  | 'transformList'
  | 'transformMap'
  | 'transformMapEntry';

/** A macro that goes over a list or a map: `a.all(x, …)`, `a.map(x, test, result)`, `a.exists(i, x, …)`. */
export interface Loop extends Range {
  readonly kind: 'loop';
  readonly macro: LoopMacro;
  readonly name: Name;
  readonly target: Expression;
  /** One (element or key), or two (index and element, key and value). */
  readonly variables: readonly [Name] | readonly [Name, Name];
  readonly test: Expression | null;
  readonly result: Expression | null;
}

/** `cel.bind(x, value, body)` */
export interface Bind extends Range {
  readonly kind: 'bind';
  readonly variable: Name;
  readonly value: Expression;
  readonly body: Expression;
}

/** `a.optMap(x, body)`, and `a.optFlatMap(x, body)` when flat. */
export interface OptionalMap extends Range {
  readonly kind: 'optionalMap';
  readonly flat: boolean;
  readonly name: Name;
  readonly target: Expression;
  readonly variable: Name;
  readonly body: Expression;
}

export type Expression =
  | Literal
  | Identifier
  | Select
  | Index
  | Call
  | Unary
  | Binary
  | Logic
  | Conditional
  | ListLiteral
  | MapLiteral
  | Message
  | Has
  | Loop
  | Bind
  | OptionalMap;

/** The expressions directly inside one, in the order of the text. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'identifier':
      return [];
    case 'select':
    case 'unary':
    case 'has':
      return [expression.operand];
    case 'index':
      return [expression.operand, expression.index];
    case 'call':
      return expression.target === null ? expression.args : [expression.target, ...expression.args];
    case 'binary':
      return [expression.left, expression.right];
    case 'logic':
      return expression.operands;
    case 'conditional':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case 'list':
      return expression.elements.map(({ value }) => value);
    case 'map':
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case 'message':
      return expression.fields.map(({ value }) => value);
    case 'loop':
      return [expression.target, expression.test, expression.result].filter((part) => part !== null);
    case 'bind':
      return [expression.value, expression.body];
    case 'optionalMap':
      return [expression.target, expression.body];
  }
}
