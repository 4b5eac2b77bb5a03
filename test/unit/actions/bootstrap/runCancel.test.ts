import { describe, expect, test } from 'vitest';
import { house } from './house.ts';

describe('a cancel leaves no Lease', () => {
  test('while a step runs', async () => {
    const { run, own, lease, made, events } = await house();
    const stop = new AbortController();
    own.running.set('two', async (_, signal) => {
      stop.abort(new Error('Enough.'));
      signal.throwIfAborted();
      return undefined;
    });
    expect(await run({}, stop.signal)).toMatchObject({
      end: 'cancelled',
      sentence: 'Second was cancelled at "Make two": 1 of 2 steps ran.',
      left: null,
      steps: [{ state: 'passed' }, { state: 'cancelled' }],
    });
    expect(lease()).toBeNull();
    expect(made()).toEqual(['one']);
    expect(events.at(-2)).toMatchObject({ step: 'two', state: 'cancelled' });
  });

  test('in the moment of a commit, which is told', async () => {
    const { run, own, lease } = await house();
    const stop = new AbortController();
    own.running.set('one', async () => {
      stop.abort(new Error('Enough.'));
      return { state: 'passed', message: 'It is committed.', commit: 'c'.repeat(40) };
    });
    expect(await run({}, stop.signal)).toMatchObject({
      end: 'cancelled',
      steps: [{ state: 'cancelled', commit: 'c'.repeat(40) }, { state: 'left' }],
    });
    expect(lease()).toBeNull();
  });

  test('while its checks are waited for', async () => {
    const { run, own, lease } = await house();
    const stop = new AbortController();
    own.running.set('one', async () => {
      setImmediate(() => stop.abort(new Error('Enough.')));
      return { state: 'passed', message: 'It has run.', commit: null };
    });
    expect(await run({}, stop.signal)).toMatchObject({
      end: 'cancelled',
      steps: [{ state: 'cancelled' }, { state: 'left' }],
    });
    expect(lease()).toBeNull();
  });

  test.each(['get Namespace', 'get Lease', 'create Lease', 'list Node', 'may'])(
    'in the moment of: %s',
    async (call) => {
      const place = await house();
      const { tryRun, cluster, lease, plan } = place;
      const { digest } = await plan();
      const stop = new AbortController();
      const from = cluster.calls.length;
      const { push } = cluster.calls;
      cluster.calls.push = (...calls) => {
        if (calls.includes(call) && cluster.calls.length > from) stop.abort(new Error('Enough.'));
        return push.apply(cluster.calls, calls);
      };
      const ended = await tryRun({ digest }, stop.signal).then(
        (run) => ('code' in run ? run.code : run.end),
        (error: Error) => error.message,
      );
      expect(['Enough.', 'cancelled']).toContain(ended);
      expect(lease()).toBeNull();
    },
  );
});
