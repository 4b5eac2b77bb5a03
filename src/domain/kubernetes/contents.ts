import type { Node } from '../yaml/node.ts';
import type { ParsedDocument } from '../yaml/parse.ts';
import type { Problem } from '../yaml/problem.ts';
import { identify, itemsOf } from './object.ts';
import type { KubernetesObject, Misnamed, Nameless } from './object.ts';

/** What a document holds. */
export interface Contents {
  /** What is wrong with its text and must be told. */
  readonly problems: readonly Problem[];
  readonly candidates: readonly Candidate[];
}

/** What may be an object. */
export interface Candidate {
  readonly node: Node;
  /** Its index in a `List`. */
  readonly item: number | null;
  readonly identity: KubernetesObject | Nameless | Misnamed | null;
}

/** One object, or the items of a `kind: List`. A key that is merged and also written is no problem: what is written wins. */
export function contentsOf({ root, problems }: ParsedDocument): Contents {
  return {
    problems: problems.filter((problem) => problem.code !== 'merge-override'),
    candidates: root === null ? [] : candidates(root),
  };
}

function candidates(root: Node): Candidate[] {
  const identity = identify(root);
  const items = identity === null || 'missing' in identity ? null : itemsOf(identity);
  if (items === null) return [{ node: root, item: null, identity }];
  return items.map((node, item) => ({ node, item, identity: identify(node) }));
}
