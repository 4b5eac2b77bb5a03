import { setTimeout as wait } from 'node:timers/promises';
import type { Timers } from '../../ports.ts';

/** The time of the machine. */
export const nodeTimers: Timers = {
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  wait: async (milliseconds, signal) => {
    try {
      await wait(milliseconds, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};
