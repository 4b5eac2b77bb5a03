/** Operators that put a value of another type, or no value, where the schema wants one. */
import { atPlace, isBody, isScalar, type Operator } from '../operator.ts';
import { isRequired, typesOf, type Place } from '../places.ts';
import { list, map, replace, scalar, type Tree } from '../tree.ts';

export const typeOperators: readonly Operator[] = [
  atPlace(
    'write a scalar of another type',
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) => put(tree, place, scalar(random.pick(othersFor(place)))),
  ),
  atPlace(
    'write a map for a scalar',
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) => put(tree, place, random.pick([map(['a', scalar('b')]), map()])),
  ),
  atPlace(
    'write a list for a scalar',
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) => put(tree, place, random.pick([list(place.tree), list()])),
  ),
  atPlace('write a list for a map', isMap, (place, { tree }) => put(tree, place, list(place.tree))),
  atPlace('write a scalar for a map', isMap, (place, { tree }, random) =>
    put(tree, place, scalar(random.pick(['a', '1', '""', 'yes']))),
  ),
  atPlace('write a map for a list', isListPlace, (place, { tree }, random) =>
    put(tree, place, random.pick([map(['a', scalar('b')]), map(['"0"', scalar('b')])])),
  ),
  atPlace('write a scalar for a list', isListPlace, (place, { tree }, random) =>
    put(tree, place, scalar(random.pick(['a', '1', 'no']))),
  ),
  atPlace(
    'null where required',
    (place) => isBody(place) && isRequired(place),
    (place, { tree }, random) => put(tree, place, scalar(random.pick(nulls))),
  ),
  atPlace(
    'null where optional',
    (place) => isBody(place) && place.role === 'property' && !isRequired(place),
    (place, { tree }, random) => put(tree, place, scalar(random.pick(nulls))),
  ),
  atPlace(
    'null for an item',
    (place) => place.role === 'item',
    (place, { tree }, random) => put(tree, place, scalar(random.pick(nulls))),
  ),
  atPlace(
    'null for a value of a map',
    (place) => place.role === 'value',
    (place, { tree }, random) => put(tree, place, scalar(random.pick(nulls))),
  ),
  atPlace(
    'an empty string',
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) => put(tree, place, scalar(random.pick(['""', "''"]))),
  ),
  atPlace(
    'an empty list',
    (place) => isListPlace(place),
    (place, { tree }) => put(tree, place, list()),
  ),
  atPlace(
    'nested lists',
    (place) => isListPlace(place),
    (place, { tree }) => put(tree, place, list(place.tree)),
  ),
  atPlace('a boolean for int-or-string', isIntOrString, (place, { tree }, random) =>
    put(
      tree,
      place,
      scalar(random.pick(['true', 'yes', 'off', '1.5', 'null', '[]', '{}', '"8080"', '8080', '0x50', '1e2'])),
    ),
  ),
];

const nulls = ['', 'null', '~', 'NULL', '!!null null'];

function put(tree: Tree, place: Place, value: Tree): Tree {
  return replace(tree, place.path, () => value);
}

function isMap(place: Place): boolean {
  return isBody(place) && place.tree.type === 'map';
}

function isListPlace(place: Place): boolean {
  return isBody(place) && place.tree.type === 'list';
}

function isIntOrString({ schema }: Place): boolean {
  return (
    schema['x-kubernetes-int-or-string'] === true ||
    (typesOf(schema).length === 0 && JSON.stringify(schema['oneOf'] ?? '').includes('integer'))
  );
}

function othersFor({ schema }: Place): readonly string[] {
  const types = typesOf(schema);
  return [
    ...(types.includes('string') ? [] : ['text', '"1"']),
    ...(types.includes('integer') || types.includes('number') ? ['1.5', '1.0'] : ['7', '-1', '0']),
    ...(types.includes('boolean') ? ['"true"'] : ['true']),
  ];
}
