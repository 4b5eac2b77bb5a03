import { at, isMap, listAt, textAt, textsAt } from '../../kubernetes/read.ts';
import type { Meter } from '../meter.ts';
import { hasWildcard, wildcard } from '../wildcard.ts';
import type { KnownTexts } from './subject.ts';
import { allOf, truthOf, type Truth } from './truth.ts';

interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/**
 * Whether labels are as a label selector wants them, whose `matchLabels` may have wildcards in keys and values (kyverno,
 * pkg/utils/match/labels.go; k8s.io/apimachinery, LabelSelectorAsSelector). A selector that Kubernetes would refuse matches
 * nothing.
 */
export function matchesSelector(selector: unknown, labels: KnownTexts, meter?: Meter): Truth {
  const requirements: Truth[] = [];
  const wanted = at(selector, 'matchLabels');
  for (const [key, value] of isMap(wanted) ? Object.entries(wanted) : []) {
    const text = typeof value === 'string' ? value : '';
    const held =
      hasWildcard(key) || hasWildcard(text)
        ? likeSome(key, text, labels, meter)
        : holds({ key, operator: 'In', values: [text] }, labels);
    if (held === null) return 'no';
    requirements.push(held);
  }
  for (const expression of listAt(selector, 'matchExpressions')) {
    const requirement = requirementOf(expression);
    const held = requirement === null ? null : holds(requirement, labels);
    if (held === null) return 'no';
    requirements.push(held);
  }
  return allOf(requirements);
}

/** Without any label that is like it, the wildcards of it become zeros in Kyverno, and that label is looked for. */
function likeSome(key: string, value: string, labels: KnownTexts, meter: Meter | undefined): Truth | null {
  const isThere = [...labels.texts].some(([one, other]) => wildcard(key, one, meter) && wildcard(value, other, meter));
  if (isThere) return 'yes';
  if (!labels.isComplete) return 'unknown';
  return holds({ key: withoutWildcards(key), operator: 'In', values: [withoutWildcards(value)] }, labels);
}

function withoutWildcards(text: string): string {
  return text.replaceAll(/[*?]/g, '0');
}

function requirementOf(expression: unknown): Requirement | null {
  const operator = textAt(expression, 'operator');
  const values = textsAt(expression, 'values');
  const key = textAt(expression, 'key');
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length === 0 ? null : { key, operator, values };
    case 'Exists':
    case 'DoesNotExist':
      return values.length > 0 ? null : { key, operator, values };
    default:
      return null;
  }
}

/** Null for what can't be the name or the value of a label. */
function holds({ key, operator, values }: Requirement, labels: KnownTexts): Truth | null {
  if (!isLabelName(key) || !values.every(isLabelValue)) return null;
  const actual = labels.texts.get(key);
  if (actual === undefined && !labels.isComplete) return 'unknown';
  switch (operator) {
    case 'In':
      return truthOf(actual !== undefined && values.includes(actual));
    case 'NotIn':
      return truthOf(actual === undefined || !values.includes(actual));
    case 'Exists':
      return truthOf(actual !== undefined);
    case 'DoesNotExist':
      return truthOf(actual === undefined);
  }
}

const word = /^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const domain = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** k8s.io/apimachinery, pkg/util/validation: IsQualifiedName. */
function isLabelName(text: string): boolean {
  const [first = '', second, ...more] = text.split('/');
  const name = second ?? first;
  if (more.length > 0 || name.length > 63 || !word.test(name)) return false;
  return second === undefined || (first.length <= 253 && domain.test(first));
}

function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= 63 && word.test(text));
}
