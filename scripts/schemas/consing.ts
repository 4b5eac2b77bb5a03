import { mapChildren } from './structure.ts';
import { sorted } from './write.ts';
import type { Schema } from '../../src/domain/schema/schema.ts';

/** Below this size a reference costs the reader more than it saves. */
const smallest = 48;
/** Characters of `{"$ref":"#d123"}`, and of a definition's name and line. */
const referenceSize = 16;
const definitionSize = 9;

/**
 * Definitions in which equal subtrees of the given ones are written once, as `d1`, `d2`, …
 * in the order of their first use.
 */
export function share(roots: ReadonlyMap<string, Schema>): Record<string, Schema> {
  const nodes = intern(roots);
  const shared = new Set<Node>();
  for (const node of nodes.all) {
    node.size = JSON.stringify(resolve(node, shared, () => referenced)).length;
    if (pays(node)) shared.add(node);
  }

  const names = new Map<Node, string>();
  const queue: Node[] = [];
  const refer = (node: Node): Schema => {
    let name = names.get(node);
    if (name === undefined) {
      name = `d${names.size + 1}`;
      names.set(node, name);
      queue.push(node);
    }
    return { $ref: `#${name}` };
  };
  const definitions: Record<string, Schema> = {};
  for (const [name, root] of [...nodes.roots].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    definitions[name] = shared.has(root) ? refer(root) : resolve(root, shared, refer);
  }
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    definitions[names.get(node) ?? ''] = resolve(node, shared, refer);
  }
  return definitions;
}

/** A distinct subtree; its children are distinct subtrees too. */
interface Node {
  readonly schema: Schema;
  readonly children: readonly Node[];
  uses: number;
  size: number;
}

interface Nodes {
  /** Children before their parents. */
  readonly all: readonly Node[];
  readonly roots: ReadonlyMap<string, Node>;
}

const referenced: Schema = { $ref: '#d123' };

function intern(roots: ReadonlyMap<string, Schema>): Nodes {
  const known = new Map<string, Node>();
  const ids = new Map<Node, number>();
  const visit = (schema: Schema): Node => {
    const children: Node[] = [];
    const shape = mapChildren(schema, (child) => {
      const node = visit(child);
      children.push(node);
      return { $ref: String(ids.get(node)) };
    });
    const key = JSON.stringify(sorted(shape));
    const before = known.get(key);
    if (before !== undefined) return before;
    for (const child of children) child.uses++;
    const node: Node = { schema, children, uses: 0, size: 0 };
    known.set(key, node);
    ids.set(node, ids.size);
    return node;
  };
  const rootNodes = new Map([...roots].map(([name, schema]) => [name, visit(schema)]));
  for (const node of rootNodes.values()) node.uses++;
  return { all: [...known.values()], roots: rootNodes };
}

function resolve(node: Node, shared: ReadonlySet<Node>, refer: (node: Node) => Schema): Schema {
  let next = 0;
  return mapChildren(node.schema, () => {
    const child = node.children[next++];
    if (child === undefined) throw new Error('A subtree has more children than were counted.');
    return shared.has(child) ? refer(child) : resolve(child, shared, refer);
  });
}

function pays({ size, uses }: Node): boolean {
  return size >= smallest && (uses - 1) * size > uses * referenceSize + definitionSize;
}
