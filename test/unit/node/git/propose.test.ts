import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { never, posix, release, somebody, withRemote } from './somebody.ts';

const branch = 'slipway/release-storage';
const options = ['merge_request.create', 'merge_request.target=main', 'merge_request.title=feat: release storage'];
const url = 'https://git.home.arpa/me/platform/-/merge_requests/7';

/** Hooks of a server whose `main` is protected: they keep what they are told, and print what GitLab does. */
const hook = `#!/bin/sh
while read -r old new ref; do
  if [ "$ref" = refs/heads/main ]; then echo "You are not allowed to push code to protected branches."; exit 1; fi
done
n=0
while [ "$n" -lt "\${GIT_PUSH_OPTION_COUNT:-0}" ]; do
  eval "echo \\"\\$GIT_PUSH_OPTION_$n\\"" >> "$0.options"
  n=$((n + 1))
done
echo
echo "View merge request for ${branch}:"
echo "  ${url}"
echo
`;

/** Somebody whose `main` is protected at the remote, with a commit that is on no branch. */
async function guarded(takesOptions: boolean) {
  const user = somebody();
  const origin = withRemote(user);
  execFileSync('git', ['config', 'receive.advertisePushOptions', String(takesOptions)], { cwd: origin });
  const received = join(origin, 'hooks/pre-receive');
  writeFileSync(received, hook, { mode: 0o755 });
  writeFileSync(`${received}.options`, '');
  const { folder, parent, files, message } = release(user);
  const made = await user.writes.commitAside({ folder, parent, files, message }, never);
  if ('failure' in made) throw new Error(made.failure.message);
  const { commit } = made;
  const push = { folder, remote: 'origin', commit };
  return {
    user,
    commit,
    push,
    propose: (wanted = options) => user.writes.propose({ ...push, branch, options: wanted }, never),
    at: (name: string): string => user.git('ls-remote', 'origin', `refs/heads/${name}`).split('\t')[0] ?? '',
    options: (): readonly string[] => readFileSync(`${received}.options`, 'utf8').split('\n').slice(0, -1),
    main: user.git('rev-parse', 'main'),
  };
}

describe.runIf(posix)('a push for a request', () => {
  test('gives the remote its options, and answers what it says', async () => {
    const { user, propose, at, commit, main, options: given } = await guarded(true);
    user.write('platform.yaml', 'mine\n');
    const before = user.snapshot() as { readonly branches: string };
    expect(await propose()).toEqual({ said: [`View merge request for ${branch}:`, url] });
    expect([at(branch), at('main')]).toEqual([commit, main]);
    expect(given()).toEqual(options);
    const after = user.snapshot() as { readonly branches: string };
    // As after every push, git notes what the remote has.
    const noted = `${commit} commit\trefs/remotes/origin/${branch}`;
    expect(after).toEqual({ ...before, branches: [before.branches, noted].join('\n') });
  });

  test('goes without them to a remote that takes none', async () => {
    const { propose, at, commit, options: given } = await guarded(false);
    expect(await propose()).toEqual({ said: [`View merge request for ${branch}:`, url] });
    expect(at(branch)).toBe(commit);
    expect(given()).toEqual([]);
  });

  test.each([true, false])('never has the options of the user, whose they are not (%j)', async (takesOptions) => {
    const { user, propose, options: given } = await guarded(takesOptions);
    user.git('config', 'push.pushOption', 'ci.skip');
    expect(await propose([])).toHaveProperty('said');
    expect(given()).toEqual([]);
  });

  test('of what is there already says nothing, and is none the worse', async () => {
    const { propose, at, commit } = await guarded(true);
    await propose();
    expect(await propose()).toEqual({ said: [] });
    expect(at(branch)).toBe(commit);
  });

  test('never writes over what is there', async () => {
    const { user, push, propose, at, main } = await guarded(true);
    user.git('checkout', '--quiet', '-b', 'mine');
    user.git('commit', '--quiet', '--allow-empty', '--message=theirs');
    const theirs = user.git('rev-parse', 'HEAD');
    expect(await user.writes.push({ ...push, commit: theirs, branch }, never)).toBe('pushed');
    expect(await propose()).toMatchObject({ failure: { code: 'rejected' } });
    expect([at(branch), at('main')]).toEqual([theirs, main]);
  });

  test('is refused where the branch is protected, with what the server says', async () => {
    const { user, push, at, main } = await guarded(true);
    expect(await user.writes.propose({ ...push, branch: 'main', options }, never)).toEqual({
      failure: { code: 'rejected', message: 'You are not allowed to push code to protected branches.' },
    });
    expect(at('main')).toBe(main);
  });
});
