/**
 * One piece of work for all who want its result at the same time. It is given up when nobody waits for it any more.
 */
export class Once<Value> {
  readonly #work: (signal: AbortSignal) => Promise<Value>;
  #running: Running<Value> | null = null;

  constructor(work: (signal: AbortSignal) => Promise<Value>) {
    this.#work = work;
  }

  async run(signal: AbortSignal): Promise<Value> {
    signal.throwIfAborted();
    const running = (this.#running ??= this.#start());
    running.waiting++;
    const left = Promise.withResolvers<never>();
    const leave = (): void => left.reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([running.result, left.promise]);
    } finally {
      signal.removeEventListener('abort', leave);
      if (--running.waiting === 0) this.#end(running);
    }
  }

  #start(): Running<Value> {
    const stop = new AbortController();
    const running = { result: this.#work(stop.signal), stop, waiting: 0 };
    // Who waits is told; when nobody does, nobody need be.
    running.result.catch(() => undefined);
    return running;
  }

  #end(running: Running<Value>): void {
    if (this.#running === running) this.#running = null;
    running.stop.abort();
  }
}

interface Running<Value> {
  readonly result: Promise<Value>;
  readonly stop: AbortController;
  waiting: number;
}
