import { at, isMap, listAt, textAt, textsAt } from './read.ts';

/** Labels of an object, as far as they are known. */
export interface KnownLabels {
  readonly texts: ReadonlyMap<string, string>;
  /** There are no others. */
  readonly isComplete: boolean;
}

/** What a selector asks of one label. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** A selector that was understood, or the sentence on why it was not. */
export type LabelSelector =
  | {
      /** It asks for nothing, and so for everything. */
      readonly isEmpty: boolean;
      /** Null when a label decides that is not known. */
      readonly matches: (labels: KnownLabels) => boolean | null;
    }
  | { readonly problem: string };

/**
 * A label selector as objects have it (`matchLabels`, `matchExpressions`); nothing and an empty one match everything.
 * Source: k8s.io/apimachinery, pkg/apis/meta/v1/helpers.go: LabelSelectorAsSelector.
 */
export function labelSelectorOf(raw: unknown): LabelSelector {
  const wanted = at(raw, 'matchLabels');
  const requirements = isMap(wanted)
    ? Object.entries(wanted).map(([key, value]): LabelRequirement => ({ key, operator: 'In', values: [String(value)] }))
    : [];
  for (const expression of listAt(raw, 'matchExpressions')) {
    const requirement = requirementOf(expression);
    if (typeof requirement === 'string') return { problem: requirement };
    requirements.push(requirement);
  }
  const wrong = requirements.find((one) => !isPossible(one));
  if (wrong !== undefined)
    return {
      problem: `No label can be ${[`called "${wrong.key}"`, ...wrong.values.map((one) => `"${one}"`)].join(', or ')}.`,
    };
  return {
    isEmpty: requirements.length === 0,
    matches: (labels) => {
      const held = new Set(requirements.map((one) => holds(one, labels)));
      return held.has(false) ? false : held.has(null) ? null : true;
    },
  };
}

/** The labels of an object; what is no text is none. */
export function labelsOf(object: unknown): ReadonlyMap<string, string> {
  const labels = at(object, 'metadata', 'labels');
  if (!isMap(labels)) return new Map();
  return new Map(Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** All labels of an object that is at hand. */
export function allLabelsOf(object: unknown): KnownLabels {
  return { texts: labelsOf(object), isComplete: true };
}

/** Kubernetes gives every namespace its name as a label, which is known when nothing else is. */
export function namespaceLabels(name: string): KnownLabels {
  return { texts: new Map(name === '' ? [] : [['kubernetes.io/metadata.name', name]]), isComplete: false };
}

/** One of `matchExpressions`, or what is wrong with it. */
export function requirementOf(expression: unknown): LabelRequirement | string {
  const key = textAt(expression, 'key');
  const operator = textAt(expression, 'operator');
  const values = textsAt(expression, 'values');
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) return `The label selector asks whether "${key}" is ${operator} and names no values.`;
      return { key, operator, values };
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) return `The label selector asks whether "${key}" ${operator} and names values.`;
      return { key, operator, values };
    default:
      return `"${operator}" is no operator of a label selector.`;
  }
}

/** Whether there can be such a label at all. */
export function isPossible({ key, values }: LabelRequirement): boolean {
  return isLabelName(key) && values.every(isLabelValue);
}

/** Null when the label is not known. */
export function holds({ key, operator, values }: LabelRequirement, labels: KnownLabels): boolean | null {
  const actual = labels.texts.get(key);
  if (actual === undefined && !labels.isComplete) return null;
  switch (operator) {
    case 'In':
      return actual !== undefined && values.includes(actual);
    case 'NotIn':
      return actual === undefined || !values.includes(actual);
    case 'Exists':
      return actual !== undefined;
    case 'DoesNotExist':
      return actual === undefined;
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
