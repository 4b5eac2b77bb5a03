import type { DataMap } from '../data.ts';
import { parseAnchor } from './anchor.ts';

/**
 * Which anchors of a pattern were ever met in the object, by their text and over the whole walk: when one never was, a mismatch
 * is an error of the rule and no failure of the object (kyverno, pkg/engine/anchor: AnchorMap).
 */
export class Sightings {
  readonly #seen = new Map<string, boolean>();

  look(pattern: DataMap, resource: DataMap): void {
    for (const written of Object.keys(pattern)) {
      const anchor = parseAnchor(written);
      if (anchor?.kind !== 'condition' && anchor?.kind !== 'existence') continue;
      this.#seen.set(written, this.#seen.get(written) === true || Object.hasOwn(resource, anchor.key));
    }
  }

  /** Negations are not counted: they want nothing to be there. */
  areMissing(): boolean {
    return [...this.#seen.values()].includes(false);
  }
}
