import type { Data } from '../data.ts';
import { asFloats, isList } from '../data.ts';
import type { Spot, Steps } from '../outcome.ts';
import { nearnessOf } from '../pattern/nearness.ts';
import { validatePattern } from '../pattern/validatePattern.ts';
import type { Refusal } from '../pattern/validatePattern.ts';
import { isIdentity } from '../spots.ts';
import { answer, exhausted, passed, troubled } from './answer.ts';
import type { Answer } from './answer.ts';
import { anyPatternMessage, patternMessage } from './message.ts';
import type { Subject } from './subject.ts';
import { substitute } from './substitute.ts';
import { Trouble } from './trouble.ts';

/** What a pattern says; null about an object that is deleted. `said` is where the pattern stands in the rule. */
export function patternAnswer(pattern: Data, subject: Subject, said: Steps): Answer | null {
  const substituted = substitute(pattern, subject.context, subject.meter);
  if (substituted instanceof Trouble) return troubled(substituted, 'variable substitution failed', said);
  const { scope, rule } = subject;
  if (scope === null) return null;
  const result = validatePattern(scope.data, substituted.data, subject.meter);
  switch (result.outcome) {
    case 'pass':
      return passed(rule.name);
    case 'budget':
      return exhausted;
    case 'skip':
      return answer('skip', result.message, { said });
    case 'error':
    case 'fail':
      return answer(result.outcome, patternMessage(subject, result.said, result.message), {
        spots: [spotOf(result, scope.steps)],
        said: [...said, ...result.place],
      });
  }
}

/** What several patterns say, of which one has to fit. */
export function anyPatternAnswer(patterns: Data, subject: Subject, said: Steps): Answer | null {
  const substituted = substitute(patterns, subject.context, subject.meter);
  if (substituted instanceof Trouble) return troubled(substituted, 'variable substitution failed', said);
  const { scope, rule } = subject;
  if (scope === null) return null;
  if (!isList(substituted.data))
    return answer('error', 'failed to deserialize anyPattern, expected type array', { said });
  const refusals: Failed[] = [];
  for (const [index, pattern] of substituted.data.entries()) {
    // Kyverno reads these once more, with every number as a float (deserializeAnyPattern).
    const result = validatePattern(scope.data, asFloats(pattern), subject.meter);
    if (result.outcome === 'budget') return exhausted;
    if (result.outcome === 'pass') return answer('pass', `validation rule '${rule.name}' anyPattern[${index}] passed.`);
    refusals.push({ index, refusal: result });
  }
  const failed = refusals.filter(({ refusal }) => refusal.outcome !== 'skip');
  if (refusals.length === 0) return answer('pass', rule.message);
  const reasons = (failed.length === 0 ? refusals : failed).map(({ index, refusal }) =>
    reasonOf(rule.name, index, refusal),
  );
  if (failed.length === 0) return answer('skip', reasons.join(' '), { said });
  const nearest = nearestOf(failed, scope.data, substituted.data);
  return answer('fail', anyPatternMessage(subject, reasons), {
    spots: nearest === undefined ? [] : [spotOf(nearest.refusal, scope.steps)],
    said: nearest === undefined ? said : [...said, nearest.index, ...nearest.refusal.place],
  });
}

/** More patterns than this are not held against each other. */
const mostRanked = 20;

interface Failed {
  readonly index: number;
  readonly refusal: Refusal;
}

/**
 * The pattern that somebody most likely meant: the least of it is not as wanted, then the most of it is, then no other name is
 * wanted, then the most items of lists are as wanted, then what is not so is there at all, then it lies deepest.
 */
function nearestOf(failed: readonly Failed[], resource: Data, patterns: readonly Data[]): Failed | undefined {
  if (failed.length < 2) return failed[0];
  const ranked = failed.slice(0, mostRanked).map((one) => {
    const { met, unmet } = nearnessOf(resource, asFloats(patterns[one.index]));
    const { missing, path } = one.refusal;
    const itemsBefore = path.reduce<number>((sum, step) => sum + (typeof step === 'number' ? step : 0), 0);
    return { one, rank: [unmet, -met, isIdentity(path) ? 1 : 0, -itemsBefore, missing ? 1 : 0, -path.length] };
  });
  return ranked.toSorted((a, b) => compareRanks(a.rank, b.rank))[0]?.one;
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

function reasonOf(name: string, index: number, { outcome, said, message }: Refusal): string {
  if (outcome === 'skip') return `rule ${name}[${index}] skipped: ${message}`;
  return said === '' ? `rule ${name}[${index}] failed: ${message}` : `rule ${name}[${index}] failed at path ${said}`;
}

function spotOf({ path, missing }: Refusal, below: Steps): Spot {
  return { steps: [...below, ...path], missing };
}
