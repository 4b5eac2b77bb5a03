import { describe, expect, test } from 'vitest';
import { runPlan } from '../../../../src/actions/bootstrap/run.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { house, makes, map, never, otherUid, uid } from './house.ts';
import type { Housed } from './house.ts';

const becomesOther = ({ cluster }: Housed): unknown =>
  cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: otherUid } });

describe('before each step everything is looked at again', () => {
  test('another commit than ours ends the run', async () => {
    const { run, own, git, made } = await house();
    own.running.set('one', async (ports) => {
      git.add('fix: by somebody', {});
      await ports.cluster.writes.create(map('one'), never);
      return { state: 'passed', message: 'one is made.', commit: null };
    });
    expect(await run()).toMatchObject({
      end: 'failed',
      steps: [{ state: 'passed' }, { state: 'failed', message: expect.stringContaining('Git has moved: HEAD is 000') }],
    });
    expect(made()).toEqual(['one']);
  });

  test('Git that can not say where it stands ends the run', async () => {
    const { run, own, git, made } = await house();
    own.running.set('one', async () => {
      git.failHead({ failure: 'it did not end within 60 s' });
      return undefined;
    });
    expect(await run()).toMatchObject({
      end: 'failed',
      steps: [{ state: 'passed' }, { state: 'failed', message: expect.stringContaining("Git can't say which commit") }],
    });
    expect(made()).toEqual(['one']);
  });

  test('whoever forbids writing meanwhile ends the run', async () => {
    const { ports, phases, own, made, plan } = await house();
    let writable: string | null = uid;
    const watched = Object.defineProperty({ ...ports }, 'writable', { get: () => writable });
    own.running.set('one', async () => {
      writable = null;
      return undefined;
    });
    const { digest } = await plan();
    const events = { event: () => undefined, line: () => undefined };
    expect(await runPlan(watched, phases, { phase: 'b', uid, digest }, events, never)).toMatchObject({
      end: 'failed',
      steps: [{ state: 'passed' }, { state: 'failed', message: 'Slipway only reads this cluster by now.' }],
    });
    expect(made()).toEqual(['one']);
  });

  test('a commit of ours does not', async () => {
    const { run, own, git } = await house();
    own.running.set('one', async (ports) => {
      const commit = git.add('feat: by us', {});
      await ports.cluster.writes.create(map('one'), never);
      return { state: 'passed', message: 'one is made.', commit };
    });
    expect(await run()).toMatchObject({
      end: 'passed',
      steps: [{ commit: expect.stringMatching(/^0+1$/) }, { commit: null }],
    });
  });

  test('a commit of ours that is elsewhere does not either', async () => {
    const { run, own } = await house();
    own.running.set('one', async (ports) => {
      await ports.cluster.writes.create(map('one'), never);
      return { state: 'passed', message: 'It waits to be merged.', commit: 'f'.repeat(40) };
    });
    expect(await run()).toMatchObject({ end: 'passed' });
  });

  test('what it would do by then is compared with what was agreed to', async () => {
    const { run, own, made, events } = await house();
    own.running.set('one', async () => {
      own.planned.set('two', { decides: 'other' });
      return undefined;
    });
    expect(await run()).toMatchObject({
      end: 'changed',
      remedy: 'Plan again, and agree to that: it goes on here.',
      steps: [{ state: 'passed' }, { state: 'failed' }],
    });
    expect(made()).toEqual(['one']);
    expect(events.map(({ state }) => state)).toContain('failed');
  });

  test('a step that has become satisfied meanwhile does nothing', async () => {
    const { run, own, cluster } = await house();
    own.running.set('one', async () => {
      cluster.put(map('two'));
      return undefined;
    });
    expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }, { state: 'satisfied' }] });
    expect(own.calls).not.toContain('run two');
  });

  test('a step that was satisfied and is not any more was not agreed to', async () => {
    const { run, own, cluster } = await house();
    cluster.put(map('two'));
    own.running.set('one', async () => {
      cluster.remove(map('two'));
      return undefined;
    });
    expect(await run()).toMatchObject({ end: 'changed', steps: [{ state: 'passed' }, { state: 'failed' }] });
    expect(own.calls).not.toContain('run two');
  });

  test('what its checks read is listed, though a watch has gone silent and it was green', async () => {
    const { run, own, cluster, made } = await house();
    own.running.set('one', async () => {
      cluster.watch = (_query, _version, _onEvent, until) =>
        new Promise((_, reject) => until.addEventListener('abort', () => reject(until.reason), { once: true }));
      cluster.put(map('two'));
      cluster.endWatches();
      return undefined;
    });
    expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }, { state: 'satisfied' }] });
    expect(made()).toEqual(['one', 'two']);
    expect(own.calls).not.toContain('run two');
  });

  test('what can not be looked at ends it, with the reason and what to do', async () => {
    const steps = [makes('one', { satisfiedBy: [] }), makes('two')];
    const { run, own, cluster, made } = await house({ steps });
    own.running.set('one', async () => {
      cluster.fail('list', failureOf('server', 'It has a bad day.'), { kind: 'v1 ConfigMap', times: 99 });
      return undefined;
    });
    expect(await run()).toMatchObject({
      end: 'failed',
      steps: [
        { state: 'passed' },
        {
          state: 'failed',
          message: "How things stand can't be looked at: ConfigMap (v1): It has a bad day.",
          remedy: 'See whether the cluster answers, and run the phase again: it goes on here.',
        },
      ],
    });
    expect(made()).toEqual(['one']);
    expect(own.calls).not.toContain('run two');
  });

  test('a step that can not be done by then fails with its reason', async () => {
    const { run, own } = await house();
    own.running.set('one', async () => {
      own.planned.set('two', { problem: 'There is no key.' });
      return undefined;
    });
    expect(await run()).toMatchObject({ end: 'failed', steps: [{}, { message: 'There is no key.' }] });
  });

  test('a step that has gone from the file ends it', async () => {
    const { run, own } = await house();
    own.running.set('one', async () => {
      const { spec } = own;
      const [first, second] = spec?.phases ?? [];
      if (spec !== null && first !== undefined && second !== undefined)
        own.spec = { ...spec, phases: [first, { ...second, steps: second.steps.slice(0, 1) }] };
      return undefined;
    });
    expect(await run()).toMatchObject({ end: 'changed', steps: [{ state: 'passed' }, { state: 'failed' }] });
  });

  test('files that are no platform any more end it', async () => {
    const { run, own } = await house();
    own.running.set('one', async () => {
      own.spec = null;
      return undefined;
    });
    expect(await run()).toMatchObject({ end: 'failed', steps: [{ state: 'failed' }, { state: 'left' }] });
  });
});

