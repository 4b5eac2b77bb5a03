import { textAt } from '../../kubernetes/read.ts';
import type { Meter } from '../meter.ts';
import { wildcard } from '../wildcard.ts';
import { descriptionOf } from './description.ts';
import type { Description } from './description.ts';
import { matchesKind } from './kind.ts';
import { matchesSelector } from './selector.ts';
import { nameOf, namespaceOf, namespaceTexts, textsOf, type Subject } from './subject.ts';
import { allOf, truthOf, type Truth } from './truth.ts';

/**
 * Whether the `resources` of a filter describe the object: every attribute has to, of lists one entry (kyverno,
 * pkg/engine/utils/match.go: doesResourceMatchConditionBlock). `isException`: as PolicyExceptions read it, who ask for no
 * operation, and for whom the selector of namespaces counts for nothing beside a Namespace.
 */
export function matchesDescription(resources: unknown, subject: Subject, isException: boolean, meter?: Meter): Truth {
  const wanted = descriptionOf(resources);
  const { resource, subresource } = subject;
  const { operations, kinds, selector, namespaceSelector } = wanted;
  // The cheap ones first.
  if (!isException && operations.length > 0 && !operations.includes(subject.operation)) return 'no';
  if (kinds.length > 0 && !matchesKind(kinds, resource, subresource, meter)) return 'no';
  if (!matchesNames(wanted, resource, meter) || !matchesAnnotations(wanted, resource, meter)) return 'no';
  const own = selector === null ? 'yes' : matchesSelector(selector, textsOf(resource, 'labels'), meter);
  if (own === 'no' || namespaceSelector === null) return own;
  return allOf([own, ofNamespace(namespaceSelector, subject, isException, meter)]);
}

function matchesNames({ name, names, namespaces }: Description, resource: unknown, meter: Meter | undefined): boolean {
  const isLike = (patterns: readonly string[], text: string): boolean =>
    patterns.some((pattern) => wildcard(pattern, text, meter));
  return (
    (name === '' || wildcard(name, nameOf(resource), meter)) &&
    (names.length === 0 || isLike(names, nameOf(resource))) &&
    (namespaces.length === 0 || isLike(namespaces, namespaceOf(resource)))
  );
}

function ofNamespace(selector: unknown, subject: Subject, isException: boolean, meter: Meter | undefined): Truth {
  const kind = textAt(subject.resource, 'kind');
  if (kind === 'Namespace') return truthOf(isException);
  return kind === '' ? 'yes' : matchesSelector(selector, namespaceTexts(subject), meter);
}

/** Every annotation that is wanted is like one that is there, key and value. */
function matchesAnnotations({ annotations }: Description, resource: unknown, meter: Meter | undefined): boolean {
  if (annotations.length === 0) return true;
  const actual = [...textsOf(resource, 'annotations').texts];
  return annotations.every(([key, value]) =>
    actual.some(([one, other]) => wildcard(key, one, meter) && wildcard(String(value), other, meter)),
  );
}
