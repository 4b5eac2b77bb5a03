import { at, isMap, textAt, textsAt } from '../../kubernetes/read.ts';
import type { Meter } from '../meter.ts';
import { wildcard } from '../wildcard.ts';
import { matchesKind } from './kind.ts';
import { matchesSelector } from './selector.ts';
import { nameOf, namespaceOf, namespaceTexts, textsOf, type Subject } from './subject.ts';
import { allOf, truthOf, type Truth } from './truth.ts';

/** Whether the `resources` of a filter say nothing at all. An empty list says nothing, an empty selector does. */
export function isEmptyDescription(resources: unknown): boolean {
  const lists = ['kinds', 'names', 'namespaces', 'operations'] as const;
  return (
    lists.every((field) => textsAt(resources, field).length === 0) &&
    textAt(resources, 'name') === '' &&
    Object.keys(mapAt(resources, 'annotations')).length === 0 &&
    !isThere(resources, 'selector') &&
    !isThere(resources, 'namespaceSelector')
  );
}

/**
 * Whether the `resources` of a filter describe the object: every attribute has to, of lists one entry (kyverno,
 * pkg/engine/utils/match.go: doesResourceMatchConditionBlock). `isException`: as PolicyExceptions read it, who ask for no
 * operation, and for whom the selector of namespaces counts for nothing beside a Namespace.
 */
export function matchesDescription(resources: unknown, subject: Subject, isException: boolean, meter?: Meter): Truth {
  return allOf(attributes(resources, subject, isException, meter));
}

/** The cheap ones first; the next is asked only when none before says no. */
function* attributes(
  resources: unknown,
  subject: Subject,
  isException: boolean,
  meter: Meter | undefined,
): Generator<Truth> {
  const { resource, subresource } = subject;
  const like = (field: string, text: string): Truth => {
    const patterns = textsAt(resources, field);
    return truthOf(patterns.length === 0 || patterns.some((pattern) => wildcard(pattern, text, meter)));
  };
  const operations = textsAt(resources, 'operations');
  if (!isException) yield truthOf(operations.length === 0 || operations.includes(subject.operation));
  const kinds = textsAt(resources, 'kinds');
  yield truthOf(kinds.length === 0 || matchesKind(kinds, resource, subresource, meter));
  const name = textAt(resources, 'name');
  yield truthOf(name === '' || wildcard(name, nameOf(resource), meter));
  yield like('names', nameOf(resource));
  yield like('namespaces', namespaceOf(resource));
  yield truthOf(matchesAnnotations(mapAt(resources, 'annotations'), resource, meter));
  if (isThere(resources, 'selector')) {
    yield matchesSelector(at(resources, 'selector'), textsOf(resource, 'labels'), meter);
  }
  if (isThere(resources, 'namespaceSelector')) {
    yield ofNamespace(at(resources, 'namespaceSelector'), subject, isException, meter);
  }
}

function ofNamespace(selector: unknown, subject: Subject, isException: boolean, meter: Meter | undefined): Truth {
  const kind = textAt(subject.resource, 'kind');
  if (kind === 'Namespace') return truthOf(isException);
  return kind === '' ? 'yes' : matchesSelector(selector, namespaceTexts(subject), meter);
}

/** Every annotation that is wanted is like one that is there, key and value. */
function matchesAnnotations(
  wanted: Readonly<Record<string, unknown>>,
  resource: unknown,
  meter: Meter | undefined,
): boolean {
  const pairs = Object.entries(wanted);
  if (pairs.length === 0) return true;
  const actual = [...textsOf(resource, 'annotations').texts];
  return pairs.every(([key, value]) =>
    actual.some(([one, other]) => wildcard(key, one, meter) && wildcard(String(value), other, meter)),
  );
}

function isThere(value: unknown, field: string): boolean {
  return (at(value, field) ?? null) !== null;
}

function mapAt(value: unknown, field: string): Readonly<Record<string, unknown>> {
  const found = at(value, field);
  return isMap(found) ? found : {};
}
