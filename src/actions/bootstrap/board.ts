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

  set(id: PreflightId, state: PreflightItem['state'], sentence: string): void {
    this.#items = this.#items.map((item) => (item.id === id ? { ...item, state, sentence } : item));
    this.#onChange(this.#items);
  }
}
