import { describe, expect, test } from 'vitest';
import type { CheckUse } from '../../../../src/domain/phases/checkUse.ts';
import type { CheckSpec } from '../../../../src/domain/phases/spec.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { checkSpec } from '../../live/platform.ts';
import { ended, manifestJob } from '../probing.ts';
import { house, makes, map, never, wants } from './house.ts';

const job = manifestJob();
const minute = 60_000;

describe('checks on demand', () => {
  const asked = checkSpec('one', { kind: 'http', url: `'https://x'`, status: null, token: null });

  const well = { status: 200, text: 'ok', certificate: null };

  test('of a step are asked when it has run', async () => {
    const { run, own, http } = await house({ steps: [makes('one')], checks: [asked] });
    own.running.set('one', async () => {
      http.answers.set('https://x', well);
      return { state: 'passed', message: 'It has run.', commit: null };
    });
    expect(await run()).toMatchObject({
      end: 'passed',
      steps: [{ message: 'It has run.' }],
      phase: { state: 'passed' },
    });
  });

  test('of a step are asked before it is planned: it may have nothing to do', async () => {
    const { plan, own, http } = await house({ steps: [makes('one')], checks: [asked] });
    http.answers.set('https://x', well);
    expect((await plan()).steps).toMatchObject([{ satisfied: true }]);
    expect(own.calls).toEqual([]);
  });

  test('of a step that nobody allows leave it done and not known', async () => {
    const { tryRun, ports } = await house({ steps: [makes('one')], checks: [asked] });
    const more = { ...ports, kinds: new Set<never>() };
    expect(await tryRun({}, never, more)).toMatchObject({
      end: 'passed',
      steps: [{ state: 'passed', message: expect.stringContaining('Whether it is done is not known') }],
    });
  });

  test('that somebody has said no to leave it not known at once, and nobody is asked again', async () => {
    const other = checkSpec('other', { kind: 'http', url: `'https://y'`, status: null, token: null });
    const { tryRun, ports, own, plan } = await house({ steps: [makes('one')], checks: [asked, other] });
    own.running.set('one', async () => ({ state: 'passed', message: 'It has run.', commit: null }));
    const questions: string[] = [];
    const allows = async (uses: readonly CheckUse[]): Promise<boolean> => {
      questions.push(uses.map(({ check }) => check).join());
      return false;
    };
    const { digest } = await plan();
    const more = { checks: { ...ports.checks, consent: { allows } } };
    expect(await tryRun({ digest }, never, more)).toMatchObject({
      end: 'passed',
      steps: [
        { message: 'It has run. Whether it is done is not known: Nobody has agreed to run "one".', state: 'passed' },
      ],
    });
    // `other` is asked for once more, with all of the phase.
    expect(questions).toEqual(['one', 'other']);
  });
});

test('a probe that is red runs again when its phase has changed, and a last time when its time is over', async () => {
  const writes = checkSpec('one', { kind: 'probe', manifest: 'p.yaml', objects: [job], problem: null, for: '3m' });
  const steps = [makes('one', { satisfiedBy: ['one', 'two'] })];
  const { run, own, cluster, timers } = await house({ steps, checks: [writes, wants('two')] });
  cluster.define(job);
  cluster.define({ apiVersion: 'v1', kind: 'Pod' });
  own.running.set('one', async () => ({ state: 'passed', message: 'It has run.', commit: null }));
  const times: number[] = [];
  const create = cluster.writes.create.bind(cluster.writes);
  cluster.writes.create = async (object, signal) => {
    const made = await create(object, signal);
    if (object.kind !== 'Job' || 'failure' in made) return made;
    const { name, namespace = '', uid = '' } = made.value.metadata;
    const metadata = { name, namespace, labels: { 'batch.kubernetes.io/controller-uid': uid } };
    cluster.put({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'probe' }] } });
    cluster.logs.set(`${namespace}/${name}/probe`, 'read back');
    times.push(timers.now().getTime());
    cluster.put({ ...made.value, ...ended(times.length === 3 ? 'Complete' : 'Failed') });
    if (times.length === 1) setImmediate(() => cluster.put(map('two')));
    return made;
  };
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed', message: 'It has run.' }] });
  // The fourth is that of all checks of the phase.
  expect(times).toHaveLength(4);
  const [first = 0, second = 0, third = 0] = times;
  expect([second - first < minute, third - first > 9 * minute]).toEqual([true, true]);
});

