import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { answers } from './answers.ts';
import { makeCharts, type StageChart } from './charts.ts';
import { repositoryUrl, type StagePlace } from './place.ts';

const product = join(import.meta.dirname, '../../..');

/** Runs git as the owner of the platform; its output. */
export type Git = (...args: readonly string[]) => Promise<string>;

export function gitIn({ platform }: StagePlace, env: Readonly<Record<string, string>>): Git {
  return async (...args) => (await execa('git', ['-C', platform, ...args], { env })).stdout;
}

/**
 * A platform as its owner would have it before the first phase: made by `slipway new`, with the charts of the stage pinned
 * and at hand, and pushed to its remote, which has to be served already.
 */
export async function makePlatform(
  place: StagePlace,
  env: Readonly<Record<string, string>>,
  helm: string,
): Promise<readonly StageChart[]> {
  const cli = process.env['SLIPWAY_CLI'] ?? join(product, 'dist/cli.cjs');
  await execa(process.execPath, [cli, 'new', place.platform, '--answers', '-', '--git'], {
    env,
    input: JSON.stringify(answers),
  });
  const charts = await makeCharts(place.platform, helm);
  const git = gitIn(place, env);
  await git('commit', '--quiet', '--all', '--message=chore: pin the charts of the stage');
  await git('remote', 'add', 'origin', repositoryUrl);
  await git('push', '--quiet', '--set-upstream', 'origin', 'main');
  return charts;
}

/** The bare repository that the platform is pushed to. */
export async function makeRemote({ remotes }: StagePlace, env: Readonly<Record<string, string>>): Promise<void> {
  mkdirSync(remotes, { recursive: true, mode: 0o700 });
  await execa('git', ['init', '--quiet', '--bare', '--initial-branch=main', join(remotes, 'platform-repo.git')], {
    env,
  });
}