describe('another cluster under the same context receives no write', () => {
  test('when it comes between two steps', async () => {
    const place = await house();
    const { run, own, cluster } = place;
    let before = 0;
    own.running.set('one', async (ports) => {
      await ports.cluster.writes.create(map('one'), never);
      becomesOther(place);
      before = cluster.requests.write;
      return { state: 'passed', message: 'one is made.', commit: null };
    });
    expect(await run()).toMatchObject({ end: 'failed' });
    expect(own.calls).not.toContain('run two');
    expect(cluster.requests.write).toBe(before);
  });

  test('when it comes while a step runs, neither by the cluster nor by a program', async () => {
    const place = await house();
    const { run, own, cluster, programs, made } = place;
    let before = 0;
    own.running.set('one', async (ports, signal) => {
      becomesOther(place);
      before = cluster.requests.write;
      const written = await ports.cluster.writes.create(map('one'), signal);
      const program = {
        program: '/usr/bin/helm',
        args: [],
        cwd: '/',
        sees: [],
        environment: {},
        input: null,
        limit: 1,
        onLine: null,
      };
      const ended = await ports.programs.run(program, signal);
      expect(written).toMatchObject({ failure: { code: 'other-cluster' } });
      expect(ended).toMatchObject({
        status: null,
        problem: expect.stringContaining('it was not started: Another cluster'),
      });
      return { state: 'failed', message: 'It could not.', remedy: null };
    });
    expect(await run()).toMatchObject({ end: 'failed' });
    expect(cluster.requests.write).toBe(before);
    expect(made()).toEqual([]);
    expect(programs.ran).toEqual([]);
  });
});
