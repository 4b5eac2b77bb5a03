import type { Data } from '../data.ts';
import { Meter, withinSteps } from '../meter.ts';
import { isInSet } from './deprecated.ts';
import { compareDurations } from './duration.ts';
import { differs, equals } from './equal.ts';
import { isMember } from './membership.ts';
import { compareNumerically } from './numeric.ts';
import { kindOf } from './operator.ts';

/** A condition whose variables have been put in: values as Kyverno holds them (`asAdmitted`). */
export interface Condition {
  readonly key: Data;
  readonly operator: string;
  readonly value: Data;
}

export type ConditionResult =
  | { readonly kind: 'decided'; readonly holds: boolean }
  /** It can't be evaluated; worded as by Kyverno. */
  | { readonly kind: 'error'; readonly message: string }
  /** The meter's steps did not do. */
  | { readonly kind: 'budget' };

/** Whether one condition of `deny`, `preconditions` or an exception holds (kyverno, pkg/engine/variables: Evaluate). */
export function evaluateCondition(condition: Condition, meter: Meter = new Meter()): ConditionResult {
  return withinSteps(
    () => {
      meter.take(1);
      const holds = evaluated(condition, meter);
      return typeof holds === 'boolean'
        ? ({ kind: 'decided', holds } as const)
        : ({ kind: 'error', message: holds } as const);
    },
    () => ({ kind: 'budget' }) as const,
  );
}

/** A text is an error. */
function evaluated({ key, operator, value }: Condition, meter: Meter): boolean | string {
  const kind = kindOf(operator);
  switch (kind) {
    case 'equal':
      return equals(key, value, meter);
    case 'notEqual':
      return differs(key, value, meter);
    case 'anyIn':
    case 'allIn':
    case 'anyNotIn':
    case 'allNotIn':
      return isMember(kind, key, value, meter);
    case 'in':
    case 'notIn':
      return isInSet(kind === 'notIn', key, value, meter);
    case 'numeric':
      return compareNumerically(operator, key, value);
    case 'duration':
      return compareDurations(operator, key, value);
    case null:
      // Kyverno wraps an error here that it does not have.
      return 'failed to create handler for condition operator: %!w(<nil>)';
  }
}
