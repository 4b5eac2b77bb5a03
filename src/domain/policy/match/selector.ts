import { holds, isPossible, requirementOf } from '../../kubernetes/labelSelector.ts';
import type { KnownLabels, LabelRequirement } from '../../kubernetes/labelSelector.ts';
import { at, isMap, listAt } from '../../kubernetes/read.ts';
import type { Meter } from '../meter.ts';
import { hasWildcard, wildcard } from '../wildcard.ts';
import { allOf, truthOf, type Truth } from './truth.ts';

/**
 * Whether labels are as a label selector wants them, whose `matchLabels` may have wildcards in keys and values (kyverno,
 * pkg/utils/match/labels.go). A selector that Kubernetes would refuse matches nothing.
 */
export function matchesSelector(selector: unknown, labels: KnownLabels, meter?: Meter): Truth {
  const requirements: Truth[] = [];
  const wanted = at(selector, 'matchLabels');
  for (const [key, value] of isMap(wanted) ? Object.entries(wanted) : []) {
    const text = typeof value === 'string' ? value : '';
    const held =
      hasWildcard(key) || hasWildcard(text) ? likeSome(key, text, labels, meter) : asked(is(key, text), labels);
    if (held === null) return 'no';
    requirements.push(held);
  }
  for (const expression of listAt(selector, 'matchExpressions')) {
    const requirement = requirementOf(expression);
    const held = typeof requirement === 'string' ? null : asked(requirement, labels);
    if (held === null) return 'no';
    requirements.push(held);
  }
  return allOf(requirements);
}

function is(key: string, value: string): LabelRequirement {
  return { key, operator: 'In', values: [value] };
}

/** Null for what can't be the name or the value of a label. */
function asked(requirement: LabelRequirement, labels: KnownLabels): Truth | null {
  if (!isPossible(requirement)) return null;
  const held = holds(requirement, labels);
  return held === null ? 'unknown' : truthOf(held);
}

/** Without any label that is like it, the wildcards of it become zeros in Kyverno, and that label is looked for. */
function likeSome(key: string, value: string, labels: KnownLabels, meter: Meter | undefined): Truth | null {
  const isThere = [...labels.texts].some(([one, other]) => wildcard(key, one, meter) && wildcard(value, other, meter));
  if (isThere) return 'yes';
  if (!labels.isComplete) return 'unknown';
  return asked(is(withoutWildcards(key), withoutWildcards(value)), labels);
}

function withoutWildcards(text: string): string {
  return text.replaceAll(/[*?]/g, '0');
}
