import type { Disagreement } from '../oracle/compare.ts';
import { fileOf, type Mutant } from './mutants.ts';
import { paths, remove, type Tree } from './tree.ts';

/** Compares files made of the texts; the answer has one entry a text, undefined where the two agree. */
export type CompareTexts = (texts: readonly string[]) => Promise<readonly (Disagreement | undefined)[]>;

/** The mutant with as little as possible around the place on which the two differ in the same way. */
export async function minimise(mutant: Mutant, first: Disagreement, compareTexts: CompareTexts): Promise<string> {
  let tree = mutant.tree;
  for (;;) {
    const smaller = await step(mutant, tree, signature(first), compareTexts);
    if (smaller === undefined) {
      return fileOf(mutant, tree);
    }
    tree = smaller;
  }
}

/** The largest cut after which the two still differ. */
async function step(mutant: Mutant, tree: Tree, wanted: string, compareTexts: CompareTexts): Promise<Tree | undefined> {
  const cuts = paths(tree)
    .filter((path) => path.length > 0)
    .map((path) => remove(tree, path))
    .toSorted((a, b) => paths(a).length - paths(b).length)
    .slice(0, 500);
  const results = await compareTexts(cuts.map((cut) => fileOf(mutant, cut)));
  return cuts.find((_, index) => {
    const result = results[index];
    return result !== undefined && signature(result) === wanted;
  });
}

/** In which way the two differ, whatever the places are called. */
export function signature({ oracle, ours }: Disagreement): string {
  return [oracle, ours]
    .map((verdicts) =>
      verdicts.map(({ status, leaves }) => `${status} ${leaves.map((leaf) => leaf.split(' ')[0]).join(' ')}`).join(','),
    )
    .join(' / ');
}
