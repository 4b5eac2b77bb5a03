import type { Random } from '../../random.ts';
import type { Base, Change, Operator } from './operator.ts';
import { write } from './write.ts';

/** A file that an operator made of an object. */
export interface Mutant extends Change {
  readonly operator: string;
  readonly kind: string;
  readonly text: string;
}

/** So many mutants of each operator, each of an object drawn anew from those that have a place for it. */
export function mutants(
  bases: readonly Base[],
  operators: readonly Operator[],
  each: number,
  random: Random,
): readonly Mutant[] {
  return operators.flatMap((operator) => {
    const made: Mutant[] = [];
    let fitting = [...bases];
    const proven = new Set<Base>();
    while (made.length < each && fitting.length > 0) {
      const base = random.pick(fitting);
      const change = operator.apply(base, random);
      if (change !== undefined) {
        proven.add(base);
        made.push({
          ...change,
          operator: operator.name,
          kind: `${base.kind.apiVersion} ${base.kind.kind}`,
          text: fileOf(change, change.tree),
        });
        continue;
      }
      // What had no place is not asked again, unless nothing is left: an operator may also have drawn badly.
      fitting = fitting.filter((one) => one !== base);
      if (fitting.length === 0) {
        fitting = [...proven];
        proven.clear();
      }
    }
    return made;
  });
}

/** The file of a change, with another tree in the place of its own. */
export function fileOf({ file }: Change, tree: Change['tree']): string {
  const yaml = write(tree);
  return file === undefined ? `${yaml}\n` : file(yaml, tree);
}
