import { commands } from '../../contributions.ts';

/** What the links in the hovers of applications may run. */
export const applicationCommands: readonly string[] = [
  commands.syncApplication,
  commands.refreshApplication,
  commands.openApplication,
  commands.openValues,
  commands.terminateOperation,
  commands.selectCluster,
  commands.askCluster,
];
