import { describe, expect, test } from 'vitest';
import { gitopsStep } from '../../../../src/actions/bootstrap/gitopsStep.ts';
import type { Ran } from '../../../../src/domain/bootstrap/plan.ts';
import { decided } from './decided.ts';
import { never, placeOf, platformText, released, rootAt } from './releasePlatform.ts';

const place = placeOf('security', 'release');
const branch = 'slipway/release-security';
const other = 'c'.repeat(40);
const files = { 'platform.yaml': platformText(3, 'merge-request') };

/** A phase that is released at the remote and here, whose root is there. */
function merged() {
  const platform = released(2, 'merge-request');
  const { git, cluster } = platform;
  const commit = git.land(files);
  git.pull();
  cluster.put(rootAt(commit));
  return platform;
}

async function run({ ports }: ReturnType<typeof merged>, signal = never): Promise<Ran> {
  const decision = decided(await gitopsStep.plan(ports, place, { kind: 'gitops' }, never));
  return gitopsStep.run(ports, place, decision, () => undefined, signal);
}

describe('A phase that is released, and waits for Argo CD', () => {
  test.each<readonly [what: string, base: string | null, remedy: string | undefined]>([
    ['is gone', null, undefined],
    [
      'is at a commit that is merged',
      other,
      `${branch} is merged and still at "origin"; take it away with git push origin --delete ${branch}`,
    ],
    [
      'is at another commit: nobody knows whether that was squashed, or never merged',
      'd'.repeat(40),
      `${branch} is still at "origin"; look at it: where it is merged, take it away with git push origin --delete ${branch}`,
    ],
  ])('tells of the branch of its request that %s', async (_, base, remedy) => {
    const platform = merged();
    const { git } = platform;
    git.asides.set(other, { base, files: new Map(Object.entries(files)), paths: ['a.yaml'] });
    if (base !== null) git.branches.set(branch, other);
    const ran = await run(platform);
    // What is left to do stands apart: others go on with the message.
    expect(ran).toMatchObject({ state: 'passed', message: expect.stringMatching(/^The Application root is at .*\.$/) });
    expect(ran).toHaveProperty('commit', null);
    expect('remedy' in ran ? ran.remedy : undefined).toBe(remedy);
  });

  test('says what is so when it is cancelled, also while it asks for that branch', async () => {
    const platform = merged();
    const stop = new AbortController();
    const remoteHead = platform.git.remoteHead.bind(platform.git);
    let asked = 0;
    platform.git.remoteHead = async (...asking) => {
      // The first time is that of the plan.
      if (asking[2] === branch && ++asked === 2) stop.abort(new Error('enough'));
      return remoteHead(...asking);
    };
    await expect(run(platform, stop.signal)).rejects.toMatchObject({
      left: 'Security is released in "main" of "origin"; whether Argo CD is at it was not waited for.',
    });
  });
});

test('A branch that somebody has pushed to since it was merged is not called merged', async () => {
  const platform = released(2, 'merge-request');
  const { git, cluster, timers } = platform;
  cluster.put(rootAt(git.head));
  const ran = run(platform);
  await timers.waiting(5000);
  cluster.put(rootAt(git.land(files)));
  git.branches.set(branch, other);
  await timers.pass(5000);
  expect(await ran).toMatchObject({
    state: 'waits',
    remedy: expect.stringContaining(`${branch} is still at "origin"; look`),
  });
});
