import { deprecatedOperators, operators } from '../conditions/operator.ts';
import type { Steps } from '../outcome.ts';
import { roleOfObject } from '../role.ts';

/** A word that may be the whole of a value. */
export interface Word {
  readonly label: string;
  /** Where it comes from, or what it is. */
  readonly detail: string;
  /** One sentence; empty where nothing is to be said. */
  readonly does: string;
  readonly isDeprecated: boolean;
}

/** A kind, as `apiVersion` and `kind` name it. */
export interface NamedKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * The words that a value of a classic policy, or of an exception from one, may have: kinds in `match` and `exclude`, and
 * operators of conditions. `written` is what stands there already. Empty where nothing is known.
 */
export function wordsAt(
  policy: unknown,
  steps: Steps,
  written: string,
  kinds: () => readonly NamedKind[],
): readonly Word[] {
  const role = roleOfObject(policy);
  if (role !== 'classic' && role !== 'classicException') return [];
  const isMatched = steps.includes('match') || steps.includes('exclude');
  const [field, owner] = [steps.at(-2), steps.at(-3)];
  if (isMatched && owner === 'resources' && field === 'kinds') return kindWords(kinds(), written.includes('/'));
  return !isMatched && steps.at(-1) === 'operator' && hasConditions.some((name) => steps.includes(name))
    ? operatorWords
    : [];
}

const hasConditions = ['preconditions', 'conditions'];

/** A kind by its name alone is taken in all groups; with a slash the group is part of it. */
function kindWords(kinds: readonly NamedKind[], areFull: boolean): readonly Word[] {
  const named = new Set(kinds.map(({ kind }) => kind));
  // Nobody asks admission about a list.
  const objects = kinds.filter(({ kind }) => !(kind.endsWith('List') && named.has(kind.slice(0, -'List'.length))));
  const byLabel = Map.groupBy(objects, ({ apiVersion, kind }) => (areFull ? `${apiVersion}/${kind}` : kind));
  return [...byLabel]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, same]) => ({
      label,
      detail: [...new Set(same.map(({ apiVersion }) => apiVersion))].join(', '),
      does: '',
      isDeprecated: false,
    }));
}

/** What a condition with the operator wants (kyverno, pkg/engine/variables/operator). */
const wants: Readonly<Record<string, string>> = {
  Equals: 'The key equals the value; a text in the value may have wildcards.',
  NotEquals: 'The key does not equal the value.',
  AnyIn: 'At least one of the key is in the value.',
  AllIn: 'All of the key is in the value.',
  AnyNotIn: 'At least one of the key is not in the value.',
  AllNotIn: 'Nothing of the key is in the value.',
  GreaterThan: 'The key is greater than the value: numbers, quantities, durations or versions.',
  GreaterThanOrEquals: 'The key is greater than the value, or the same: numbers, quantities, durations or versions.',
  LessThan: 'The key is less than the value: numbers, quantities, durations or versions.',
  LessThanOrEquals: 'The key is less than the value, or the same: numbers, quantities, durations or versions.',
};

const operatorWords: readonly Word[] = [...operators.keys()]
  .map((label): Word => {
    const instead = deprecatedOperators.get(label);
    if (instead === undefined) return { label, detail: 'operator', does: wants[label] ?? '', isDeprecated: false };
    return { label, detail: 'deprecated', does: `Write ${instead.join(' or ')} instead.`, isDeprecated: true };
  })
  .toSorted((a, b) => Number(a.isDeprecated) - Number(b.isDeprecated));
