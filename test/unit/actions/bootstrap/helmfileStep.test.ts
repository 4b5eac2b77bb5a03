import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { untilAborted } from '../../../fakes/programs.ts';
import { deployment, installed, record, secret, verb, world } from './helmfileWorld.ts';

describe('What decides', () => {
  const decides = async (...args: Parameters<typeof world>): Promise<string> =>
    JSON.stringify((await world(...args).plan()).decides);

  test('is the same as long as the same would happen', async () => {
    expect(await decides()).toBe(await decides());
    expect(await decides(deployment.replace('2', '3'))).not.toBe(await decides());
    expect(await decides(secret('one'))).not.toBe(await decides(secret('two')));
  });

  test('is without what a chart makes anew each time', async () => {
    expect(await decides([secret('a'), secret('b')])).toBe(await decides([secret('c'), secret('d')]));
  });

  test('is without what the cluster changes by itself', async () => {
    const { plan, cluster } = world(deployment.replace('2', '3'));
    cluster.put(record(1, 'deployed'));
    cluster.put(installed);
    const before = await plan();
    cluster.put({ ...installed, spec: { replicas: 2, paused: true }, status: { readyReplicas: 1 } });
    expect((await plan()).decides).toEqual(before.decides);
    cluster.put({ ...installed, spec: { replicas: 5, paused: true } });
    expect((await plan()).decides).not.toEqual(before.decides);
  });

  test('is another for a release that has come meanwhile', async () => {
    const { plan, cluster } = world();
    const before = await plan();
    cluster.put(record(1, 'failed'));
    expect((await plan()).decides).not.toEqual(before.decides);
  });

  test('is the same whether its namespace is there already', async () => {
    const { plan, cluster } = world();
    const before = await plan();
    cluster.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } });
    expect((await plan()).decides).toEqual(before.decides);
  });
});

describe('The run', () => {
  test('does what was planned, and tells what is of use', async () => {
    const { plan, run, programs } = world();
    programs.on(verb('sync'), {
      stderr: 'Building\nUpgrading release=web, chart=x, namespace=apps\n',
      stdout: 'NAME: web\nNOTES:\nThe password is hunter2\n',
    });
    const planned = await plan();
    const said: string[] = [];
    expect(await run(undefined, (line) => said.push(line))).toEqual({
      state: 'passed',
      message: 'Helm has installed apps/web.',
      commit: null,
    });
    expect(said).toEqual(['Helm is done with web', 'Helm is at apps/web']);
    const last = programs.ran.at(-1);
    expect([last?.program, ...(last?.args ?? [])]).toEqual(planned.argv);
    expect(last?.limit).toBe(30 * 60_000);
  });

  test('that fails says why, and what is left pending', async () => {
    const { run, programs, cluster } = world();
    programs.on(verb('sync'), () => {
      cluster.put(record(1, 'pending-install'));
      return { status: 1, stderr: 'x\nSTDERR:\n  Error: INSTALLATION FAILED: no space left\n' };
    });
    expect(await run()).toEqual({
      state: 'failed',
      message: 'Helm did not install apps/web: INSTALLATION FAILED: no space left.',
      remedy: expect.stringMatching(/^Helm release apps\/web is pending-install in version 1/),
    });
  });

  test('that takes too long ends', async () => {
    const { run, programs } = world();
    programs.on(verb('sync'), { problem: 'it did not end within 30 min' });
    expect(await run()).toMatchObject({
      state: 'failed',
      message: 'Helm did not install apps/web: it did not end within 30 min.',
      remedy: null,
    });
  });

  test.each([
    [
      'pending-install',
      /^The next run stops before a release that is pending\. Helm release apps\/web is pending-install in version 1: .*: helm uninstall web --namespace apps --kube-context home$/,
    ],
    [
      'failed',
      /^Helm release apps\/web is failed in version 1: its objects stay as far as they came, and the next run upgrades it\.$/,
    ],
    ['deployed', /^Helm has left no release failed or pending\.$/],
  ])('that is cancelled says what is left %s, and leaves nothing running', async (status, left) => {
    const { run, programs, cluster } = world();
    const controller = new AbortController();
    programs.on(verb('sync'), (started, signal) => {
      cluster.put(record(1, status));
      queueMicrotask(() => controller.abort(new Error('enough')));
      return untilAborted(started, signal);
    });
    const running = run(undefined, undefined, { signal: controller.signal });
    await expect(running).rejects.toMatchObject({ message: 'enough', left: expect.stringMatching(left) as string });
    expect(programs.running).toBe(0);
  });

  test('that is cancelled when nobody answers says that it is not known', async () => {
    const { run, programs, cluster } = world();
    const controller = new AbortController();
    programs.on(verb('sync'), (started, signal) => {
      cluster.fail('list', failureOf('unreachable', 'Nobody listens.'));
      queueMicrotask(() => controller.abort(new Error('enough')));
      return untilAborted(started, signal);
    });
    await expect(run(undefined, undefined, { signal: controller.signal })).rejects.toMatchObject({
      left: 'Whether a release of Helm is pending is not known: Nobody listens.',
    });
  });

  test('of nothing passes', async () => {
    const { run, programs } = world();
    expect(await run(undefined, undefined, { rows: [] })).toMatchObject({ state: 'passed' });
    expect(programs.ran).toEqual([]);
  });

  test('goes by what was planned, and looks nothing up again', async () => {
    const { run, programs } = world();
    let before = 0;
    await run(() => {
      before = programs.ran.length;
      programs.paths.set('helmfile', '/opt/helmfile');
    });
    expect(programs.ran.slice(before).map(({ program, args }) => [program, args.includes('sync')])).toEqual([
      ['/usr/bin/helmfile', true],
    ]);
  });
});
