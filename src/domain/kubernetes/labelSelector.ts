import { at, isMap, listAt, textAt, textsAt } from './read.ts';

/** Labels of an object, as far as they are texts. */
export type Labels = ReadonlyMap<string, string>;

/** A selector that was understood, or the sentence on why it was not. */
export type LabelSelector =
  | {
      /** It asks for nothing, and so for everything. */
      readonly isEmpty: boolean;
      readonly matches: (labels: Labels) => boolean;
    }
  | { readonly problem: string };

type Requirement = (labels: Labels) => boolean;

/**
 * A label selector as objects have it (`matchLabels`, `matchExpressions`); nothing and an empty one match everything.
 * Source: k8s.io/apimachinery, pkg/apis/meta/v1/helpers.go: LabelSelectorAsSelector.
 */
export function labelSelectorOf(raw: unknown): LabelSelector {
  const wanted = at(raw, 'matchLabels');
  const requirements: Requirement[] = isMap(wanted)
    ? Object.entries(wanted).map(([key, value]) => isEqual(key, String(value)))
    : [];
  for (const expression of listAt(raw, 'matchExpressions')) {
    const requirement = requirementOf(expression);
    if (typeof requirement === 'string') return { problem: requirement };
    requirements.push(requirement);
  }
  return { isEmpty: requirements.length === 0, matches: (labels) => requirements.every((holds) => holds(labels)) };
}

/** The labels of an object; what is no text is none. */
export function labelsOf(object: unknown): Labels {
  const labels = at(object, 'metadata', 'labels');
  if (!isMap(labels)) return new Map();
  return new Map(Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function isEqual(key: string, value: string): Requirement {
  return (labels) => labels.get(key) === value;
}

/** What one expression asks for, or what is wrong with it. */
function requirementOf(expression: unknown): Requirement | string {
  const key = textAt(expression, 'key');
  const operator = textAt(expression, 'operator');
  const values = new Set(textsAt(expression, 'values'));
  switch (operator) {
    case 'In':
    case 'NotIn': {
      if (values.size === 0) return `The label selector asks whether "${key}" is ${operator} and names no values.`;
      const isIn: Requirement = (labels) => values.has(labels.get(key) ?? absent);
      return operator === 'In' ? isIn : (labels) => !isIn(labels);
    }
    case 'Exists':
    case 'DoesNotExist':
      if (values.size > 0) return `The label selector asks whether "${key}" ${operator} and names values.`;
      return (labels) => labels.has(key) === (operator === 'Exists');
    default:
      return `"${operator}" is no operator of a label selector.`;
  }
}

/** No label has it. */
const absent = '\u0000';
