import { secondsOf } from '../api/state.ts';

const minute = 60_000;

/** Times of the demo, told from its start. */
export class Since {
  readonly #start: Date;

  constructor(start: Date) {
    this.#start = start;
  }

  /** So many minutes before the start, as Kubernetes writes it. */
  minutes(ago: number): string {
    return secondsOf(new Date(this.#start.getTime() - ago * minute));
  }

  hours(ago: number): string {
    return this.minutes(ago * 60);
  }

  days(ago: number): string {
    return this.hours(ago * 24);
  }
}

/** Days since the phase was built: one a week, the hosts first. */
export function builtDaysAgo(phase: number): number {
  return 50 - phase * 7;
}
