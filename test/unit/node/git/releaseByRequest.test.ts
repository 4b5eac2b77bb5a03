/** A release by a request, with the real git and a remote whose branch takes no pushes. */
import { describe, expect, test } from 'vitest';
import { gitopsStep } from '../../../../src/actions/bootstrap/gitopsStep.ts';
import { nodeFiles } from '../../../../src/node/files.ts';
import { nodeTimers } from '../../../../src/node/kubernetes/timers.ts';
import { decided } from '../../actions/bootstrap/decided.ts';
import { placeOf, released } from '../../actions/bootstrap/releasePlatform.ts';
import { expectNothingLeft } from './left.ts';
import { mergeAt, protect } from './protectedRemote.ts';
import { never, posix, somebody, withRemote } from './somebody.ts';

const branch = 'slipway/release-security';
const work = { kind: 'gitops' } as const;

/** Somebody at work in a platform of which phase 2 is released, whose remote is protected. */
function guarded({ merges }: { readonly merges: boolean }) {
  const user = somebody({ 'pub-cert.pem': 'x\n', '.slipway/sealing-key.json': '{}\n', 'a.yaml': 'a\n' });
  const origin = withRemote(user);
  const repository = `{ mirror: '${origin}', source: github, revision: main, releaseBy: merge-request }`;
  const text = (phase: number): string => `platform:\n  releasedPhase: ${phase}\n  repository: ${repository}\n`;
  user.write('platform.yaml', text(2));
  user.git('add', '--all');
  user.git('commit', '--quiet', '--message=a platform');
  user.git('push', '--quiet');
  protect(origin, merges);
  // What is not pushed, not staged, and not committed.
  user.git('commit', '--quiet', '--allow-empty', '--message=not pushed');
  user.write('a.yaml', 'staged\n');
  user.git('add', 'a.yaml');
  user.write('a.yaml', 'mine\n');
  user.write('platform.yaml', `${text(2)}# mine\n`);
  const ports = { ...released(2).ports, git: user.writes, files: nodeFiles, timers: nodeTimers };
  const place = { ...placeOf('security', 'release'), folder: user.folder };
  const at = (name: string): string => user.git('ls-remote', 'origin', `refs/heads/${name}`).split('\t')[0] ?? '';
  return {
    user,
    origin,
    text,
    at,
    plan: async () => (await gitopsStep.plan(ports, place, work, never)).shown,
    run: async (say: (line: string) => void = () => undefined, signal = never) =>
      gitopsStep.run(ports, place, decided(await gitopsStep.plan(ports, place, work, never)), say, signal),
  };
}

/** Without what git notes of a remote whenever it is pushed to. */
function own({ user }: ReturnType<typeof guarded>): unknown {
  return { ...(user.snapshot() as object), branches: user.git('for-each-ref', 'refs/heads', 'refs/tags') };
}

describe.runIf(posix)('a release by a request', () => {
  test('that is squashed at once is at the remote, and nothing here has moved; pulled, it is done', async () => {
    const platform = guarded({ merges: true });
    const { user, at, text, plan, run } = platform;
    const [before, base] = [own(platform), at('main')];
    const lines: string[] = [];
    expect(await run((line) => lines.push(line))).toMatchObject({
      state: 'waits',
      message: expect.stringMatching(/ releases Security in "main" of "origin"\. .* no Application root yet/) as string,
      remedy: 'Get it with git pull origin main, and run the phase again: it looks, and goes on.',
    });
    expect(own(platform)).toEqual(before);
    expectNothingLeft(user);
    expect(lines.at(-1)).toBe(
      `Waits up to 10 min for the merge of ${branch} into "main" of "origin". The phase can be run again any time later: it goes on here.`,
    );
    const merged = at('main');
    expect(user.git('diff', '--name-only', base, merged)).toBe('platform.yaml');
    expect(user.git('show', `${merged}:platform.yaml`)).toBe(text(3).trim());
    expect(await plan()).toMatchObject({
      problem: expect.stringContaining('not here yet. Get it with git pull') as string,
    });
    user.git('stash', '--quiet');
    user.git('pull', '--quiet', '--no-rebase', '--no-edit', 'origin', 'main');
    user.git('stash', 'pop', '--quiet');
    expect(user.read('platform.yaml')).toBe(`${text(3)}# mine\n`);
    expect(await run()).toMatchObject({ state: 'passed', commit: null });
    expect(at('main')).toBe(merged);
  });

  test('that is cut while it waits is gone on with: one commit, one branch', async () => {
    const platform = guarded({ merges: false });
    const { origin, at, plan, run } = platform;
    const before = own(platform);
    const stop = new AbortController();
    const waits = (line: string): void => {
      if (line.startsWith('Waits up to 10 min for the merge')) stop.abort(new Error('enough'));
    };
    await expect(run(waits, stop.signal)).rejects.toThrow('enough');
    const commit = at(branch);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect((await plan()).changes[0]?.what).toBe(
      `nothing is pushed: ${branch} is at origin, with ${commit.slice(0, 7)}`,
    );
    const again = run((line) => {
      if (line.startsWith('Waits up to 10 min for the merge')) mergeAt(origin);
    });
    expect(await again).toMatchObject({ state: 'waits', commit: null });
    expect([at(branch), own(platform)]).toEqual([commit, before]);
  });

  test('never writes over another branch of that name', async () => {
    const platform = guarded({ merges: false });
    const { user, at, plan } = platform;
    user.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    const theirs = at(branch);
    expect(await plan()).toMatchObject({ problem: expect.stringContaining('is not this release') as string });
    expect(at(branch)).toBe(theirs);
  });
});
