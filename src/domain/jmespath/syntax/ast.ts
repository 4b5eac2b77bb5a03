import type { Range } from '../../range.ts';

/** What is looked at now: `@`, and what stands before nothing else. */
export interface Current extends Range {
  readonly kind: 'current';
}

export interface Field extends Range {
  readonly kind: 'field';
  readonly name: string;
}

export interface Literal extends Range {
  readonly kind: 'literal';
  /** JSON */
  readonly value: unknown;
}

/** `[0]`, of what is looked at now. */
export interface Index extends Range {
  readonly kind: 'index';
  readonly index: number;
}

/** `[1:2:3]`, of what is looked at now. */
export interface Slice extends Range {
  readonly kind: 'slice';
  readonly from: number | null;
  readonly to: number | null;
  readonly by: number | null;
}

/** `a.b` and `a[0]`: the right side looks at the value of the left one. */
export interface Chain extends Range {
  readonly kind: 'chain';
  readonly left: Expression;
  readonly right: Expression;
}

/** `a | b`: as a chain, and what is missing on the left is null. */
export interface Pipe extends Range {
  readonly kind: 'pipe';
  readonly left: Expression;
  readonly right: Expression;
}

/** `a[*].b`: for each element of a list. */
export interface Projection extends Range {
  readonly kind: 'projection';
  readonly of: Expression;
  readonly each: Expression;
}

/** `a.*.b`: for each value of a mapping. */
export interface ValueProjection extends Range {
  readonly kind: 'values';
  readonly of: Expression;
  readonly each: Expression;
}

/** `a[?test].b`: for each element of a list that passes. */
export interface Filter extends Range {
  readonly kind: 'filter';
  readonly of: Expression;
  readonly test: Expression;
  readonly each: Expression;
}

/** `a[]`: the elements of the lists in a list. */
export interface Flatten extends Range {
  readonly kind: 'flatten';
  readonly of: Expression;
}

export interface Logic extends Range {
  readonly kind: 'or' | 'and';
  readonly left: Expression;
  readonly right: Expression;
}

export interface Not extends Range {
  readonly kind: 'not';
  readonly operand: Expression;
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export interface Comparison extends Range {
  readonly kind: 'comparison';
  readonly comparator: Comparator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `[a, b]` */
export interface ListMaker extends Range {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** `{a: b}` */
export interface MapMaker extends Range {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly value: Expression }[];
}

export interface Call extends Range {
  readonly kind: 'call';
  readonly name: string;
  /** Of the name alone. */
  readonly nameRange: Range;
  readonly args: readonly Expression[];
}

/** `&a`: the expression itself, for a function to use. */
export interface Reference extends Range {
  readonly kind: 'reference';
  readonly body: Expression;
}

export type Expression =
  | Current
  | Field
  | Literal
  | Index
  | Slice
  | Chain
  | Pipe
  | Projection
  | ValueProjection
  | Filter
  | Flatten
  | Logic
  | Not
  | Comparison
  | ListMaker
  | MapMaker
  | Call
  | Reference;

/** The expressions directly inside one, in the order of the text. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'current':
    case 'field':
    case 'literal':
    case 'index':
    case 'slice':
      return [];
    case 'chain':
    case 'pipe':
    case 'or':
    case 'and':
    case 'comparison':
      return [expression.left, expression.right];
    case 'projection':
    case 'values':
      return [expression.of, expression.each];
    case 'filter':
      return [expression.of, expression.test, expression.each];
    case 'flatten':
      return [expression.of];
    case 'not':
      return [expression.operand];
    case 'list':
      return expression.items;
    case 'map':
      return expression.entries.map(({ value }) => value);
    case 'call':
      return expression.args;
    case 'reference':
      return [expression.body];
  }
}
