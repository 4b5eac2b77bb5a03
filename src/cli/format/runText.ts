import { lasted } from '../../domain/bootstrap/reportDocument.ts';
import type { RunEvent } from '../../domain/bootstrap/run.ts';
import { visible } from '../../domain/visible.ts';

const icons: Readonly<Record<RunEvent['state'], string>> = {
  running: '…',
  passed: '✓',
  failed: '✗',
  cancelled: '–',
  waits: '…',
};

/** What happens in a run, for a terminal: a line each, with how long a step took; before the first, how to stop it. */
export function runLines(): (event: RunEvent) => string {
  const begun = new Map<string, number>();
  let head = 'Ctrl+C cancels: what runs is ended first, and what was done stays.\n';
  return ({ at, step, state, message }) => {
    const now = Date.parse(at);
    const from = begun.get(step) ?? null;
    if (state === 'running' && from === null) begun.set(step, now);
    const took = state === 'running' || from === null ? '' : ` (${lasted(now - from)})`;
    const what = step === '' ? message : `${step}: ${message}`;
    const line = `${head}${visible(`${at.slice(11, 19)} ${icons[state]} ${what}${took}`)}\n`;
    head = '';
    return line;
  };
}
