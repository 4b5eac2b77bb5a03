/** Operators on the fields of objects: too many, too few, misspelt. */
import type { Random } from '../../../random.ts';
import { isList, isObject } from '../../oracle/json.ts';
import { atPlace, isBody, type Operator } from '../operator.ts';
import { isClosed, isRequired, type Place } from '../places.ts';
import { list, map, remove, replace, scalar, type Pair, type Tree } from '../tree.ts';

export const fieldOperators: readonly Operator[] = [
  atPlace(
    'drop a required field',
    (place) => isBody(place) && isRequired(place),
    (place, base) => remove(base.tree, place.path),
  ),
  atPlace(
    'drop an optional field',
    (place) => isBody(place) && place.role === 'property' && !isRequired(place),
    (place, base) => remove(base.tree, place.path),
  ),
  atPlace(
    'drop all fields',
    (place) => isBody(place) && place.tree.type === 'map',
    (place, base) => replace(base.tree, place.path, () => map()),
  ),
  atPlace('add an unknown field', isMapWithFields, (place, base, random) =>
    added(place, base.tree, random, ['zone', 'x-custom', 'Spec', 'replicaz', '"a/b~c"', 'größe', '"it\'s"', '"a b"']),
  ),
  atPlace('add an unknown field with a tree below', isMapWithFields, (place, base) =>
    replace(base.tree, place.path, (tree) =>
      appended(tree, { key: 'extra', value: map(['a', list(scalar('1'), map(['b', scalar('c')]))]) }),
    ),
  ),
  atPlace(
    'misspell a field',
    (place) => isBody(place) && place.role === 'property',
    (place, base, random) => renamed(place, base.tree, misspelt(random)),
  ),
  atPlace(
    'write a field in another case',
    (place) => isBody(place) && place.role === 'property',
    (place, base, random) => renamed(place, base.tree, random.pick([upper, capital, lower])),
  ),
  atPlace(
    'move a field up',
    (place) => isBody(place) && place.role === 'property' && place.path.length > 1,
    (place, base) => movedUp(place, base.tree),
  ),
  {
    name: 'add a field to the object itself',
    apply({ tree }, random) {
      const key = random.pick(['zone', 'metadata2', 'Kind', 'items', 'x', 'data2', 'spek']);
      return {
        tree: appended(tree, { key, value: random.pick([scalar('a'), scalar('1'), map(['a', scalar('b')])]) }),
        depth: 1,
      };
    },
  },
];

function isMapWithFields(place: Place): boolean {
  return (
    place.role !== 'root' &&
    place.tree.type === 'map' &&
    (isClosed(place.schema) || isObject(place.schema['properties']) || isList(place.schema['required']))
  );
}

function added(place: Place, tree: Tree, random: Random, keys: readonly string[]): Tree {
  const pair = { key: random.pick(keys), value: random.pick([scalar('a'), scalar('1'), scalar(''), scalar('true')]) };
  return replace(tree, place.path, (old) => (random.chance(0.3) ? prepended(old, pair) : appended(old, pair)));
}

function appended(tree: Tree, pair: Pair): Tree {
  return tree.type === 'map' ? { ...tree, pairs: [...tree.pairs, pair] } : tree;
}

function prepended(tree: Tree, pair: Pair): Tree {
  return tree.type === 'map' ? { ...tree, pairs: [pair, ...tree.pairs] } : tree;
}

function renamed(place: Place, tree: Tree, spell: (name: string) => string): Tree | undefined {
  const index = place.path.at(-1);
  const name = spell(place.key ?? '');
  return name === place.key
    ? undefined
    : replace(tree, place.path.slice(0, -1), (old) =>
        old.type === 'map'
          ? { ...old, pairs: old.pairs.map((pair, at) => (at === index ? { ...pair, key: name } : pair)) }
          : old,
      );
}

function misspelt(random: Random): (name: string) => string {
  return (name) => {
    const at = 1 + random.below(Math.max(name.length - 2, 1));
    return random.pick([
      `${name}s`,
      name.slice(0, at) + name.slice(at + 1),
      name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
      `${name.slice(0, at)}x${name.slice(at)}`,
    ]);
  };
}

function upper(name: string): string {
  return name.toUpperCase();
}

function lower(name: string): string {
  return name.toLowerCase();
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function movedUp(place: Place, tree: Tree): Tree {
  const pair = { key: place.key ?? '', value: place.tree };
  return replace(remove(tree, place.path), place.path.slice(0, -2), (old) => appended(old, pair));
}
