import { nearest } from '../nearest.ts';

/** More names than anybody has, and longer ones: among them a guess takes longer than it helps. */
const most = { names: 200, characters: 100 };

/** The known name that was most likely meant; null when none is near. */
export function near(name: string, known: readonly string[]): string | null {
  return known.length > most.names || name.length > most.characters ? null : nearest(name, known);
}
