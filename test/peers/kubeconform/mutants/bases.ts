import type { Random } from '../../random.ts';
import { judgeTexts } from '../oracle/texts.ts';
import type { Kubeconform } from '../oracle/run.ts';
import { generate, type Kind } from './generate.ts';
import type { Base } from './operator.ts';
import { placesOf } from './places.ts';
import { write } from './write.ts';

/** Objects of every kind that kubeconform finds valid. */
export async function validBases(
  kinds: readonly Kind[],
  kubeconform: Kubeconform,
  random: Random,
): Promise<readonly Base[]> {
  const bases = kinds.flatMap((kind) =>
    Array.from({ length: countOf(kind) }, (): Base => {
      const tree = generate(kind, random);
      return { kind, tree, places: placesOf(tree, kind.schema) };
    }),
  );
  const verdicts = await judgeTexts(
    kubeconform,
    bases.map((base) => `${write(base.tree)}\n`),
  );
  return bases.filter((_, index) => verdicts[index]?.every((verdict) => verdict.status === 'valid') === true);
}

/** Custom kinds have most of the constraints; lists only repeat what their items have. */
function countOf({ kind, custom }: Kind): number {
  return custom ? 8 : kind.endsWith('List') ? 1 : 4;
}
