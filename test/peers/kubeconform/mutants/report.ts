import { describe, type Disagreement } from '../oracle/compare.ts';
import { minimise, signature, type CompareTexts } from './minimise.ts';
import type { Mutant } from './mutants.ts';

/** A mutant of which the two tools say different things. */
export interface Failure {
  readonly mutant: Mutant;
  readonly disagreement: Disagreement;
}

/** Ways of differing that are made small and shown; there may be more. */
const shown = 12;

/** One failure of each way of differing, the commonest first, made small, in the form in which it can be saved. */
export async function inWords(
  failures: readonly Failure[],
  seed: number,
  compareTexts: CompareTexts,
): Promise<readonly string[]> {
  const ways = [...Map.groupBy(failures, wayOf)].toSorted(([, a], [, b]) => b.length - a.length);
  const words: string[] = [];
  for (const [way, alike] of ways.slice(0, shown)) {
    const small = await smallest(alike, compareTexts);
    words.push(
      `${way} (${alike.length} files)\n${small}\nSave the text below test/fixtures/kubeconform/ under the name of its fault.`,
    );
  }
  return failures.length === 0
    ? []
    : [`seed ${seed}: ${failures.length} files differ, in ${ways.length} ways`, ...words];
}

function wayOf({ mutant, disagreement }: Failure): string {
  return `${mutant.operator}: ${signature(disagreement)}`;
}

async function smallest([first]: readonly Failure[], compareTexts: CompareTexts): Promise<string> {
  if (first === undefined) {
    return '';
  }
  const text = await minimise(first.mutant, first.disagreement, compareTexts);
  const [disagreement] = await compareTexts([text]);
  return describe(disagreement ?? first.disagreement, text);
}