test('what a watch did not tell is seen when a step has run', async () => {
  const { run, own, cluster, timers } = await house({ steps: [makes('one')] });
  const begun = timers.now().getTime();
  own.running.set('one', async (ports, signal) => {
    cluster.watch = (_query, _version, _onEvent, until) =>
      new Promise((_, reject) => until.addEventListener('abort', () => reject(until.reason), { once: true }));
    cluster.endWatches();
    await ports.cluster.writes.create(map('one'), signal);
    return { state: 'passed', message: 'It has run.', commit: null };
  });
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }] });
  expect(timers.now().getTime() - begun).toBeLessThan(minute);
});

test('a check that a later step is there for is left to that', async () => {
  const steps = [makes('one', { satisfiedBy: ['two'] }), makes('two')];
  const { run, made } = await house({ steps, checks: [wants('two')] });
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }, { state: 'passed' }] });
  expect(made()).toEqual(['one', 'two']);
});

test('of the checks of a step those that are its own are waited for', async () => {
  const steps = [makes('one', { satisfiedBy: ['one', 'two'] }), makes('two')];
  const { run, own } = await house({ steps, checks: [wants('one'), wants('two')] });
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }, { state: 'passed' }] });
  expect(own.calls.filter((call) => call.startsWith('run'))).toEqual(['run one', 'run two']);
});

test('a step that no check says anything of is done when it has run', async () => {
  const { run } = await house({ steps: [makes('one', { satisfiedBy: [] })], checks: [] });
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'passed' }] });
});

/** A check that is red as long as nobody has been told what is waited for. */
const untilTold = (id: string, remedy: string | null, message = `'not yet'`) =>
  checkSpec(id, { kind: 'git' }, { expect: 'git.ahead == 0', message, remedy });

/** A step that has run, and waits for these checks. */
async function waits(satisfiedBy: readonly string[], checks: readonly CheckSpec[]) {
  const { run, own, gitState, lines } = await house({ steps: [makes('one', { satisfiedBy })], checks });
  const facts = gitState.seen;
  if ('failure' in facts) throw new Error('It says.');
  const isTold = (): boolean => lines.some((line) => line.startsWith('one: Waits up to 10 min:'));
  Object.defineProperty(gitState, 'seen', { get: () => (isTold() ? facts : { ...facts, ahead: 1 }) });
  own.running.set('one', async () => ({ state: 'passed', message: 'It has run.', commit: null }));
  expect(await run()).toMatchObject({ end: 'passed' });
  return lines;
}

test('what is missing is told while it is waited for, and nothing in it is obeyed', async () => {
  const lines = await waits(['one'], [untilTold('one', 'Push it.', `'not\u001b[2J yet'`)]);
  expect(lines.find((line) => line.startsWith('one: Waits up to 10 min:'))).toMatch(/not.* Push it\.$/);
  // oxlint-disable-next-line no-control-regex -- these are the characters to be found
  expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/);
});

test.each<readonly [what: string, remedies: readonly [one: string | null, two: string | null], told: string]>([
  ['the first that the step names', ['Do one.', 'Do two.'], '"two": not yet; "one": not yet. Do two.'],
  ['the first that says any', ['Do one.', null], '"two": not yet; "one": not yet. Do one.'],
  ['none', [null, null], '"two": not yet; "one": not yet.'],
])('what is missing is told as the step names it, with what to do about %s', async (_, [one, two], told) => {
  const lines = await waits(['two', 'one'], [untilTold('one', one), untilTold('two', two)]);
  expect(lines.filter((line) => line.includes('Waits up to'))).toEqual([`one: Waits up to 10 min: ${told}`]);
});

test('what can not be looked at is told with what to do about that, and not about a check', async () => {
  const checks = [{ ...wants('one'), remedy: 'Do one.' }];
  const { run, lines, own, cluster } = await house({ steps: [makes('one')], checks });
  own.running.set('one', async (ports, signal) => {
    await ports.cluster.writes.create(map('one'), signal);
    cluster.fail('list', failureOf('server', 'It has a bad day.'), { kind: 'v1 ConfigMap', times: 1 });
    return { state: 'passed', message: 'It has run.', commit: null };
  });
  expect(await run()).toMatchObject({ end: 'passed' });
  expect(lines).toContain(
    "one: Waits up to 10 min: How things stand can't be looked at: ConfigMap (v1): It has a bad day. See whether the cluster answers, and run the phase again: it goes on here.",
  );
});

test('a step that has run and whose checks stay red is told after a while', async () => {
  const { run, own, timers } = await house({ steps: [makes('one')] });
  own.running.set('one', async () => {
    // Nobody makes it, and the limit of its kind passes.
    void timers.waiting(10 * 60_000).then(() => timers.advance(10 * 60_000));
    return { state: 'passed', message: 'It has run.', commit: null };
  });
  expect(await run()).toMatchObject({
    end: 'failed',
    steps: [{ message: expect.stringMatching(/^It has run, and 10 min later it is not done: "one"/) }],
  });
});
