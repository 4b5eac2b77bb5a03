import { Random } from '../../random.ts';
import type { Kind } from './generate.ts';
import type { Place } from './places.ts';
import type { Path, Tree } from './tree.ts';

/** A valid object that operators start from. */
export interface Base {
  readonly kind: Kind;
  readonly tree: Tree;
  readonly places: readonly Place[];
}

/** A changed object. */
export interface Change {
  readonly tree: Tree;
  /** How deep the changed place lies; 1 is a field of the object itself. */
  readonly depth: number;
  /** What makes a file of the tree and its YAML, the same each time; by default only the newline at its end is added. */
  readonly file?: (yaml: string, tree: Tree) => string;
}

/** One way of changing objects, named by what it does. Undefined when the object has no place for it. */
export interface Operator {
  readonly name: string;
  apply(base: Base, random: Random): Change | undefined;
}

/** An operator that changes one place, of those that `where` accepts. */
export function atPlace(
  name: string,
  where: (place: Place) => boolean,
  change: (place: Place, base: Base, random: Random) => Tree | undefined,
): Operator {
  return {
    name,
    apply(base, random) {
      const place = pickPlace(base, random, where);
      const tree = place === undefined ? undefined : change(place, base, random);
      return place === undefined || tree === undefined ? undefined : { tree, depth: depthOf(place.path) };
    },
  };
}

/** An operator that changes nothing in the object, but in the file around it. */
export function onFile(name: string, change: (yaml: string, random: Random, tree: Tree) => string): Operator {
  return {
    name,
    apply({ tree }, random) {
      const seed = random.below(2 ** 32);
      return { tree, depth: 1, file: (yaml, written) => change(yaml, new Random(seed), written) };
    },
  };
}

/** One of the places, more often a deep one. */
export function pickPlace(base: Base, random: Random, where: (place: Place) => boolean): Place | undefined {
  const fitting = base.places.filter(where);
  const deep = fitting.filter((place) => depthOf(place.path) >= 4);
  const chosen = deep.length > 0 && random.chance(0.6) ? deep : fitting;
  return chosen.length === 0 ? undefined : random.pick(chosen);
}

export function depthOf(path: Path): number {
  return path.length;
}

export function isScalar(place: Place): boolean {
  return place.tree.type === 'scalar';
}

/** A place below the object's own identity, of which other operators take care. */
export function isBody(place: Place): boolean {
  return place.role !== 'root' && !(place.path.length === 1 && (place.key === 'apiVersion' || place.key === 'kind'));
}
