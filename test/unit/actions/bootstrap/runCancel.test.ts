import { describe, expect, test } from 'vitest';
import { leaving } from '../../../../src/actions/bootstrap/leaving.ts';
import type { StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import type { Ran } from '../../../../src/domain/bootstrap/plan.ts';
import { leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import type { StepSpec } from '../../../../src/domain/phases/spec.ts';
import { house, makes, never } from './house.ts';

/** The commit that a step makes. */
async function commitBy({ git }: StepPorts): Promise<string> {
  const facts = await git.facts('/home', never);
  if ('failure' in facts) throw new Error(facts.failure);
  const { head: parent, branch } = facts;
  const made = await git.commit(
    { folder: '/home', branch: branch ?? '', parent, files: [{ path: 'a.yaml', text: 'a: 1\n' }], message: 'feat: a' },
    never,
  );
  if ('failure' in made) throw new Error(made.failure.code);
  return made.commit;
}

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
      sentence: 'Second was cancelled at "Make two": 1 of 2 steps are done.',
      left: null,
      steps: [{ state: 'passed' }, { state: 'cancelled' }],
    });
    expect(lease()).toBeNull();
    expect(made()).toEqual(['one']);
    expect(events.at(-2)).toMatchObject({ step: 'two', state: 'cancelled' });
  });

  test('in the moment of a commit, which is told', async () => {
    const { run, own, lease, git } = await house();
    const stop = new AbortController();
    own.running.set('one', async (ports) => {
      const commit = await commitBy(ports);
      stop.abort(new Error('Enough.'));
      return { state: 'passed', message: 'It is committed.', commit };
    });
    expect(await run({}, stop.signal)).toMatchObject({
      end: 'cancelled',
      steps: [
        {
          state: 'cancelled',
          message: 'It was cancelled. It is committed. Its checks were not waited for.',
          commit: git.head,
        },
        { state: 'left' },
      ],
    });
    expect(lease()).toBeNull();
  });

  test('says what a step leaves behind that says it', async () => {
    const { run, own } = await house();
    const stop = new AbortController();
    own.running.set('one', async (_, signal) =>
      leaving('A release is pending.', signal, () => {
        stop.abort(new Error('Enough.'));
        return Promise.reject(signal.reason as Error);
      }),
    );
    expect(await run({}, stop.signal)).toMatchObject({
      steps: [{ state: 'cancelled', message: 'It was cancelled. A release is pending.' }, { state: 'left' }],
    });
  });

  test.each<[string, (ports: StepPorts, signal: AbortSignal, stop: AbortController) => Promise<Ran>]>([
    [
      'who waits for what comes after it',
      async (_, signal, stop) => {
        stop.abort(new Error('Enough.'));
        signal.throwIfAborted();
        return { state: 'passed', message: '', commit: null };
      },
    ],
    ['what comes after it fails', async () => ({ state: 'failed', message: 'Nobody has it.', remedy: null })],
  ])('a commit that was made is told whatever comes of it: %s', async (_, after) => {
    const { run, own, git } = await house();
    const stop = new AbortController();
    own.running.set('one', async (ports, signal) => {
      await commitBy(ports);
      return after(ports, signal, stop);
    });
    const ended = await run({}, stop.signal);
    expect(git.commits).toHaveLength(1);
    expect(ended).toMatchObject({ steps: [{ commit: git.head }, { state: 'left', commit: null }] });
  });

  test.each<[string, boolean, string]>([
    ['a cancel', true, 'Second was cancelled at "Make one": 0 of 2 steps are done, and the commit 0000000 is made.'],
    ['a Lease that is lost', false, 'Second stopped at "Make one": The Lease slipway-bootstrap was taken over: '],
  ])('%s after a commit says what is done, and what is not known', async (_, isCancel, sentence) => {
    const { run, own, cluster, timers } = await house();
    const stop = new AbortController();
    own.running.set('one', async (ports, signal) => {
      await commitBy(ports);
      const object = cluster.find(leaseKind, leasePlace.namespace, leasePlace.name);
      const spec = { holderIdentity: 'you@there/2' };
      if (isCancel) stop.abort(new Error('Enough.'));
      else cluster.put({ ...leaseKind, metadata: { ...leasePlace, uid: object?.metadata.uid ?? '' }, spec });
      timers.advance(15_000);
      await timers.wait(60_000, signal);
      return undefined;
    });
    const ended = await run({}, stop.signal);
    expect(ended.sentence).toContain(sentence);
    expect(ended.steps[0]?.message).toContain(
      'The commit 0000000 is made; whether it is pushed is found out when the phase is run again.',
    );
  });

  test.each<readonly [when: string, step: Partial<StepSpec>, abort: (stop: () => void) => void, left: string]>([
    ['while its checks are waited for', {}, (stop) => setImmediate(stop), ' Its checks were not waited for.'],
    ['in the moment that it has run', {}, (stop) => stop(), ' Its checks were not waited for.'],
    ['in the moment that it has run, where it has no checks', { satisfiedBy: [] }, (stop) => stop(), ''],
  ])('%s', async (_, more, abort, left) => {
    const { run, own, lease, lines } = await house({ steps: [makes('one', more), makes('two')] });
    const stop = new AbortController();
    own.running.set('one', async () => {
      abort(() => stop.abort(new Error('Enough.')));
      return { state: 'passed', message: 'It has run.', commit: null, remedy: 'Take it away' };
    });
    expect(await run({}, stop.signal)).toMatchObject({
      end: 'cancelled',
      steps: [{ state: 'cancelled', message: `It was cancelled. It has run.${left} Take it away` }, { state: 'left' }],
    });
    // It is told once.
    expect(lines.join(' ')).not.toContain('It has run.');
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
