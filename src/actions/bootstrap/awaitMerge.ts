import { platformPath } from '../../domain/bootstrap/platformFile.ts';
import { readPlatform } from '../../domain/bootstrap/release.ts';
import type { Requesting } from '../../domain/bootstrap/requesting.ts';
import { Spans } from './spans.ts';
import type { StepPorts } from './step.ts';

/** Milliseconds for which somebody may take to merge while a run goes on. */
export const mergeLimit = 10 * 60_000;

/** Milliseconds between two looks. */
const interval = 5_000;

/** How the wait for a merge has ended. `gone`: the branch of the request was taken away, and is not merged. */
export type Awaited = { readonly merged: string } | 'late' | 'gone';

/**
 * Waits until the branch that Argo CD follows says that a phase is released, however its request was merged: squashed and
 * rebased commits are others than the one that was pushed, so the text decides. A remote that does not answer is asked
 * again. Rejects only when the signal aborts.
 */
export async function awaitMerge(
  { git, timers }: Pick<StepPorts, 'git' | 'timers'>,
  folder: string,
  would: Pick<Requesting, 'upstream' | 'branch' | 'aside' | 'number'>,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Awaited> {
  const { upstream, aside, number } = would;
  const { remote } = upstream;
  const spans = new Spans(timers);
  const told = new Set<string>();
  const tell = (why: string): void => {
    if (!told.has(why)) say(`"${remote}" does not say how it stands, and is asked again: ${why}.`);
    told.add(why);
  };
  spans.begin('limit', mergeLimit);
  try {
    for (;;) {
      // First, since whoever merges takes it away afterwards.
      const own = await git.remoteHead(folder, remote, aside, signal);
      const main = await git.fetch(folder, remote, upstream.branch, signal);
      const read =
        'commit' in main && main.commit !== null ? await git.textAt(folder, main.commit, platformPath, signal) : main;
      if ('commit' in main && main.commit !== null && 'text' in read && isReleased(read.text, number))
        return { merged: main.commit };
      if ('failure' in read) tell(read.failure);
      else if ('failure' in own) tell(own.failure);
      else if (own.commit === null) return 'gone';
      if (spans.isOver('limit')) return 'late';
      await timers.wait(interval, signal);
    }
  } finally {
    spans.endAll();
  }
}

function isReleased(text: string | null, number: number): boolean {
  const read = readPlatform(text ?? '');
  return 'released' in read && read.released >= number;
}
