import type { Failure, FailureCode, Right } from '../kubernetes/failure.ts';
import { cut } from './message.ts';
import type { PlatformStatus } from './platformStatus.ts';
import { states } from './state.ts';
import type { Standing, State } from './state.ts';
import type { Wait } from './waves.ts';

/** What is known of the applications of a cluster. */
export type View =
  | { readonly kind: 'connecting' }
  /** Never seen, and why. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Seen at a time; `live` while every change is told. */
  | { readonly kind: 'seen'; readonly status: PlatformStatus; readonly at: Date; readonly live: boolean };

/** One line on all of them; who shows it words it. */
export interface StatusText {
  readonly icon: Icon;
  /** What deserves a colour: only what is broken does, so that nobody gets used to it. */
  readonly severity: 'none' | 'warning' | 'error';
  readonly message: Message;
  /** When that was so; null while it is. */
  readonly at: Date | null;
}

/** Codicons. */
export type Icon =
  | 'pass'
  | 'sync~spin'
  | 'watch'
  | 'question'
  | 'warning'
  | 'error'
  | 'lock'
  | 'circle-slash'
  | 'debug-disconnect';

export type Message =
  | { readonly kind: 'connecting' | 'noArgoCd' | 'noApplications' }
  /** We may not look; null when nobody says what would allow it. */
  | { readonly kind: 'noRights'; readonly right: Right | null }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly reason: string }
  /** Nothing but healthy ones, and such as are paused on purpose. */
  | { readonly kind: 'well'; readonly count: number; readonly suspended: number }
  /** The worst one by name, and how many more are in this state. */
  | {
      readonly kind: 'one';
      readonly name: string;
      readonly state: State;
      readonly more: number;
      readonly total: number;
    }
  | { readonly kind: 'many'; readonly state: State; readonly count: number; readonly total: number };

/** What the hover says, in this order. */
export interface Tooltip {
  /** Only states that are there, worst first. */
  readonly counts: readonly { readonly state: State; readonly count: number }[];
  readonly worst: readonly Standing[];
  /** How many are not well besides. */
  readonly more: number;
  readonly waits: readonly Wait[];
  readonly moreWaits: number;
}

/** The one line. */
export function statusText(view: View): StatusText {
  switch (view.kind) {
    case 'connecting':
      return { icon: 'sync~spin', severity: 'none', message: { kind: 'connecting' }, at: null };
    case 'failed':
      return failedText(view.failure);
    case 'seen': {
      const message = messageOf(view.status);
      const state = 'state' in message ? message.state : 'healthy';
      if (!view.live) return { icon: 'debug-disconnect', severity: 'none', message, at: view.at };
      const icon = message.kind === 'noApplications' ? 'circle-slash' : icons[state];
      return { icon, severity: severities[state] ?? 'none', message, at: null };
    }
  }
}

/** The five worst and three who wait: what a hover has room for. */
export function tooltip({ counts, worst, waits }: PlatformStatus): Tooltip {
  const [shown, held] = [worst.slice(0, 5), waits.slice(0, 3)];
  return {
    counts: states.flatMap((state) => (counts[state] > 0 ? [{ state, count: counts[state] }] : [])),
    worst: shown,
    more: worst.length - shown.length,
    waits: held,
    moreWaits: waits.length - held.length,
  };
}

const icons: Readonly<Record<State, Icon>> = {
  degraded: 'error',
  failed: 'error',
  unknown: 'question',
  missing: 'warning',
  outOfSync: 'warning',
  waiting: 'watch',
  syncing: 'sync~spin',
  progressing: 'sync~spin',
  deleting: 'sync~spin',
  suspended: 'pass',
  healthy: 'pass',
};

const severities: Readonly<Partial<Record<State, StatusText['severity']>>> = {
  degraded: 'error',
  failed: 'warning',
  unknown: 'warning',
};

/** States in which the name of one says more than how many there are. */
const named: ReadonlySet<State> = new Set(['degraded', 'failed', 'unknown']);

function failedText(failure: Failure): StatusText {
  switch (failure.code) {
    case 'no-kind':
      return { icon: 'circle-slash', severity: 'none', message: { kind: 'noArgoCd' }, at: null };
    case 'forbidden':
      return { icon: 'lock', severity: 'none', message: { kind: 'noRights', right: failure.right }, at: null };
    default: {
      const message: Message = { kind: 'failed', code: failure.code, reason: failure.message };
      return { icon: 'debug-disconnect', severity: 'none', message, at: null };
    }
  }
}

function messageOf({ total, counts, worst, root }: PlatformStatus): Message {
  const [first] = worst;
  if (total === 0) return { kind: 'noApplications' };
  if (first === undefined) return { kind: 'well', count: total, suspended: counts.suspended };
  const { state } = first;
  const same = worst.filter((one) => one.state === state);
  // A root is as its children are: it is no case of its own beside them.
  const count = same.filter(({ application }) => same.length === 1 || application.name !== root).length;
  return count === 1 || named.has(state)
    ? { kind: 'one', name: cut(first.application.name, 40), state, more: count - 1, total }
    : { kind: 'many', state, count, total };
}
