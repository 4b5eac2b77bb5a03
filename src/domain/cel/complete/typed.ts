import { Checker } from '../check/check.ts';
import type { Environment, Scope } from '../check/environment.ts';
import { parse } from '../syntax/parse.ts';
import type { Type } from '../type.ts';
import { dyn } from '../type.ts';
import type { Left } from './left.ts';
import type { Span } from './operand.ts';

/** A value of which a dot wants a part. */
export interface Typed {
  /** What is known of it; dyn when it is no expression. */
  readonly type: Type;
  /** `a.b.c` when it has nothing but names: it may be the beginning of a longer one. */
  readonly path: string | null;
}

/** What is known of some words before a place. */
export function typed({ text, tokens }: Left, span: Span | null, environment: Environment, scope: Scope | null): Typed {
  const start = span === null ? undefined : tokens[span.first]?.start;
  const end = span === null ? undefined : tokens[span.last]?.end;
  const parsed = start === undefined || end === undefined ? null : parse(text.slice(start, end));
  if (parsed === null || !parsed.ok) return { type: dyn, path: null };
  const { expression } = parsed;
  const path =
    expression.kind === 'identifier' ? expression.name : expression.kind === 'select' ? expression.path : null;
  return { type: new Checker(environment).typeOf(expression, scope), path };
}
