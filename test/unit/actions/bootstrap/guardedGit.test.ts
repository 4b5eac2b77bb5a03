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

test('a commit for a request is told once it is at the remote: before that no name leads to it', async () => {
  const { git, made, to } = guarded(true);
  const aside = await to.commitAside(commitOf(git.head), never);
  const commit = 'commit' in aside ? aside.commit : '';
  expect(made).toEqual([]);
  const push = { folder: '/home', remote: 'origin', commit, branch: 'slipway/release-x', options: [] };
  git.failPropose({ code: 'cut', message: 'it hung up' });
  expect(await to.propose(push, never)).toHaveProperty('failure');
  expect(made).toEqual([]);
  expect(await to.propose(push, never)).toEqual({ said: [] });
  expect(made).toEqual([commit]);
});

test('nothing is proposed without the Lease, and all can be looked at', async () => {
  const { git, to } = guarded(false);
  await expect(to.commitAside(commitOf(git.head), never)).rejects.toThrow('The Lease is lost.');
  const push = { folder: '/home', remote: 'origin', commit: git.head, branch: 'slipway/release-x', options: [] };
  await expect(to.propose(push, never)).rejects.toThrow('The Lease is lost.');
  expect([git.asides.size, git.proposals]).toEqual([0, []]);
  expect(await to.fetch('/home', 'origin', 'main', never)).toEqual({ commit: git.remote });
  expect(await to.branchedOff('/home', git.head, git.head, never)).toHaveProperty('failure');
});
