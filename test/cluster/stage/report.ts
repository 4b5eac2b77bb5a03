import { join } from 'node:path';
import { execa } from 'execa';
import type { CheckResult } from '../../../src/domain/phases/result.ts';
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
