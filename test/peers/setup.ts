import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { shellcheck, yamllint, type PythonProgram } from '../../scripts/environment/linters.ts';
import { buildPeer } from '../../scripts/peers/build.ts';
import { NoGoError } from '../../scripts/peers/go.ts';
import { recipeOf } from '../../scripts/peers/recipes.ts';
import { writeSchemas, type OracleSchemas } from './kubeconform/oracle/schemas.ts';

/** What all suites of the tier share, made once a run: paths of programs, and the oracle's schemas. */
export interface Peers {
  readonly kubeconform: string;
  readonly helm: string;
  readonly kubeseal: string;
  /**
   * The controller's unsealing without a cluster: arguments are key files (PEM, or Secrets as a backup has them), input a
   * stream of SealedSecrets; a line of output for each, in order: the Secret in JSON, or `{"error": …}` and status 1.
   */
  readonly unseal: string;
  readonly kyverno: string;
  readonly shfmt: string;
  readonly schemas: OracleSchemas;
}

/** Linters that come from PyPI. */
export interface Linters {
  readonly yamllint: PythonProgram;
  readonly shellcheck: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null without Go: then the suites that need a peer are skipped, and counted as such. */
    peers: Peers | null;
    /** Null without Python and its pip, likewise. */
    linters: Linters | null;
  }
}

/** Builds the peers and writes the oracle's schemas to a folder that is gone after the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'slipway-oracle-'));
  try {
    project.provide('peers', {
      kubeconform: await built('kubeconform'),
      helm: await built('helm'),
      kubeseal: await built('kubeseal'),
      unseal: await built('unseal'),
      shfmt: await built('shfmt'),
      kyverno: await built('kyverno'),
      schemas: await writeSchemas(folder),
    });
  } catch (error) {
    if (!(error instanceof NoGoError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\nThe suites that compare with the real tools are skipped.\n`);
    project.provide('peers', null);
  }
  project.provide('linters', await linters());
  return async () => {
    await rm(folder, { recursive: true, force: true });
  };
}

async function built(name: string): Promise<string> {
  return (await buildPeer(recipeOf(name))).path;
}

async function linters(): Promise<Linters | null> {
  const made = { yamllint: await yamllint(), shellcheck: await shellcheck() };
  if (made.yamllint !== null && made.shellcheck !== null) {
    return { yamllint: made.yamllint, shellcheck: made.shellcheck };
  }
  process.stderr.write('The suites that need yamllint or shellcheck are skipped: Python 3 with pip is missing.\n');
  return null;
}
