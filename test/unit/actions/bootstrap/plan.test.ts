import { describe, expect, test } from 'vitest';
import { defaultPhase } from '../../../../src/actions/bootstrap/plan.ts';
import { firstServer } from '../../../../src/domain/bootstrap/run.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { Failure } from '../../../../src/domain/kubernetes/failure.ts';
import type { PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { phaseOf } from '../../live/platform.ts';
import { house, makes, map, wants } from './house.ts';

test('a plan says what every step would do, and changes nothing', async () => {
  const { plan, cluster, own, lease } = await house();
  cluster.put(map('one'));
  const { steps, phase, head, obstacles, digest } = await plan();
  expect(steps).toMatchObject([
    { id: 'one', satisfied: true, reason: 'there is nothing to do.', argv: [] },
    { id: 'two', satisfied: false, argv: ['make', 'two'], problem: null },
  ]);
  expect({ phase, head, obstacles }).toEqual({
    phase: { id: 'b', number: 1, title: 'Second' },
    head: 'a'.repeat(40),
    obstacles: [],
  });
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  // What is satisfied is not planned.
  expect(own.calls).toEqual(['plan two']);
  expect(cluster.requests.write).toBe(0);
  expect(lease()).toBeNull();
});

test('what is looked at is told as it is found, all of it, in the same order', async () => {
  const { plan, items } = await house();
  const { preflight } = await plan();
  expect(preflight.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'cluster ok',
    'writing ok',
    'checks ok',
    'earlier ok',
    'rights ok',
    'nodes ok',
    'tools ok',
    'lease ok',
    'steps ok',
    'secrets ok',
  ]);
  expect(items[0]?.every(({ state }) => state === 'running')).toBe(true);
  expect(items.every((now) => now.map(({ id }) => id).join() === preflight.map(({ id }) => id).join())).toBe(true);
});

test('it is the same as long as the same would happen', async () => {
  const { plan, own, cluster } = await house();
  const { digest } = await plan();
  cluster.put(map('another'));
  expect((await plan()).digest).toBe(digest);
  own.planned.set('two', { decides: 'other' });
  expect((await plan()).digest).not.toBe(digest);
});

