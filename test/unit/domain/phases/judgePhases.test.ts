import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { judgePhases, releasedPhase } from '../../../../src/domain/phases/judgePhases.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import type { CheckSpec, PhaseSpec, PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import type { World } from '../../../../src/domain/phases/world.ts';
import { changed, greenObjects, without, worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { plan, spec, rows, settings } = template();
const green = greenObjects(rows, settings);
const statesOf = (world: World): Record<string, string> =>
  Object.fromEntries(
    judgePhases(plan, world, null).results.map(({ id, state, blockedBy }) => [id, [state, ...blockedBy].join(' ')]),
  );

describe('phases wait for those before them', () => {
  test('What nobody has validated blocks nothing', () => {
    expect(statesOf(worldOf(green))).toEqual({
      hosts: 'passed',
      storage: 'unknown',
      gitops: 'passed',
      security: 'unknown',
      services: 'unknown',
      runners: 'unknown',
      quality: 'unknown',
    });
  });

  test('The phase at the root of it is named; what is green in itself stays green', () => {
    const broken = changed(green, 'DaemonSet longhorn-system/longhorn-manager', 'status.numberReady', 1);
    expect(statesOf(worldOf(broken))).toMatchObject({ storage: 'failed', gitops: 'passed', security: 'unknown' });
    const both = without(broken, 'Deployment argocd/argocd-redis');
    expect(statesOf(worldOf(both))).toMatchObject({
      storage: 'failed',
      gitops: 'blocked storage',
      security: 'blocked storage',
      quality: 'blocked storage',
    });
  });

  test('What is being asked blocks nothing yet', () => {
    const asking = worldOf(green, {}, () => ({ state: 'connecting' }));
    expect(new Set(Object.values(statesOf(asking)))).toEqual(new Set(['running']));
  });

  test('What passed when it was last seen blocks nothing', () => {
    const since = new Date(0);
    const stale = worldOf(green, {}, () => ({ state: 'stale', since, failure: null }));
    expect(statesOf(stale)).toMatchObject({ hosts: 'stale', gitops: 'stale', security: 'unknown' });
    const failed = worldOf(without(green, 'Node homelab'), {}, () => ({ state: 'stale', since, failure: null }));
    expect(statesOf(failed)).toMatchObject({ hosts: 'blocked', storage: 'blocked hosts', quality: 'blocked hosts' });
  });

  test('What we may not know is unknown, and what comes after it waits', () => {
    const failure = failureOf('forbidden', 'No.');
    const world = worldOf(green, {}, ({ kind, apiVersion }) =>
      kind === 'Node' && apiVersion === 'v1' ? { state: 'unknown', since: new Date(0), failure } : { state: 'live' },
    );
    expect(statesOf(world)).toMatchObject({ hosts: 'unknown', gitops: 'passed', quality: 'blocked services' });
  });
});

describe('what did not change is the same', () => {
  const world = worldOf(green);
  const before = judgePhases(plan, world, null);

  test('object, as long as nothing changes', () => {
    const again = judgePhases(plan, world, before);
    expect(again.results.every((phase, index) => phase === before.results[index])).toBe(true);
  });

  test('object, where other files and another cluster say the same', () => {
    const again = judgePhases(planOf(spec), worldOf(green), before);
    expect(again.results.every((phase, index) => phase === before.results[index])).toBe(true);
  });

  test('and what changed is told alone', () => {
    const broken = worldOf(changed(green, 'StatefulSet gitlab/gitlab', 'status.readyReplicas', 0));
    const after = judgePhases(plan, broken, before);
    const other = after.results
      .flatMap(({ checks }) => checks)
      .filter((check) => !before.results.some(({ checks }) => checks.includes(check)));
    expect(other.map(({ id }) => id)).toEqual(['gitlab', 'answers-gitlab', 'project']);
    expect(after.results.filter((phase) => !before.results.includes(phase)).map(({ id }) => id)).toEqual([
      'services',
      'runners',
      'quality',
    ]);
  });
});

const spot = { path: 'phases/0-a/phase.yaml', line: 0 };

function fileCheck(id: string, more: Partial<CheckSpec> = {}): CheckSpec {
  const base = {
    id,
    title: id,
    why: null,
    remedy: null,
    level: 'required',
    requires: [],
    when: null,
    message: null,
    spot,
  } as const;
  return { ...base, kind: 'file', reads: [], expect: 'true', ...more } as CheckSpec;
}

function phaseOf(id: string, checks: readonly CheckSpec[], more: Partial<PhaseSpec> = {}): PhaseSpec {
  return {
    id,
    number: 0,
    title: id,
    summary: '',
    spot,
    requires: [],
    when: null,
    steps: [],
    unusable: [],
    checks,
    problem: null,
    ...more,
  };
}

function judgedOf(phases: readonly PhaseSpec[], more: Partial<PlatformSpec> = {}) {
  const made: PlatformSpec = {
    name: 'x',
    platform: { releasedPhase: 3 },
    applications: {},
    phases,
    files: {},
    problems: [],
    ...more,
  };
  return judgePhases(planOf(made), worldOf(new Map()), null).results;
}

describe('phases that say little', () => {
  test("A phase that can't be read is unknown, and later ones wait", () => {
    const broken = phaseOf('a', [], { problem: 'phase.yaml is missing.' });
    const later = phaseOf('b', [fileCheck('c', { expect: 'false' })], { number: 1, requires: ['a'] });
    expect(judgedOf([broken, later])).toMatchObject([
      { state: 'unknown', reason: 'phase.yaml is missing.' },
      { state: 'blocked', blockedBy: ['a'] },
    ]);
  });

  test.each([
    ['false', 'notApplicable', null],
    ['true', 'passed', null],
    ['platform.releasedPhase == 3', 'passed', null],
    ['nothing', 'unknown', 'Whether it applies can\'t be told: Nothing is known of "nothing".'],
  ])('A phase whose condition is %s is %s', (when, state, reason) => {
    expect(judgedOf([phaseOf('a', [fileCheck('c')], { when })])).toMatchObject([{ state, reason }]);
  });

  test('A phase of which nothing applies has passed', () => {
    expect(judgedOf([phaseOf('a', [fileCheck('c', { when: 'false' })])])).toMatchObject([
      { state: 'passed', checks: [{ state: 'notApplicable', message: 'false is false' }] },
    ]);
  });

  test('Advisory checks only show', () => {
    const advice = fileCheck('d', { level: 'advisory', expect: 'false' });
    expect(judgedOf([phaseOf('a', [fileCheck('c'), advice])])).toMatchObject([
      { state: 'passed', checks: [{}, { state: 'failed' }] },
    ]);
  });

  test('Checks that require each other, or none that there is, never pass', () => {
    const circle = [fileCheck('c', { requires: ['d'] }), fileCheck('d', { requires: ['c'] })];
    const nobody = fileCheck('e', { requires: ['nothing'] });
    const [phase] = judgedOf([phaseOf('a', [...circle, nobody])]);
    expect(phase?.checks.map(({ state, blockedBy }) => [state, blockedBy])).toEqual([
      ['blocked', 'd'],
      ['blocked', 'c'],
      ['blocked', 'nothing'],
    ]);
  });

  test('A chain without end is no stack without end', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => fileCheck(`c${index}`, { requires: [`c${index + 1}`] }));
    expect(judgedOf([phaseOf('a', chain)])[0]?.state).toBe('blocked');
  });
});

test('releasedPhase', () => {
  expect(releasedPhase(spec)).toBe(6);
  expect([null, {}, { releasedPhase: 'x' }, [1]].map((platform) => releasedPhase({ ...spec, platform }))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
