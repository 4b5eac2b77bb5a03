import { content } from './node.ts';
import type { ContentNode, Node } from './node.ts';

/**
 * The nodes that were not finished when the parser lost its way at an offset: from the root the last child each time.
 * What they lack may come behind the error, so nothing is to be said of them as a whole.
 */
export function unfinishedAt(root: Node, offset: number): ReadonlySet<ContentNode> {
  const unfinished = new Set<ContentNode>();
  for (let node: ContentNode | undefined = content(root); node !== undefined; node = lastChild(node, offset)) {
    if (unfinished.has(node)) break;
    unfinished.add(node);
  }
  return unfinished;
}

function lastChild(node: ContentNode, offset: number): ContentNode | undefined {
  if (node.type === 'scalar') return undefined;
  const children =
    node.type === 'map'
      ? node.pairs.map((pair) => [pair.key, pair.value] as const)
      : node.items.map((item) => [item, item] as const);
  const last = children.findLast(([start]) => start.start < offset);
  return last === undefined ? undefined : content(last[1]);
}
