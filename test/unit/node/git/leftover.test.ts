import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { isLeft, isOurs, nameFor } from '../../../../src/node/git/leftover.ts';

test('A name says what it is for; no two are the same', () => {
  const [one, other] = [nameFor('commit'), nameFor('commit')];
  expect(one).toMatch(/^slipway-commit-[0-9a-f]{8}-\d+-[0-9a-f]{8}$/);
  expect(one).not.toBe(other);
  expect([isOurs(one, 'commit'), isOurs(one, 'index'), isOurs('x', 'commit')]).toEqual([true, false, false]);
});

test('What is made is left when its maker is gone, or after an hour', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const [mine, dead] = [nameFor('index'), nameFor('index').replace(`-${process.pid}-`, `-${pid}-`)];
  const elsewhere = dead.replace(/(index-)[0-9a-f]+/, '$100000000');
  const [now, hour] = [Date.now(), 60 * 60_000];
  expect(isLeft(mine, now)).toBe(false);
  expect(isLeft(dead, now)).toBe(true);
  // Whether somebody is at it on another machine, nobody here can say.
  expect(isLeft(elsewhere, now)).toBe(false);
  expect(isLeft('slipway-commit-x', now)).toBe(false);
  for (const name of [mine, dead, elsewhere, 'slipway-commit-x']) expect(isLeft(name, now - hour - 1, now)).toBe(true);
  // Process 1 is somebody else's, and alive.
  expect(isLeft(mine.replace(`-${process.pid}-`, '-1-'), now)).toBe(false);
});
