import { distance } from 'fastest-levenshtein';

/** The known name that a reader most likely meant; null when none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  const folded = name.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.min(3, Math.floor(name.length / 3))) + 1;
  for (const candidate of known) {
    const steps = candidate.toLowerCase() === folded ? 0 : distance(folded, candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}
