import { delimiter } from 'node:path';
import type { Description } from './description.ts';
import { enter } from './namespace.ts';
import { placeOf } from './place.ts';

/** By this a program that runs in the cluster's namespace knows the cluster: its folder. */
export const stateVariable = 'SLIPWAY_CLUSTER';

/** What a command in the cluster's namespace finds in its environment: the cluster, a kubeconfig, and kubectl on its PATH. */
export function environmentIn({ state, kubeconfigs }: Description): Readonly<Record<string, string>> {
  return {
    [stateVariable]: state,
    KUBECONFIG: kubeconfigs.admin,
    PATH: [placeOf(state).bin, process.env['PATH']].join(delimiter),
  };
}

/** The command as one gives it outside to have it run inside. */
export function inside({ keeper }: Description, command: readonly string[]): readonly [string, ...string[]] {
  const [first = 'nsenter', ...rest] = [...enter(keeper), ...command];
  return [first, ...rest];
}
