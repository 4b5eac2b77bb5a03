import type { TestProject } from 'vitest/node';
import type { Description } from '../../scripts/cluster/description.ts';
import { stateVariable } from '../../scripts/cluster/environment.ts';
import { running } from '../../scripts/cluster/up.ts';

/** Set by whoever knows that there can be no cluster, to the reason: then the suites are skipped. */
export const obstacleVariable = 'SLIPWAY_NO_CLUSTER';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null where there can be no cluster. */
    cluster: Description | null;
  }
}

/** Tells the tests their cluster. It runs already: vitest itself is in its network namespace. */
export default async function setup(project: TestProject): Promise<void> {
  const obstacle = process.env[obstacleVariable];
  if (obstacle !== undefined) {
    process.stderr.write(`The suites that need a cluster are skipped: ${obstacle}.\n`);
    project.provide('cluster', null);
    return;
  }
  const state = process.env[stateVariable];
  if (state === undefined)
    throw new Error(
      'These tests run inside the network namespace of a cluster: npm test -- cluster; or, to keep the cluster between ' +
        'runs: npm run cluster -- up, and npm run cluster -- exec -- npx vitest run --config test/cluster/vitest.config.ts',
    );
  project.provide('cluster', await running(state));
}
