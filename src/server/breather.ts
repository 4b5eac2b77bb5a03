/** Thrown into a judgement that a newer text has overtaken. */
export class Superseded extends Error {}

/** How long a judgement may keep the server from everything else. */
const longestWork = 8;

/** Lets other messages through during a long judgement, and ends it when it is no longer wanted. */
export class Breather {
  #superseded = false;
  #since = performance.now();

  supersede(): void {
    this.#superseded = true;
  }

  /** Nothing to wait for as long as the work is short. */
  breathe(): Promise<void> | void {
    if (this.#superseded) throw new Superseded();
    if (performance.now() - this.#since > longestWork) return this.#pause();
  }

  async #pause(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#superseded) throw new Superseded();
    this.#since = performance.now();
  }
}
