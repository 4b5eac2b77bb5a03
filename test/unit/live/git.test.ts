import { expect, test } from 'vitest';
import { LiveGit } from '../../../src/live/git.ts';
import { MemoryGitState } from '../../fakes/gitState.ts';

test('Nobody looks until somebody wants to know', async () => {
  const git = new MemoryGitState();
  let changes = 0;
  const live = new LiveGit(git, '/home', () => changes++);
  live.look();
  live.want(false);
  expect({ looks: git.looks, isOpen: live.isOpen, seen: live.seen }).toEqual({ looks: [], isOpen: false, seen: null });
  live.want(true);
  expect(live.isOpen).toBe(true);
  await expect.poll(() => changes).toBe(1);
  expect({ isOpen: live.isOpen, seen: live.seen }).toEqual({ isOpen: false, seen: git.seen });
});

test('Who asks during a look gets one more look, however many they are', async () => {
  const git = new MemoryGitState();
  let changes = 0;
  const live = new LiveGit(git, '/home', () => changes++);
  live.want(true);
  for (let index = 0; index < 5; index++) live.look();
  await expect.poll(() => changes).toBe(2);
  expect(git.looks).toHaveLength(2);
});

test('After it is closed nothing is looked at and nothing told', async () => {
  const git = new MemoryGitState();
  const { promise, resolve } = Promise.withResolvers<void>();
  git.until = promise;
  const live = new LiveGit(git, '/home', () => expect.unreachable());
  live.want(true);
  live.close();
  resolve();
  await promise;
  live.look();
  expect({ looks: git.looks.length, seen: live.seen }).toEqual({ looks: 1, seen: null });
});

test('Where nothing of a repository may be asked it is never open, and says why', () => {
  const live = new LiveGit(null, '/home', () => expect.unreachable());
  live.want(true);
  expect(live.isOpen).toBe(false);
  expect(live.seen).toHaveProperty('failure');
});

test('It is open as long as somebody looks', async () => {
  const git = new MemoryGitState();
  let changes = 0;
  const live = new LiveGit(git, '/home', () => changes++);
  live.want(true);
  await expect.poll(() => live.isOpen).toBe(false);
  live.look();
  expect(live.isOpen).toBe(true);
  await expect.poll(() => live.isOpen).toBe(false);
  expect(changes).toBe(2);
});
