import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { at, mapAt } from '../field.ts';
import { badRequest } from './failure.ts';

/** Whether an object is meant. */
export type Selector = (object: ClusterObject) => boolean;

/** The selector of a list or watch; what can't be read is a bad request. Null selects everything. */
export function selectorOf(labels: string | null, fields: string | null): Selector {
  const wanted = requirementsIn(labels ?? '');
  const told = requirementsIn(fields ?? '');
  return (object) =>
    wanted.every((requirement) => meets(requirement, mapAt(object, 'metadata', 'labels')[requirement.key])) &&
    told.every((requirement) => meets(requirement, at(object, ...requirement.key.split('.')) ?? ''));
}

interface Requirement {
  readonly key: string;
  /** Null asks only whether there is one. */
  readonly values: readonly string[] | null;
  readonly negative: boolean;
}

const shapes: readonly (readonly [RegExp, (key: string, values: string) => Requirement])[] = [
  [/^([^\s=!()]+)\s+in\s+\(([^()]*)\)$/, (key, values) => ({ key, values: listed(values), negative: false })],
  [/^([^\s=!()]+)\s+notin\s+\(([^()]*)\)$/, (key, values) => ({ key, values: listed(values), negative: true })],
  [/^([^\s=!()]+)\s*!=\s*([^\s=!()]*)$/, (key, value) => ({ key, values: [value], negative: true })],
  [/^([^\s=!()]+)\s*==?\s*([^\s=!()]*)$/, (key, value) => ({ key, values: [value], negative: false })],
  [/^!\s*([^\s=!()]+)()$/, (key) => ({ key, values: null, negative: true })],
  [/^([^\s=!()]+)()$/, (key) => ({ key, values: null, negative: false })],
];

/** Commas within parentheses belong to a set. */
function requirementsIn(text: string): readonly Requirement[] {
  return text
    .split(/,(?![^()]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(requirementOf);
}

function requirementOf(text: string): Requirement {
  for (const [shape, make] of shapes) {
    const [, key, values = ''] = shape.exec(text) ?? [];
    if (key !== undefined) return make(key, values);
  }
  throw badRequest(`unable to parse requirement: found '${text}'`);
}

function listed(values: string): readonly string[] {
  return values.split(',').map((value) => value.trim());
}

function meets({ values, negative }: Requirement, value: unknown): boolean {
  const fits = values === null ? value !== undefined && value !== '' : values.includes(said(value));
  return fits !== negative;
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}
