import { join } from 'node:path';
import { execa } from 'execa';
import type { CheckResult } from '../../../src/domain/phases/result.ts';
import { until } from '../../../scripts/cluster/until.ts';
import type { Stage } from './stage.ts';

const cli = process.env['SLIPWAY_CLI'] ?? join(import.meta.dirname, '../../../dist/cli.cjs');

/** `slipway.phases/1`, as far as it is looked at here. */
export interface Report {
  readonly phases: readonly {
    readonly id: string;
    readonly number: number;
    readonly state: string;
    readonly checks: readonly CheckResult[];
  }[];
}

/** What `slipway phases` says of the stage now. */
export async function phasesOf(stage: Stage, ...args: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await execa(process.execPath, [cli, 'phases', '--format', 'json', ...args], {
    cwd: stage.place.platform,
    env: stage.environment,
    reject: false,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

/** Required checks of a phase that do not pass, one line each; those that are only asked on request are left out. */
export function missingIn(report: Report, phase: string): readonly string[] {
  const checks = report.phases.find(({ id }) => id === phase)?.checks ?? [];
  return checks
    .filter(({ level, kind }) => level === 'required' && !onRequest.has(kind))
    .filter(({ state }) => state !== 'passed' && state !== 'notApplicable')
    .map(({ id, state, message }) => `${phase}/${id} ${state}: ${message}`);
}

const onRequest: ReadonlySet<string> = new Set(['command', 'host', 'http', 'admission', 'probe']);

/** Resolves when every live check of a phase that is required has passed; fails with those that have not. */
export async function untilGreen(stage: Stage, phase: string, limit = 300_000): Promise<void> {
  let missing: readonly string[] = [];
  try {
    await until(
      `the phase ${phase} to be done`,
      async () => {
        missing = missingIn(await phasesOf(stage), phase);
        return missing.length === 0 ? true : undefined;
      },
      { limit },
    );
  } catch (error) {
    throw new Error([...missing, ...[...stage.play.problems].map((one) => one.join(': '))].join('\n'), {
      cause: error,
    });
  }
}
