/** The folder for everything that is fetched or built once and outlives a run. */
export function cacheFolder(): string;

/**
 * Makes the folder `target` once for all processes and returns it. `build` fills a folder beside it that is
 * renamed when it is complete, so `target` is whole or absent, whatever interrupts the work.
 */
export function once(target: string, build: (partial: string) => Promise<void>): Promise<string>;

/** Runs `work` while no other process runs work under the same name. The lock of a dead process is taken over. */
export function locked<T>(name: string, work: () => Promise<T>): Promise<T>;
