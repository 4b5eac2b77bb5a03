/** What is looked at before a phase is bootstrapped, in the order in which it is shown. */
export const preflightIds = [
  'cluster',
  'writing',
  'checks',
  'earlier',
  'rights',
  'nodes',
  'tools',
  'lease',
  'steps',
  'secrets',
] as const;

export type PreflightId = (typeof preflightIds)[number];

export interface PreflightItem {
  readonly id: PreflightId;
  readonly title: string;
  /**
   * `problem`: nothing can be run. `asked`: something to know, or that somebody will be asked for; it keeps nobody from
   * going on. `running` as long as it is not known.
   */
  readonly state: 'running' | 'ok' | 'problem' | 'asked';
  /** What was found; empty while it is not known. */
  readonly sentence: string;
  /** The same where it is several things, each by itself; absent where it is one. */
  readonly points?: readonly string[];
}

/** What was found, for who lists it: all of it beside the title, or below it one thing a line. */
export function linesOf({ sentence, points = [] }: Pick<PreflightItem, 'sentence' | 'points'>): {
  readonly beside: string;
  readonly below: readonly string[];
} {
  return points.length === 0 ? { beside: sentence, below: [] } : { beside: '', below: points };
}

const titles: Readonly<Record<PreflightId, string>> = {
  cluster: 'The cluster answers',
  writing: 'Writing is allowed',
  checks: 'Checks that run on demand',
  earlier: 'Earlier phases are done',
  rights: 'Rights in the cluster',
  nodes: 'Addresses and space of the nodes',
  tools: 'Tools on this machine',
  lease: 'Nobody else is at it',
  steps: 'What the steps would do',
  secrets: 'What only you have',
};

/** What is waited for at this moment, for longer than one would think; null when nothing is. */
export function waitedFor(items: readonly PreflightItem[]): string | null {
  return items.find(({ state, sentence }) => state === 'running' && sentence !== '')?.sentence ?? null;
}

/** All items, of which nothing is known yet. */
export function unknownItems(): readonly PreflightItem[] {
  return preflightIds.map((id) => ({ id, title: titles[id], state: 'running', sentence: '' }));
}
