import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPeer } from '../../scripts/peers/build.ts';
import { NoGoError } from '../../scripts/peers/go.ts';
import { recipeOf } from '../../scripts/peers/recipes.ts';
import { writeSchemas, type OracleSchemas } from './kubeconform/oracle/schemas.ts';

/** What all suites of the tier share, made once a run. */
export interface Peers {
  readonly kubeconform: string;
  readonly helm: string;
  readonly schemas: OracleSchemas;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null without Go: then the suites that need a peer are skipped, and counted as such. */
    peers: Peers | null;
  }
}

/** Builds the peers and writes the oracle's schemas to a folder that is gone after the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'slipway-oracle-'));
  try {
    const kubeconform = (await buildPeer(recipeOf('kubeconform'))).path;
    const helm = (await buildPeer(recipeOf('helm'))).path;
    project.provide('peers', { kubeconform, helm, schemas: await writeSchemas(folder) });
  } catch (error) {
    if (!(error instanceof NoGoError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\nThe suites that compare with the real tools are skipped.\n`);
    project.provide('peers', null);
  }
  return async () => {
    await rm(folder, { recursive: true, force: true });
  };
}
