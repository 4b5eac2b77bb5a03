import type { Candidate, Contents } from '../kubernetes/contents.ts';
import { identify } from '../kubernetes/object.ts';
import type { KubernetesObject, Nameless } from '../kubernetes/object.ts';
import { isNull } from '../yaml/node.ts';
import type { MapNode } from '../yaml/node.ts';
import type { ParsedDocument } from '../yaml/parse.ts';
import type { Problem } from '../yaml/problem.ts';
import { fieldsLike, lookedFor, signatureOf } from './signature.ts';

/**
 * What kubeconform finds in a document (pkg/resource/resource.go): one object, or the items of a `kind: List` of
 * whatever apiVersion. It reads a document leniently to see whether it is a List, and strictly to validate it: in a
 * List, duplicate keys mean nothing.
 */
export function contentsLikeKubeconform({ root, problems }: ParsedDocument): Contents {
  if (root === null || (isNull(root) && problems.length === 0)) return { problems, candidates: [] };
  const identity = signatureOf(root);
  const isReadable = problems.every(({ code }) => duplicates.has(code));
  if (isReadable && identity !== null && 'kind' in identity && identity.kind.toLowerCase() === 'list')
    return { problems: [], candidates: itemsOf(identity.root) };
  return {
    // Keys of different types are different to Go, whatever JSON calls them.
    problems: problems.filter(({ code }) => code !== 'same-name'),
    candidates: [{ node: root, item: null, identity }],
  };
}

const duplicates: ReadonlySet<Problem['code']> = new Set(['duplicate-key', 'merge-override', 'same-name']);

/** An item that is null is none. Items are taken as they are, not decoded like a document. */
function itemsOf(root: MapNode): Candidate[] {
  const lists = fieldsLike(root, 'items').map(({ value }) => value);
  const items = lists.findLast((value) => value.type === 'sequence')?.items ?? [];
  return items.flatMap((node, item) => (isNull(node) ? [] : [{ node, item, identity: withVersion(identify(node)) }]));
}

function withVersion(identity: KubernetesObject | Nameless | null): KubernetesObject | Nameless | null {
  return identity === null || 'missing' in identity ? identity : { ...identity, ...lookedFor(identity.apiVersion) };
}
