/** What operators do, whatever their spelling (kyverno, api/kyverno/v1: ConditionOperators). */
export type ConditionKind =
  | 'equal'
  | 'notEqual'
  | 'anyIn'
  | 'allIn'
  | 'anyNotIn'
  | 'allNotIn'
  | 'in'
  | 'notIn'
  | 'numeric'
  | 'duration';

/** The names as they are written; `GreaterThan` and its like, of numbers and of durations, have to be spelled exactly so. */
export const operators: ReadonlyMap<string, ConditionKind> = new Map<string, ConditionKind>([
  ['Equal', 'equal'],
  ['Equals', 'equal'],
  ['NotEqual', 'notEqual'],
  ['NotEquals', 'notEqual'],
  ['In', 'in'],
  ['AnyIn', 'anyIn'],
  ['AllIn', 'allIn'],
  ['NotIn', 'notIn'],
  ['AnyNotIn', 'anyNotIn'],
  ['AllNotIn', 'allNotIn'],
  ['GreaterThanOrEquals', 'numeric'],
  ['GreaterThan', 'numeric'],
  ['LessThanOrEquals', 'numeric'],
  ['LessThan', 'numeric'],
  ['DurationGreaterThanOrEquals', 'duration'],
  ['DurationGreaterThan', 'duration'],
  ['DurationLessThanOrEquals', 'duration'],
  ['DurationLessThan', 'duration'],
]);

/** Operators that Kyverno will drop, with what to write instead. */
export const deprecatedOperators: ReadonlyMap<string, readonly string[]> = new Map([
  ['Equal', ['Equals']],
  ['NotEqual', ['NotEquals']],
  ['In', ['AllIn', 'AnyIn']],
  ['NotIn', ['AllNotIn', 'AnyNotIn']],
  ['DurationGreaterThanOrEquals', ['GreaterThanOrEquals']],
  ['DurationGreaterThan', ['GreaterThan']],
  ['DurationLessThanOrEquals', ['LessThanOrEquals']],
  ['DurationLessThan', ['LessThan']],
]);

const byLowerCase: ReadonlyMap<string, ConditionKind> = new Map(
  [...operators].map(([name, kind]) => [name.toLowerCase(), kind]),
);

/** Null for an operator that there is not. */
export function kindOf(operator: string): ConditionKind | null {
  return byLowerCase.get(operator.toLowerCase()) ?? null;
}

/**
 * Whether a difference is as the operator wants it. Kyverno finds the operator whatever its case, and then compares nothing
 * when it is not spelled exactly.
 */
export function ordered(operator: string, difference: number): boolean {
  switch (operator.replace(/^Duration/, '')) {
    case 'GreaterThanOrEquals':
      return difference >= 0;
    case 'GreaterThan':
      return difference > 0;
    case 'LessThanOrEquals':
      return difference <= 0;
    case 'LessThan':
      return difference < 0;
    default:
      return false;
  }
}
