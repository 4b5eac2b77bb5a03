import { expect, test } from 'vitest';
import { planStep } from '../../../../src/actions/bootstrap/planStep.ts';
import { house, makes, map, never } from './house.ts';

test('a step that releases is not done as long as its commit was not pushed', async () => {
  const { plan, git, cluster } = await house({ steps: [makes('one', { kind: 'gitops' })] });
  cluster.put(map('one'));
  const released = { 'platform.yaml': 'platform: { releasedPhase: 1 }\n' };
  git.add('feat: release b', released, 'b');
  expect((await plan()).steps).toMatchObject([
    { satisfied: false, reason: 'The commit that releases it has not been pushed.' },
  ]);
  git.pushed();
  expect((await plan()).steps).toMatchObject([{ satisfied: true }]);
});

test('a step with a condition that holds is no more done than any other as long as its commit was not pushed', async () => {
  const { plan, git, cluster } = await house({ steps: [makes('one', { kind: 'gitops', when: 'true' })] });
  cluster.put(map('one'));
  git.add('feat: release b', { 'platform.yaml': 'platform: { releasedPhase: 1 }\n' }, 'b');
  expect((await plan()).steps).toMatchObject([{ satisfied: false }]);
});

test('a step whose checks are green has to do what its kind still sees to do, unless it does not apply', async () => {
  const { plan, own, cluster } = await house({ steps: [makes('one'), makes('two', { when: 'false' })] });
  cluster.put(map('one'));
  own.due.set('one', 'Somebody has to be told.').set('two', 'Somebody has to be told.');
  expect((await plan()).steps).toMatchObject([
    { satisfied: false, reason: 'Somebody has to be told.' },
    { satisfied: true },
  ]);
  expect(own.calls).toEqual(['plan one']);
});

test('what runs is what the plan has decided, by the ports of the run', async () => {
  const { ports, phases, phase, own } = await house({ steps: [makes('one')] });
  const decisions: unknown[] = [];
  const command = { ...ports.steps.command };
  command.plan = async (...args) => ({ ...(await ports.steps.command.plan(...args)), decision: { at: 1 } });
  command.run = async (to, _place, decision) => {
    decisions.push([to.kubeconfig, decision]);
    return { state: 'passed', message: '', commit: null };
  };
  const steps = { ...ports.steps, command };
  const [step] = phase.steps;
  if (step === undefined || own.spec === null) throw new Error('There is no step.');
  const planning = { ports, steps, phases, folder: '/home', spec: own.spec, phase, git: null };
  const { run } = await planStep(planning, step, never);
  const other = { ...ports, kubeconfig: '/other' };
  await run?.(other, () => undefined, never);
  expect(decisions).toEqual([['/other', { at: 1 }]]);
  own.planned.set('one', { problem: 'There is no host.' });
  expect((await planStep(planning, step, never)).run).toBeNull();
});

test('a step whose command can not be worked out says why, and is not planned', async () => {
  const { plan, own } = await house({ steps: [makes('one', { kind: 'command', run: 'platform.nothing' })] });
  expect((await plan()).steps).toMatchObject([{ satisfied: false, problem: expect.stringContaining('Its command') }]);
  expect(own.calls).toEqual([]);
});

test('a step that does not apply has nothing to do', async () => {
  const { plan, own } = await house({
    steps: [makes('one', { when: 'false' }), makes('two', { when: 'false', kind: 'gitops' })],
  });
  expect((await plan()).steps).toMatchObject([{ satisfied: true }, { satisfied: true }]);
  expect(own.calls).toEqual([]);
});

test('a step that has something to do only since somebody was asked about others is not planned', async () => {
  const one = makes('one', { kind: 'helmfile', rows: ['root-application'] });
  const { tryPlan, git, cluster, own } = await house({ steps: [one, makes('two', { kind: 'gitops' })] });
  cluster.put(map('two'));
  const released = { 'platform.yaml': 'platform: { releasedPhase: 1 }\n' };
  git.add('feat: release b', released, 'b');
  git.pushed();
  const allows = async (): Promise<boolean> => {
    git.add('feat: release b', released, 'b');
    return true;
  };
  expect(await tryPlan({}, never, { stepConsent: { allows } })).toMatchObject({
    steps: [
      { id: 'one', satisfied: false },
      { id: 'two', satisfied: true },
    ],
  });
  expect(own.calls).toEqual(['plan one']);
});
