/** Operators on what says what an object is: kind, apiVersion, metadata. */
import type { Random } from '../../../random.ts';
import type { Change, Operator } from '../operator.ts';
import { list, map, remove, replace, scalar, type Pair, type Tree } from '../tree.ts';

export const identityOperators: readonly Operator[] = [
  onRoot('no kind', (tree, random) =>
    field(
      tree,
      'kind',
      random.pick([
        undefined,
        scalar(''),
        scalar('null'),
        scalar('""'),
        scalar('5'),
        scalar('yes'),
        list(scalar('a')),
        map(['a', scalar('b')]),
      ]),
    ),
  ),
  onRoot('no apiVersion', (tree, random) =>
    field(
      tree,
      'apiVersion',
      random.pick([undefined, scalar(''), scalar('""'), scalar('1'), scalar('v2'), scalar('true'), list(), map()]),
    ),
  ),
  onRoot('kind in another case', (tree, random) =>
    field(
      tree,
      'kind',
      scalar(
        random.pick([
          text(tree, 'kind').toLowerCase(),
          text(tree, 'kind').toUpperCase(),
          `${text(tree, 'kind')}s`,
          text(tree, 'kind').slice(1),
          `"${text(tree, 'kind')}"`,
        ]),
      ),
    ),
  ),
  onRoot('apiVersion of another group or version', (tree, random) =>
    field(tree, 'apiVersion', scalar(otherVersion(text(tree, 'apiVersion'), random))),
  ),
  onRoot('names of kind and apiVersion in another case', (tree, random) =>
    renamed(tree, random.pick(['kind', 'apiVersion', 'metadata']), random),
  ),
  onRoot('metadata of another type', (tree, random) =>
    field(
      tree,
      'metadata',
      random.pick<Tree | undefined>([
        undefined,
        scalar(''),
        scalar('a'),
        scalar('5'),
        list(),
        list(map(['name', scalar('a')])),
        map(),
        map(['name', list()]),
      ]),
    ),
  ),
  onRoot('a name of another type', (tree, random) =>
    inMetadata(
      tree,
      random.pick(['name', 'namespace', 'generateName']),
      random.pick<Tree>([
        scalar('5'),
        scalar('yes'),
        scalar('1.5'),
        scalar('null'),
        scalar('""'),
        list(scalar('a')),
        map(['a', scalar('b')]),
        scalar('a'),
      ]),
    ),
  ),
  onRoot('generateName', (tree, random) =>
    inMetadata(
      random.chance(0.5) ? withoutName(tree) : tree,
      'generateName',
      scalar(random.pick(['a-', 'a', '"5"', '日本-'])),
    ),
  ),
];

function onRoot(name: string, change: (tree: Tree, random: Random) => Tree): Operator {
  return { name, apply: ({ tree }, random): Change => ({ tree: change(tree, random), depth: 1 }) };
}

function text(tree: Tree, key: string): string {
  const pair = tree.type === 'map' ? tree.pairs.find((one) => one.key === key) : undefined;
  return pair?.value.type === 'scalar' ? pair.value.text : 'a';
}

/** The object with the field set, or without it. */
function field(tree: Tree, key: string, value: Tree | undefined): Tree {
  if (tree.type !== 'map') {
    return tree;
  }
  const index = tree.pairs.findIndex((pair) => pair.key === key);
  if (value === undefined) {
    return index === -1 ? tree : remove(tree, [index]);
  }
  return index === -1 ? { ...tree, pairs: [...tree.pairs, { key, value }] } : replace(tree, [index], () => value);
}

function inMetadata(tree: Tree, key: string, value: Tree): Tree {
  const metadata = tree.type === 'map' ? tree.pairs.find((pair) => pair.key === 'metadata')?.value : undefined;
  return field(tree, 'metadata', field(metadata ?? map(), key, value));
}

function withoutName(tree: Tree): Tree {
  const metadata = tree.type === 'map' ? tree.pairs.find((pair) => pair.key === 'metadata')?.value : undefined;
  return field(tree, 'metadata', field(metadata ?? map(), 'name', undefined));
}

function renamed(tree: Tree, key: string, random: Random): Tree {
  const other = random.pick([
    key.toUpperCase(),
    key.slice(0, 1).toUpperCase() + key.slice(1),
    key.toLowerCase(),
    `${key} `,
    `x${key}`,
  ]);
  const change = (pair: Pair): readonly Pair[] =>
    pair.key !== key ? [pair] : random.chance(0.7) ? [{ ...pair, key: other }] : [{ ...pair, key: other }, pair];
  return tree.type === 'map' ? { ...tree, pairs: tree.pairs.flatMap(change) } : tree;
}

function otherVersion(apiVersion: string, random: Random): string {
  const [group = '', version] = apiVersion.split('/');
  const [label = ''] = group.split('.');
  return version === undefined
    ? random.pick(['v2', 'V1', '/v1', 'v1/', 'apps/v1', 'core/v1', 'v1.x', 'v1/v1'])
    : random.pick([
        `${label}/${version}`,
        `${label}.example.org/${version}`,
        `${group}/v9`,
        version,
        `${group}/`,
        `/${version}`,
        `${group}/${version.toUpperCase()}`,
        `${group.toUpperCase()}/${version}`,
        `${apiVersion}/x`,
        `x.${group}/${version}`,
      ]);
}
