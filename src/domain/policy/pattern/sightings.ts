import type { DataMap } from '../data.ts';
import { wantedAnchors } from './order.ts';

/**
 * Which anchors of a pattern were ever met in the object, by their text and over the whole walk: when one never was, a mismatch
 * is an error of the rule and no failure of the object (kyverno, pkg/engine/anchor: AnchorMap).
 */
export class Sightings {
  /** Null for none, as of most patterns. */
  #seen: Map<string, boolean> | null = null;

  look(pattern: DataMap, resource: DataMap): void {
    for (const { written, anchor } of wantedAnchors(pattern)) {
      this.#seen ??= new Map();
      this.#seen.set(written, this.#seen.get(written) === true || Object.hasOwn(resource, anchor.key));
    }
  }

  /** Negations are not counted: they want nothing to be there. */
  areMissing(): boolean {
    return this.#seen !== null && [...this.#seen.values()].includes(false);
  }
}
