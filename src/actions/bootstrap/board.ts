import { unknownItems } from '../../domain/bootstrap/preflight.ts';
import type { PreflightId, PreflightItem } from '../../domain/bootstrap/preflight.ts';

/** What is found out before a phase is bootstrapped, as it is found. */
export class Board {
  #items = unknownItems();
  readonly #onChange: (items: readonly PreflightItem[]) => void;

  constructor(onChange: (items: readonly PreflightItem[]) => void) {
    this.#onChange = onChange;
    onChange(this.#items);
  }

  get items(): readonly PreflightItem[] {
    return this.#items;
  }

  /** A sentence for each that is a problem. */
  get obstacles(): readonly string[] {
    return this.#items.flatMap(({ state, sentence }) => (state === 'problem' ? [sentence] : []));
  }

  /** What was found: a sentence, or one for each of several things. */
  set(id: PreflightId, state: PreflightItem['state'], found: string | readonly string[]): void {
    const points = typeof found === 'string' ? [found] : found;
    const sentence = points.join(' ');
    this.#items = this.#items.map((item): PreflightItem => {
      if (item.id !== id) return item;
      const now = { id, title: item.title, state, sentence };
      return points.length > 1 ? { ...now, points } : now;
    });
    this.#onChange(this.#items);
  }
}
