import { expect, test } from 'vitest';
import { commandStep } from '../../../../src/actions/bootstrap/commandStep.ts';
import type { StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import { leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import { isRefusal } from '../../../../src/domain/bootstrap/run.ts';
import { house, makes, map, never, otherUid } from './house.ts';
import type { Housed } from './house.ts';

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

/** A run in which something happens first whenever a step is planned; the third time is that in the turn of step one. */
async function run(place: Housed, planning: (ports: StepPorts, time: number) => Promise<void>): Promise<void> {
  const { ports, plan, tryRun } = place;
  const { digest } = await plan();
  const { command } = ports.steps;
  let time = 1;
  const steps = {
    ...ports.steps,
    command: {
      ...command,
      plan: async (own: StepPorts, ...rest: [never, never, never]) => {
        await planning(own, ++time);
        return command.plan(own, ...rest);
      },
    },
  };
  const ended = await tryRun({ digest }, never, { steps });
  if (isRefusal(ended)) throw new Error(ended.sentence);
}

test('nothing is written while a step is planned, in its turn as little as before', async () => {
  const place = await house();
  const answers: unknown[] = [];
  await run(place, async ({ cluster }) => {
    const { writes } = cluster;
    answers.push(
      await writes.create(map('three'), never),
      await writes.patch(map(''), { namespace: 'default', name: 'one' }, {}, never),
      await writes.remove(map(''), { namespace: 'default', name: 'one' }, 'uid', never),
    );
  });
  // Two steps, before the run and in their turns.
  expect(answers).toHaveLength(12);
  for (const answer of answers)
    expect(answer).toMatchObject({
      failure: { code: 'refused', message: 'Nothing is written while a plan is made.' },
    });
  expect(place.made()).toEqual(['one', 'two']);
});

test.each([
  ['before the run', 2],
  ['in the turn of the step', 4],
])('no program runs while a step is planned and another cluster answers: %s', async (_, when) => {
  const place = await house();
  place.programs.on(['helm'], {});
  const ended: unknown[] = [];
  await run(place, async ({ programs }, time) => {
    if (time !== when) return;
    place.cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: otherUid } });
    ended.push(await programs.run(program, never));
  }).catch(() => undefined);
  expect(ended).toMatchObject([{ status: null, problem: expect.stringContaining('it was not started: Another') }]);
  expect(place.programs.ran).toEqual([]);
});

test('who was stopped while another took the Lease plans nothing any more', async () => {
  const place = await house();
  const { timers, own, cluster, lease } = place;
  const [now, spent] = [timers.now.bind(timers), { skew: 0 }];
  timers.now = () => new Date(now().getTime() + spent.skew);
  own.running.set('one', async (ports, signal) => {
    await ports.cluster.writes.create(map('one'), signal);
    const metadata = { ...leasePlace, uid: lease()?.metadata.uid ?? '' };
    cluster.put({ ...leaseKind, metadata, spec: { holderIdentity: 'you@there/2' } });
    // No timer has told so far: the machine slept.
    spent.skew = 120_000;
    return { state: 'passed', message: 'one is made.', commit: null };
  });
  const ended = await place.run();
  expect(ended).toMatchObject({
    end: 'failed',
    steps: [{ state: 'passed' }, { state: 'failed', message: expect.stringContaining('taken over: you@there/2') }],
  });
  // Both were planned before, and once more when the run began; step one in its turn as well.
  expect(own.calls.filter((call) => call.startsWith('plan'))).toEqual([
    'plan one',
    'plan two',
    'plan one',
    'plan two',
    'plan one',
  ]);
});

test('what planning waits for is told, before the run and in the turn of a step', async () => {
  const place = await house();
  const tryApply = place.cluster.writes.tryApply.bind(place.cluster.writes);
  place.cluster.writes.tryApply = (object, signal) => {
    place.timers.advance(10_000);
    return tryApply(object, signal);
  };
  await run(place, async ({ cluster }, time) => {
    if (time === 2 || time === 4) await cluster.writes.tryApply(map('one'), never);
  });
  const line = 'Waits for the API server to try ConfigMap default/one: a webhook that it asks first may take 30 s';
  expect(place.lines.filter((one) => one.includes('Waits for the API'))).toEqual([`: ${line}.`, `one: ${line}`]);
});

test('a command whose word becomes the name of a file elsewhere is what was agreed to', async () => {
  const files: Record<string, string> = {};
  const steps = [
    makes('one', { kind: 'manual', text: 'Write it.' } as const),
    makes('two', { satisfiedBy: [], run: "['helm', 'workflow', 'ci.yaml']" } as const),
  ];
  const { ports, own, programs, tryPlan, tryRun } = await house({ steps, files });
  programs.on(['helm'], {});
  const more = { steps: { ...ports.steps, command: commandStep } };
  const plan = await tryPlan({}, never, more);
  if (isRefusal(plan)) throw new Error(plan.sentence);
  expect(plan.steps[1]?.changes.map(({ what }) => what)).toContain('ci.yaml, which is not there yet');
  own.running.set('one', async () => {
    files['/home/.github/workflows/ci.yaml'] = 'on: push\n';
    return undefined;
  });
  expect(await tryRun({ digest: plan.digest }, never, more)).toMatchObject({
    end: 'passed',
    steps: [{ state: 'passed' }, { state: 'passed', message: 'helm has run.' }],
  });
});
