/** What tests expect to become of policies and exceptions that they send, and whether we find errors in them. */
import { problemsOf } from '../../../../src/domain/policy/problems/problemsOf.ts';
import { roleOfObject } from '../../../../src/domain/policy/role.ts';
import { nameOf } from './replay.ts';
import type { Event } from './replay.ts';
import { expectedOf } from './rows.ts';

export interface SentPolicy {
  readonly test: string;
  readonly object: string;
  readonly expected: 'allowed' | 'denied';
  /** What is wrong by us. */
  readonly errors: readonly string[];
}

/** None for what is no policy, and where the test does not look. */
export function sentPolicy({ test, operation, object, expectation }: Event): readonly SentPolicy[] {
  const expected = expectedOf(expectation);
  if (roleOfObject(object) === null || operation === 'DELETE' || expected === 'either') return [];
  const errors = problemsOf(object, { policies: [], now: null }).filter(({ severity }) => severity === 'error');
  return [{ test, object: nameOf(object), expected, errors: errors.map(({ message }) => message) }];
}
