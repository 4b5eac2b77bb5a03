import type { CommandServices } from './commands.ts';

/** "Slipway: Show Log". */
export function showLog({ log }: CommandServices): void {
  log.show();
}
