import type { Timers } from '../../ports.ts';

/** Spans of time by their names, as timers measure them: what a clock says, or whether somebody sets it, decides nothing. */
export class Spans {
  readonly #timers: Timers;
  readonly #spans = new Map<string, { isOver: boolean; readonly cancel: () => void }>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Begins one, anew when there is one of this name. It is over after so many milliseconds. */
  begin(name: string, milliseconds: number): void {
    this.end(name);
    const cancel = this.#timers.after(milliseconds, () => this.#spans.set(name, { isOver: true, cancel }));
    this.#spans.set(name, { isOver: milliseconds <= 0, cancel });
  }

  /** The names of those that have begun, also when they are over. */
  get names(): readonly string[] {
    return [...this.#spans.keys()];
  }

  /** Whether it has begun and is over. */
  isOver(name: string): boolean {
    return this.#spans.get(name)?.isOver ?? false;
  }

  /** Whether it goes on at this moment. */
  isRunning(name: string): boolean {
    return this.#spans.get(name)?.isOver === false;
  }

  /** As if it had never begun. */
  end(name: string): void {
    this.#spans.get(name)?.cancel();
    this.#spans.delete(name);
  }

  /** Ends all, so that no timer is left. */
  endAll(): void {
    for (const name of this.names) this.end(name);
  }
}
