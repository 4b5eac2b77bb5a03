import { expect, test } from 'vitest';
import { guardedGit } from '../../../../src/actions/bootstrap/guardedGit.ts';
import { MemoryGitWrites } from '../../../fakes/gitWrites.ts';

const never = new AbortController().signal;

function guarded(isHeld: boolean) {
  const git = new MemoryGitWrites({ 'a.yaml': 'a: 1\n' });
  const made: string[] = [];
  const sure = async (): Promise<void> => {
    if (!isHeld) throw new Error('The Lease is lost.');
  };
  return { git, made, to: guardedGit(git, { sure }, (commit) => made.push(commit)) };
}

const commitOf = (parent: string) => ({
  folder: '/home',
  branch: 'main',
  parent,
  files: [{ path: 'a.yaml', text: 'a: 2\n' }],
  message: 'feat: two',
});

test('a commit is told as soon as it is made', async () => {
  const { git, made, to } = guarded(true);
  const ended = await to.commit(commitOf(git.head), never);
  expect(ended).toEqual({ commit: git.head });
  expect(made).toEqual([git.head]);
});

test('one that fails is not', async () => {
  const { git, made, to } = guarded(true);
  git.add('fix: by somebody', {});
  expect(await to.commit(commitOf('f'.repeat(40)), never)).toHaveProperty('failure');
  expect(made).toEqual([]);
});

test('nothing is committed or pushed without the Lease', async () => {
  const { git, made, to } = guarded(false);
  const push = { folder: '/home', remote: 'origin', commit: git.head, branch: 'main' };
  await expect(to.commit(commitOf(git.head), never)).rejects.toThrow('The Lease is lost.');
  await expect(to.push(push, never)).rejects.toThrow('The Lease is lost.');
  expect([git.commits, git.pushes, made]).toEqual([[], [], []]);
});

test('whoever only looks needs none', async () => {
  const { git, to } = guarded(false);
  expect(await to.facts('/home', never)).toMatchObject({ head: git.head });
  expect(await to.textAt('/home', git.head, 'a.yaml', never)).toEqual({ text: 'a: 1\n' });
});
