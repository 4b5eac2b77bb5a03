import { describe, expect, test } from 'vitest';
import { leaseFacts, leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import { house, map } from './house.ts';
import type { Housed } from './house.ts';

describe('the Lease that is lost', () => {
  const taken = ({ cluster, lease }: Housed): unknown =>
    cluster.put({
      ...leaseKind,
      metadata: { ...leasePlace, uid: lease()?.metadata.uid ?? '' },
      spec: { holderIdentity: 'you@there/2' },
    });

  test('ends the step that runs, and nothing is written any more', async () => {
    const place = await house();
    const { run, own, timers, made, lease } = place;
    own.running.set('one', async (_, signal) => {
      taken(place);
      const ended = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      await timers.pass(15_000);
      return ended;
    });
    expect(await run()).toMatchObject({
      end: 'failed',
      steps: [{ state: 'failed', message: expect.stringContaining('taken over: you@there/2') }, { state: 'left' }],
    });
    expect(made()).toEqual([]);
    const object = lease();
    expect(object === null ? '' : leaseFacts(object).holder).toBe('you@there/2');
  });

  test('while the process was stopped for two minutes is seen before the next write', async () => {
    const place = await house();
    const { run, own, timers, made } = place;
    own.running.set('one', async (ports, signal) => {
      taken(place);
      timers.advance(120_000);
      await ports.cluster.writes.create(map('one'), signal);
      signal.throwIfAborted();
      return { state: 'passed', message: 'It is made.', commit: null };
    });
    expect(await run()).toMatchObject({
      end: 'failed',
      steps: [{ message: expect.stringContaining('you@there/2') }, {}],
    });
    expect(made()).toEqual([]);
  });

  test('a process that was stopped for two minutes goes on when nobody took it', async () => {
    const { run, own, timers } = await house();
    own.running.set('one', async () => {
      timers.advance(120_000);
      return undefined;
    });
    expect(await run()).toMatchObject({ end: 'passed' });
  });

  test('is held against a second run, which is refused', async () => {
    const { run, tryRun, plan, own, timers, made } = await house();
    const { digest } = await plan();
    const second: { ended: Awaited<ReturnType<typeof tryRun>> | null } = { ended: null };
    own.running.set('one', async () => {
      void tryRun({ digest }).then((ended) => (second.ended = ended));
      // It takes longer than a renewal.
      while (second.ended === null) {
        timers.advance(15_000);
        await new Promise((resolve) => void setImmediate(resolve));
      }
      return undefined;
    });
    expect(await run({ digest })).toMatchObject({ end: 'passed' });
    expect(second.ended).toMatchObject({ code: 'bootstrap/held', sentence: expect.stringContaining('me@here/') });
    expect(made()).toEqual(['one', 'two']);
    expect(own.calls.filter((call) => call.startsWith('run'))).toEqual(['run one', 'run two']);
  });
});
