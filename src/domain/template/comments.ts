import { content } from '../yaml/node.ts';
import type { Node } from '../yaml/node.ts';
import { anyItem } from '../yaml/write.ts';
import type { Comments } from '../yaml/write.ts';

/**
 * The comments inside a block list, by the path of the key that each stands above; the first of several is kept. They
 * explain keys and not this item or that: a list that is written anew explains its keys again.
 */
export function keyComments(text: string, list: Node, path: string): Comments {
  const comments: Comments = new Map();
  collect(text, list, path, comments);
  return comments;
}

function collect(text: string, node: Node, path: string, comments: Comments): void {
  const here = content(node);
  if (here.type === 'sequence') {
    for (const item of here.items) collect(text, item, `${path}/${anyItem}`, comments);
  } else if (here.type === 'map') {
    for (const { name, key, value } of here.pairs) {
      const at = `${path}/${name}`;
      const lines = commentAbove(text, key.start);
      if (lines.length > 0 && !comments.has(at)) comments.set(at, lines);
      collect(text, value, at, comments);
    }
  }
}

/** The lines of comment directly above the line that holds an offset, without their indentation. */
function commentAbove(text: string, offset: number): string[] {
  const above = text
    .slice(0, text.lastIndexOf('\n', offset - 1) + 1)
    .split(/\r?\n/)
    .slice(0, -1);
  const last = above.findLastIndex((line) => !/^\s*#/.test(line));
  return above.slice(last + 1).map((line) => line.trim());
}
