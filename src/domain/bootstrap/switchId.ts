import type { Source } from './source.ts';

/** The id of the phase that a switch of the source is planned as, and the word in the trailer of its commit. */
export function switchId(target: Source): string {
  return `source-${target}`;
}

/** Whether a phase is a switch, which no file has. */
export function isSwitch(phase: string): boolean {
  return phase === 'source-github' || phase === 'source-gitlab';
}
