import { describe, expect, test } from 'vitest';
import { rootRevision } from '../../../../src/actions/bootstrap/rootRevision.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { Ran } from '../../../../src/domain/bootstrap/plan.ts';
import { address, folder, never, released, rootAt } from './releasePlatform.ts';

const [wanted, before, later] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];

function waiting(url = address) {
  const platform = released(2);
  const lines: string[] = [];
  const expected = {
    folder,
    commit: wanted,
    upstream: { remote: 'origin', url, branch: 'main', commit: wanted },
    platform: { network: { domain: 'lab.home.arpa' } },
  };
  platform.git.pushed(wanted);
  const wait = (): Promise<Ran> => rootRevision(platform.ports, expected, (line) => lines.push(line), never);
  return { ...platform, lines, wait };
}

test('Root is there already', async () => {
  const { cluster, wait, lines } = waiting();
  cluster.put(rootAt(wanted));
  expect(await wait()).toMatchObject({ state: 'passed', message: 'The Application root is at aaaaaaa.' });
  expect(lines).toEqual([]);
  expect(cluster.writes.patched).toEqual([]);
});

test('There is no root, or no Argo CD', async () => {
  const one = waiting();
  expect(await one.wait()).toMatchObject({
    state: 'passed',
    message: expect.stringContaining('no Application root yet') as string,
  });
  const other = waiting();
  other.cluster.undefine({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' });
  expect(await other.wait()).toMatchObject({
    state: 'passed',
    message: expect.stringContaining('no Application root yet') as string,
  });
});

test('It is asked to compare, and again after half a minute; what is waited for is said once', async () => {
  const { cluster, timers, wait, lines } = waiting();
  cluster.put(rootAt(before));
  const waits = wait();
  for (let second = 0; second < 40; second += 2) await timers.pass(2000);
  await timers.waiting(2000);
  const asks = { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } };
  // As long as it has not looked, nobody asks again.
  expect(cluster.writes.patched.map(({ patch }) => patch)).toEqual([asks]);
  cluster.put(rootAt(before, { metadata: { annotations: null } }));
  await timers.pass(2000);
  await timers.waiting(2000);
  expect(cluster.writes.patched.map(({ patch }) => patch)).toEqual([asks, asks]);
  cluster.put(rootAt(wanted));
  timers.advance(2000);
  expect(await waits).toMatchObject({ state: 'passed' });
  expect(lines.length).toBeLessThan(4);
  expect(lines[0]).toBe('Waits up to 10 min: the Application root is not at aaaaaaa yet, it is at bbbbbbb.');
});

test('A commit that was pushed after it holds it too', async () => {
  const { cluster, git, timers, wait } = waiting();
  cluster.put(rootAt(before));
  const waits = wait();
  await timers.waiting(2000);
  git.pushed(later);
  cluster.put(rootAt(later));
  timers.advance(2000);
  expect(await waits).toEqual({
    state: 'passed',
    message: 'The Application root is at ccccccc, which was pushed after aaaaaaa.',
    commit: null,
  });
});

test('A commit that root was at when the release was pushed is none that came after it, though the remote goes back', async () => {
  const { cluster, git, timers, wait } = waiting();
  cluster.put(rootAt(later));
  let ended: Ran | null = null;
  const waits = wait().then((ran) => (ended = ran));
  await timers.waiting(2000);
  git.pushed(later);
  await timers.pass(2000);
  await timers.waiting(2000);
  expect(ended).toBeNull();
  cluster.put(rootAt(wanted));
  timers.advance(2000);
  expect(await waits).toMatchObject({ state: 'passed', message: 'The Application root is at aaaaaaa.' });
});

test('A remote that does not answer once is asked again', async () => {
  const { cluster, git, timers, wait } = waiting();
  git.pushed(later);
  git.failRemote('The connection broke off.');
  cluster.put(rootAt(later));
  const waits = wait();
  for (let second = 0; second < 10; second += 2) await timers.pass(2000);
  expect(await waits).toMatchObject({ state: 'passed', message: expect.stringContaining('pushed after') as string });
});

test('A commit that the release stands on is not one that was pushed after it, whatever the remote shows', async () => {
  const { cluster, git, ports, timers } = waiting();
  const old = git.head;
  const commit = git.add('feat: release', {});
  // A replica that has not heard of the push.
  git.pushed(old);
  cluster.put(rootAt(old));
  const upstream = { remote: 'origin', url: address, branch: 'main', commit: old };
  const expected = { folder, commit, upstream, platform: { network: { domain: 'lab.home.arpa' } } };
  let ended: Ran | null = null;
  const waits = rootRevision(ports, expected, () => undefined, never).then((ran) => (ended = ran));
  await timers.pass(2000);
  await timers.waiting(2000);
  expect(ended).toBeNull();
  cluster.put(rootAt(commit));
  timers.advance(2000);
  expect(await waits).toMatchObject({ state: 'passed', message: expect.not.stringContaining('after') as string });
  expect(timers.pending).toEqual([]);
});

test.each([-2, 2])('A clock that is set by %d hours neither ends the wait nor makes it longer', async (hours) => {
  const { cluster, timers, wait, ports } = waiting();
  const own = { skew: 0 };
  Object.assign(ports, { clock: { now: () => new Date(timers.now().getTime() + own.skew) } });
  cluster.put(rootAt(before));
  let ended: Ran | null = null;
  const waits = wait().then((ran) => (ended = ran));
  await timers.waiting(2000);
  own.skew = hours * 60 * 60_000;
  for (let looks = 0; looks < 3; looks++) await timers.pass(2000);
  await timers.waiting(2000);
  expect(ended).toBeNull();
  timers.advance(10 * 60_000);
  expect(await waits).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('It has waited for 10 min: ') as string,
  });
});

