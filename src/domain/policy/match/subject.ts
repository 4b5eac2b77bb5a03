import { namespaceLabels } from '../../kubernetes/labelSelector.ts';
import type { KnownLabels } from '../../kubernetes/labelSelector.ts';
import { at, isMap, textAt } from '../../kubernetes/read.ts';

/** What a rule is asked about. */
export interface Subject {
  /** The object, as JSON has it. */
  readonly resource: unknown;
  readonly operation: string;
  /** Empty for the object itself. */
  readonly subresource: string;
  /** Those of the namespace that it lies in, none for what lies in none; null when nobody knows them. */
  readonly namespaceLabels: Readonly<Record<string, string>> | null;
  /** Who asks; null when nobody in particular does. */
  readonly userInfo: UserInfo | null;
}

export interface UserInfo {
  readonly username: string;
  readonly groups: readonly string[];
  /** `namespace:name` of the Roles that are bound. */
  readonly roles: readonly string[];
  readonly clusterRoles: readonly string[];
}

/** Of an object, by `labels` or `annotations`: null is an empty text, and one of another type spoils all of them. */
export function textsOf(resource: unknown, field: 'labels' | 'annotations'): KnownLabels {
  const found = at(resource, 'metadata', field);
  const entries = isMap(found) ? Object.entries(found).map(([key, value]) => [key, value ?? ''] as const) : [];
  const isWhole = entries.every((entry): entry is readonly [string, string] => typeof entry[1] === 'string');
  return { texts: new Map(isWhole ? (entries as readonly (readonly [string, string])[]) : []), isComplete: true };
}

/** Those of its namespace. */
export function namespaceTexts({ resource, namespaceLabels: known }: Subject): KnownLabels {
  if (known !== null) return { texts: new Map(Object.entries(known)), isComplete: true };
  return namespaceLabels(textAt(resource, 'metadata', 'namespace'));
}

/** The name, or what it will begin with. */
export function nameOf(resource: unknown): string {
  return textAt(resource, 'metadata', 'name') || textAt(resource, 'metadata', 'generateName');
}

/** Where it lies; a Namespace lies in itself. */
export function namespaceOf(resource: unknown): string {
  return textAt(resource, 'metadata', textAt(resource, 'kind') === 'Namespace' ? 'name' : 'namespace');
}
