import { expect, test } from 'vitest';
import { Failure } from '../../../../../../src/domain/jmespath/evaluate/failure.ts';
import { compile } from '../../../../../../src/domain/jmespath/jmespath.ts';
import { kyvernoLibrary } from '../../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { plain } from '../../../../../../src/domain/jmespath/value.ts';
import type { Missing } from '../../../../../../src/domain/missing.ts';
import { search } from '../../search.ts';

export type Outcome = { readonly value: unknown } | { readonly error: string } | { readonly missing: Missing };

/** An expression, what it comes to, and the data that it looks at. */
export type Case = readonly [query: string, wanted: Outcome, data?: unknown];

/** What an expression comes to with Kyverno's functions. */
export function outcome(query: string, data: unknown = {}): Outcome {
  const { expression, problems } = compile(query, kyvernoLibrary);
  if (expression === null) throw new Error(problems[0]?.message ?? '');
  const result = search(expression, data, kyvernoLibrary);
  if (!(result instanceof Failure)) return { value: plain(result.data) };
  return result.missing === null ? { error: result.message } : { missing: result.missing };
}

/** One test a case. */
export function check(title: string, cases: readonly Case[]): void {
  for (const [query, wanted, data] of cases) {
    test(`${title}: ${query}`, () => expect(outcome(query, data)).toEqual(wanted));
  }
}