describe('it fails', () => {
  test('when ten minutes have passed, with the reason', async () => {
    const { cluster, timers, wait } = waiting();
    const conditions = [{ type: 'ComparisonError', message: 'authentication required' }];
    cluster.put(rootAt(before, { status: { conditions } }));
    const waits = wait();
    await timers.waiting(2000);
    timers.advance(10 * 60_000);
    expect(await waits).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(
        /^It has waited for 10 min: the Application root is not at .* authentication required\.$/,
      ) as string,
    });
  });

  test('when root reads something else', async () => {
    const { cluster, wait } = waiting('https://git.home.arpa/you/platform.git');
    cluster.put(rootAt(before));
    expect(await wait()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining(`reads ${address}, and the release is at`) as string,
    });
  });

  test('when Argo CD leaves root alone', async () => {
    const { cluster, wait } = waiting();
    cluster.put(rootAt(before, { metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } } }));
    expect(await wait()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('skip-reconcile') as string,
    });
  });

  test('when nobody may look, or ask', async () => {
    const one = waiting();
    one.cluster.put(rootAt(before));
    one.cluster.fail('get', failureOf('forbidden', 'You may not get it.'));
    expect(await one.wait()).toMatchObject({ state: 'failed', message: 'You may not get it.' });
    const other = waiting();
    other.cluster.put(rootAt(before));
    other.cluster.fail('patch', failureOf('forbidden', 'You may not patch it.'));
    expect(await other.wait()).toMatchObject({ state: 'failed', message: 'You may not patch it.' });
  });

  test('when root goes', async () => {
    const { cluster, timers, wait } = waiting();
    const root = cluster.put(rootAt(before));
    const waits = wait();
    await timers.waiting(2000);
    cluster.remove(root);
    timers.advance(2000);
    expect(await waits).toMatchObject({ state: 'failed', message: 'The Application root has gone.' });
  });
});

test('A cluster that does not answer for a while is waited for', async () => {
  const { cluster, timers, wait, lines } = waiting();
  cluster.put(rootAt(wanted));
  cluster.fail('get', failureOf('unreachable', 'Nobody listens.'), { times: 2 });
  const waits = wait();
  await timers.pass(2000);
  await timers.pass(2000);
  expect(await waits).toMatchObject({ state: 'passed' });
  expect(lines).toEqual(['Waits up to 10 min: Nobody listens.']);
});
