import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { protect } from '../node/git/protectedRemote.ts';
import { posix, somebody, withRemote } from '../node/git/somebody.ts';
import type { Somebody } from '../node/git/somebody.ts';
import { product } from '../product.ts';
import { start } from './bootstrapRun.ts';
import { needsDemo } from './phasesRun.ts';
import { needsBuild } from './slipway.ts';
import type { Run } from './slipway.ts';

needsBuild();
needsDemo();

const release = { id: 'release', kind: 'gitops', title: 'Release one', satisfiedBy: ['released'] };
const released = {
  id: 'released',
  kind: 'file',
  title: 'One is released',
  reads: { platforms: { file: 'platform.yaml' } },
  expect: 'platforms.exists(p, p.platform.releasedPhase >= 1)',
};
const phase = { apiVersion: 'slipway/v1', kind: 'Phase', title: 'One', steps: [release], checks: [released] };

/** Somebody in a platform of one phase, at a remote whose branch takes no pushes; a request is merged there at once. */
function guarded(): Somebody {
  const user = somebody({ 'phases/1-one/phase.yaml': stringify(phase) });
  const origin = withRemote(user);
  const template = readFileSync(join(product, 'platform-repo/platform.yaml'), 'utf8');
  const here = template
    .replace(/mirror: https:.*/, `mirror: ${origin}`)
    .replace(/releaseBy: .*/, 'releaseBy: merge-request');
  user.write('platform.yaml', here);
  user.git('add', '--all');
  user.git('commit', '--quiet', '--message=a platform');
  user.git('push', '--quiet');
  protect(origin, true);
  return user;
}

function bootstrap({ folder, home }: Somebody, args: readonly string[]): Promise<Run> {
  return start(folder, args, 'one', { HOME: home, GIT_CONFIG_NOSYSTEM: '1' }).ended;
}

describe.runIf(posix)('a release by a request', () => {
  test('ends with status 3 when it has to be pulled, and goes on from there', async () => {
    const user = guarded();
    const before = user.snapshot() as object;
    const plan = JSON.parse((await bootstrap(user, ['--plan', '--format', 'json'])).stdout);
    const agreed = ['--apply', '--cluster-uid', plan.cluster.uid, '--plan-digest', plan.digest];
    const { status, stdout, stderr } = await bootstrap(user, agreed);
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringMatching(
        /^slipway: bootstrap\/waits: One waits at "Release one": [0-9a-f]{7} releases One in "main" of "origin"\. .* Get it with git pull origin main, and run the phase again: it looks, and goes on\.\n$/,
      ) as string,
    });
    const events = stdout.trimEnd().split('\n').slice(0, -1);
    const states = events.map((line) => JSON.parse(line)).filter(({ step }) => step === 'release');
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['running']));
    const noted = user.git('for-each-ref', 'refs/remotes/origin/slipway');
    const branches = [...(before as { branches: string }).branches.split('\n'), noted].join('\n');
    expect(user.snapshot()).toEqual({ ...before, branches });
    const early = await bootstrap(user, ['--plan', '--format', 'markdown']);
    expect(early.status).toBe(3);
    expect(early.stdout).toContain('not here yet. Get it with git pull origin main');
    user.git('pull', '--quiet', 'origin', 'main');
    expect(await bootstrap(user, ['--plan'])).toMatchObject({ status: 0, stderr: '' });
    expect(execFileSync('git', ['log', '--format=%s'], { cwd: user.folder, encoding: 'utf8' }).split('\n')[0]).toBe(
      'Squashed',
    );
  });
});
