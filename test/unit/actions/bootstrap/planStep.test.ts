import { expect, test } from 'vitest';
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
