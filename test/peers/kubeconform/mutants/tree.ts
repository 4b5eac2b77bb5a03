/**
 * A manifest as a tree that still knows how it is written: keys and scalars are YAML text, so that an operator can
 * put in what no value could express. Trees are never changed, only replaced.
 */
export type Tree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  readonly type: 'map';
  readonly pairs: readonly Pair[];
  readonly flow?: boolean;
  /** What stands before the value: an anchor, a tag. */
  readonly prefix?: string;
}

export interface Pair {
  readonly key: string;
  readonly value: Tree;
}

export interface ListTree {
  readonly type: 'list';
  readonly items: readonly Tree[];
  readonly flow?: boolean;
  readonly prefix?: string;
}

export interface ScalarTree {
  readonly type: 'scalar';
  /** As it stands in the file; lines after the first are indented when it is written. */
  readonly text: string;
  readonly prefix?: string;
}

/** Indices of pairs and items from the root. */
export type Path = readonly number[];

export function scalar(text: string): ScalarTree {
  return { type: 'scalar', text };
}

export function map(...pairs: readonly (readonly [key: string, value: Tree])[]): MapTree {
  return { type: 'map', pairs: pairs.map(([key, value]) => ({ key, value })) };
}

export function list(...items: readonly Tree[]): ListTree {
  return { type: 'list', items };
}

/** The tree with another one at the path. */
export function replace(tree: Tree, path: Path, change: (old: Tree) => Tree): Tree {
  const [index, ...rest] = path;
  if (index === undefined) {
    return change(tree);
  }
  switch (tree.type) {
    case 'map':
      return {
        ...tree,
        pairs: tree.pairs.map((pair, at) =>
          at === index ? { ...pair, value: replace(pair.value, rest, change) } : pair,
        ),
      };
    case 'list':
      return { ...tree, items: tree.items.map((item, at) => (at === index ? replace(item, rest, change) : item)) };
    case 'scalar':
      return tree;
  }
}

/** The tree without the pair or item at the path. */
export function remove(tree: Tree, path: Path): Tree {
  const last = path.at(-1);
  return replace(tree, path.slice(0, -1), (parent) => {
    switch (parent.type) {
      case 'map':
        return { ...parent, pairs: parent.pairs.filter((_, index) => index !== last) };
      case 'list':
        return { ...parent, items: parent.items.filter((_, index) => index !== last) };
      case 'scalar':
        return parent;
    }
  });
}

/** Every path in the tree, parents before children; the root's is empty. */
export function paths(tree: Tree): readonly Path[] {
  const children = tree.type === 'map' ? tree.pairs.map((pair) => pair.value) : tree.type === 'list' ? tree.items : [];
  return [[], ...children.flatMap((child, index) => paths(child).map((path) => [index].concat(path)))];
}