describe('nothing is planned', () => {
  test('when what the checks read does not answer', async () => {
    const { tryPlan, cluster, timers } = await house();
    cluster.list = (_query, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    const planning = tryPlan();
    await timers.pass(30_000);
    expect(await planning).toEqual({
      code: 'bootstrap/cluster',
      sentence: "How things stand can't be looked at: ConfigMap (v1) did not answer within 30 s.",
      remedy: 'See whether it answers, and plan again.',
    });
  });

  test.each<[string, object]>([
    [
      'where there is no such phase',
      { code: 'bootstrap/no-phase', sentence: 'There is no phase "x"; the platform has a, b.' },
    ],
  ])('%s', async (_, refused) => {
    const { tryPlan } = await house();
    expect(await tryPlan({ phase: 'x' })).toMatchObject(refused);
  });

  test('where the files are no platform any more', async () => {
    const { tryPlan, own } = await house();
    own.spec = null;
    expect(await tryPlan()).toMatchObject({ code: 'bootstrap/no-platform' });
  });

  test('where a file that decides can not be read, but for other phases', async () => {
    const { tryPlan, own } = await house();
    const { spec } = own;
    if (spec === null) throw new Error('There is one.');
    const broken = { ...phaseOf('c', []), problem: 'phases/2-c/phase.yaml is broken.' };
    own.spec = { ...spec, phases: [...spec.phases, broken], problems: ['phases/2-c/phase.yaml is broken.'] };
    expect(await tryPlan()).toMatchObject({ digest: expect.any(String) });
    own.spec = { ...spec, problems: ["applications.yaml can't be read."] };
    expect(await tryPlan()).toMatchObject({ code: 'bootstrap/unusable', sentence: "applications.yaml can't be read." });
  });

  test('where one of its steps can not be understood, which is no matter of other phases', async () => {
    const { tryPlan, own } = await house();
    const { spec } = own;
    if (spec === null) throw new Error('There is one.');
    const problem = 'phases/1-b/phase.yaml line 7: the step "x" can\'t be used: it has no "script".';
    const step = { id: 'x', kind: 'host', title: 'x', spot: { path: 'phases/1-b/phase.yaml', line: 6 }, problem };
    const [before, phase] = spec.phases;
    if (before === undefined || phase === undefined) throw new Error('There are two.');
    const withIt = (id: string): PlatformSpec => {
      const broken = { unusable: [step] };
      return { ...spec, phases: id === 'a' ? [{ ...before, ...broken }, phase] : [before, { ...phase, ...broken }] };
    };
    own.spec = withIt('b');
    expect(await tryPlan()).toEqual({ code: 'bootstrap/unusable', sentence: problem, remedy: null });
    own.spec = withIt('a');
    expect(await tryPlan()).toMatchObject({ digest: expect.any(String), obstacles: [] });
  });

  test.each([
    [failureOf('unreachable', 'Nothing listens at home.'), 'bootstrap/cluster'],
    [failureOf('consent', 'Nobody has agreed.'), 'bootstrap/not-allowed'],
    [failureOf('forbidden', 'You may not.'), 'bootstrap/cluster'],
  ])('where the cluster says: $message', async (failure, code) => {
    const { tryPlan, cluster } = await house();
    cluster.fail('get', failure, { kind: 'v1 Namespace', times: Infinity });
    expect(await tryPlan()).toMatchObject({ code, sentence: failure.message });
  });

  const away = failureOf('unreachable', 'Nothing listens at home.', { remedy: 'Look whether it runs.' });
  test.each<readonly [phase: string, failure: Failure, remedy: string | null]>([
    ['a', away, `Look whether it runs. ${firstServer}`],
    ['a', failureOf('unreachable', 'Nothing listens at home.'), firstServer],
    ['a', failureOf('forbidden', 'You may not.'), null],
    ['b', away, 'Look whether it runs.'],
  ])('says of phase %s how a first cluster comes to be, where none answers: %#', async (phase, failure, remedy) => {
    const { tryPlan, cluster } = await house();
    cluster.fail('get', failure, { kind: 'v1 Namespace', times: Infinity });
    expect(await tryPlan({ phase })).toMatchObject({ remedy });
  });

  test('where nobody agrees to what has to run for it', async () => {
    const step = { kind: 'helmfile', rows: ['root-application'] } as const;
    const { tryPlan, own, used } = await house({ steps: [makes('one', step)], allows: false });
    expect(await tryPlan()).toMatchObject({ code: 'bootstrap/not-allowed' });
    expect(used).toMatchObject([
      [
        {
          step: 'one',
          kind: 'helmfile',
          what: '/usr/bin/helmfile template of bootstrap/helmfile.yaml.gotmpl for root-application',
        },
      ],
    ]);
    expect(own.calls).toEqual([]);
  });

  test('when it is cancelled', async () => {
    const { tryPlan } = await house();
    const stop = new AbortController();
    const made = tryPlan({}, stop.signal);
    stop.abort(new Error('Enough.'));
    await expect(made).rejects.toThrow('Enough.');
  });
});

test('a platform that is in no repository has no commit', async () => {
  const { plan, git } = await house();
  git.failHead({ head: null });
  expect((await plan()).head).toBeNull();
});

test('a platform of which Git can not say where it stands is not planned', async () => {
  const { tryPlan, git } = await house();
  git.failHead({ failure: 'it did not end within 60 s.' });
  expect(await tryPlan()).toMatchObject({
    code: 'bootstrap/unusable',
    sentence: "Git can't say which commit the platform stands on: it did not end within 60 s.",
  });
});

test('the phase that is taken is the first that is not done', async () => {
  const { phases, plan } = await house({ before: [wants('zero')] });
  await plan();
  expect(defaultPhase(phases.results)).toBe('a');
  expect(defaultPhase([])).toBeNull();
});
