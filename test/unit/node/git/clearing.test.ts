import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clearLeftovers, lockText } from '../../../../src/node/git/clearing.ts';
import { nameFor } from '../../../../src/node/git/leftover.ts';
import type { Repository } from '../../../../src/node/git/repository.ts';
import { product } from '../../product.ts';
import { never, platform, posix, release, somebody } from './somebody.ts';

/** A name that a process has given which is not there any more. */
function deadName(what: 'commit' | 'index'): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return nameFor(what).replace(`-${process.pid}-`, `-${pid}-`);
}

const raised = platform.replace('Phase: 0', 'Phase: 1');

describe('what is left of who was killed', () => {
  test('goes: trees, texts of the index; what others have stays', async () => {
    const user = somebody();
    const git = await user.open();
    const tree = mkdtempSync(join(tmpdir(), `${deadName('commit')}-`));
    const alive = mkdtempSync(join(tmpdir(), `${nameFor('commit')}-`));
    onTestFinished(() => rmSync(alive, { recursive: true, force: true }));
    user.git('worktree', 'add', '--quiet', '--detach', tree);
    user.git('worktree', 'add', '--quiet', '--detach', alive);
    const [dead, mine] = [deadName('index'), nameFor('index')];
    for (const name of [dead, mine]) copyFileSync(git.index, join(git.gitDir, name));
    await clearLeftovers(git, never);
    expect([tree, alive].map((path) => existsSync(path))).toEqual([false, true]);
    expect([dead, mine].map((name) => existsSync(join(git.gitDir, name)))).toEqual([false, true]);
    expect(user.git('worktree', 'list').split('\n')).toHaveLength(2);
    // After an hour nobody is at it any more.
    utimesSync(alive, 1, 1);
    await clearLeftovers(git, never);
    expect(existsSync(alive)).toBe(false);
  });

  test('The lock on the index goes before the branch has moved: all is as it was', async () => {
    const user = somebody();
    const git = await user.open();
    const [name, before] = [deadName('index'), readFileSync(git.index)];
    copyFileSync(git.index, join(git.gitDir, name));
    writeFileSync(`${git.index}.lock`, lockText(join(git.gitDir, name), 'b'.repeat(40)));
    expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
    expect(user.commits()).toEqual(['feat: release storage', 'first']);
    expect(existsSync(`${git.index}.lock`)).toBe(false);
    expect(readFileSync(git.index).equals(before)).toBe(false);
  });

  test('When the branch has moved, the index follows', async () => {
    const user = somebody();
    const git = await user.open();
    const name = deadName('index');
    const old = join(user.home, 'index');
    copyFileSync(git.index, old);
    await user.writes.commit(release(user), never);
    const commit = user.git('rev-parse', 'HEAD');
    // As it would be, had it been killed just before the end.
    copyFileSync(git.index, join(git.gitDir, name));
    copyFileSync(old, git.index);
    writeFileSync(`${git.index}.lock`, lockText(name, commit));
    expect(user.git('diff', '--cached', '--name-only')).toBe('platform.yaml');
    await clearLeftovers(git, never);
    expect(user.git('status', '--porcelain')).toBe('');
    expect(user.snapshot()).toMatchObject({ left: [] });
  });

  test('A lock that a git has taken while others cleared stays, and so does the index that they brought', async () => {
    const user = somebody();
    const git = await user.open();
    await user.writes.commit(release(user), never);
    const [name, lock] = [deadName('index'), `${git.index}.lock`];
    copyFileSync(git.index, join(git.gitDir, name));
    writeFileSync(lock, lockText(name, user.git('rev-parse', 'HEAD')));
    const slow: Repository = {
      ...git,
      look: async (args, signal, run) => {
        const ended = await git.look(args, signal, run);
        if (args.includes('merge-base')) {
          await clearLeftovers(git, signal);
          // It is not there: nobody else has it.
          writeFileSync(lock, 'of a git', { flag: 'wx' });
        }
        return ended;
      },
    };
    const before = readFileSync(git.index);
    await clearLeftovers(slow, never);
    expect(readFileSync(lock, 'utf8')).toBe('of a git');
    expect(readFileSync(git.index).equals(before)).toBe(true);
    expect(user.snapshot()).toMatchObject({ left: ['index.lock'] });
  });

  test('A lock of another git stays, and one of ours whose maker lives', async () => {
    const user = somebody();
    const git = await user.open();
    for (const text of ['', 'x', lockText(nameFor('index'), 'b'.repeat(40))]) {
      writeFileSync(`${git.index}.lock`, text);
      await clearLeftovers(git, never);
      expect(readFileSync(`${git.index}.lock`, 'utf8')).toBe(text);
      expect(await user.writes.commit(release(user), never)).toMatchObject({ failure: { code: 'locked' } });
    }
  });
});

test.runIf(posix)('Who is killed in the middle leaves nothing that stays, and one commit comes of it', async () => {
  const user = somebody();
  user.hook('pre-commit', ': > "$HOME/reached"', 'read line < "$HOME/pipe"');
  spawnSync('mkfifo', [join(user.home, 'pipe')]);
  const src = (path: string): string => JSON.stringify(join(product, 'src', path));
  const script = `
    import { gitWrites } from ${src('node/gitWrites.ts')};
    import { nodePrograms } from ${src('node/programs.ts')};
    const wanted = ${JSON.stringify(release(user))};
    await gitWrites(nodePrograms(process.env, () => [])).commit(wanted, new AbortController().signal);`;
  const env = user.environment as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { env, stdio: 'ignore' });
  await expect.poll(() => existsSync(join(user.home, 'reached')), { interval: 5, timeout: 30_000 }).toBe(true);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(user.git('worktree', 'list').split('\n')).toHaveLength(2);
  // Its git is on its own, and goes on when the hook does.
  writeFileSync(join(user.home, 'pipe'), 'go on\n');
  user.hook('pre-commit', 'exit 0');
  expect(await user.writes.commit(release(user), never)).toHaveProperty('commit');
  expect(user.commits()).toEqual(['feat: release storage', 'first']);
  expect(user.git('worktree', 'list').split('\n')).toHaveLength(1);
  expect(user.read('platform.yaml')).toBe(raised);
  expect(user.snapshot()).toMatchObject({ left: [] });
});
