import type { Missing } from '../../../../src/domain/missing.ts';
import type { JudgedPolicy } from '../../../../src/domain/policy/judgeObjects.ts';
import { isClassic } from '../../../../src/domain/policy/suite/partRequest.ts';
import type { Expectation, Words } from './operation.ts';
import { isOfPolicies, isPolicy, judgedIn, nameOf } from './replay.ts';
import type { Event } from './replay.ts';
import { admissionOf, outcomesIn } from './verdict.ts';

/** Why an expectation can't be judged by texts alone: a step before it is a program, or what our outcomes say is missing. */
export type Reason = 'script' | Missing['kind'];

/** One expectation of a test, and ours. */
export interface Row {
  readonly test: string;
  readonly index: number;
  /** `Pod shop/web`. */
  readonly object: string;
  readonly expected: string;
  /** In the words of `expected`; null where it is not judged. */
  readonly actual: string | null;
  /** Why it is not; null where it is. */
  readonly reason: Reason | null;
  readonly words: readonly Words[];
  /** What our failures say, or our result. */
  readonly said: readonly string[];
}

/** What a test expects of a request that some policy is about, or that it wants to be refused. */
export function admissionRow({
  test,
  index,
  operation,
  object,
  before,
  expectation,
  world,
  isKnown,
}: Event): readonly Row[] {
  const { words } = expectation;
  const expected = expectedOf(expectation);
  if (isOfPolicies(object) || expected === 'either' || !world.objects.some(isPolicy)) return [];
  const row = { test, index, object: nameOf(object), expected, words };
  if (!isKnown) return [{ ...row, actual: null, reason: 'script', said: [] }];
  const judged = judgedIn(world, object, operation, before);
  const outcomes = outcomesIn(judged);
  // Of several objects that a script sends one is enough to be refused.
  if (outcomes.length === 0 && (expected === 'allowed' || expectation.verdict === 'either')) return [];
  const actual = admissionOf(judged);
  const missing = actual === 'unjudged' ? (outcomes.flatMap((one) => one.missing)[0]?.kind ?? null) : null;
  return [{ ...row, actual: actual === 'unjudged' ? null : actual, reason: missing, said: saidIn(judged) }];
}

/** What is looked for in an error is said when a request is refused. */
export function expectedOf({ verdict, words }: Expectation): Expectation['verdict'] {
  return verdict === 'either' && words.some(({ isThere }) => isThere) ? 'denied' : verdict;
}

/** Of policies without rules the first failure is told. */
function saidIn(judged: readonly JudgedPolicy<unknown>[]): readonly string[] {
  return judged.flatMap(({ policy, outcomes }) => {
    const refusing = outcomes.flat().filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
    const told = isClassic(policy.kind) ? refusing : refusing.slice(0, 1);
    return told.map(({ rule, message }) => (isClassic(policy.kind) ? `${policy.name} ${rule} ${message}` : message));
  });
}
