import { describe, expect, test } from 'vitest';
import { judgeCheck } from '../../../../src/domain/phases/check.ts';
import type { JudgedCheck } from '../../../../src/domain/phases/check.ts';
import type { World } from '../../../../src/domain/phases/world.ts';
import { greenObjects, noon, worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { plan, rows, settings } = template();
const world = worldOf(greenObjects(rows, settings));

function judge(id: string, of: World, before?: JudgedCheck): JudgedCheck {
  const phase = plan.phases.find(({ checks }) => checks.some(({ spec }) => spec.id === id));
  const check = phase?.checks.find(({ spec }) => spec.id === id);
  if (phase === undefined || check === undefined) throw new Error(`There is no check ${id}`);
  return judgeCheck(check, phase, plan, of, [], before);
}

describe('a check is judged again', () => {
  test.each([
    ['kyverno', 'when nothing changes', world, true],
    ['kyverno', 'when time passes', { ...world, now: noon + 1 }, true],
    ['kyverno', 'when Git changes', { ...world, git: null }, true],
    ['kyverno', 'when its objects change', worldOf(greenObjects(rows, settings)), false],
    ['kyverno', 'when the cluster is gone', { ...world, noCluster: 'Gone.' }, false],
    ['released', 'when files were read again', { ...world, filesAt: noon + 1 }, false],
    ['adopted', 'when Applications change', worldOf(greenObjects(rows, settings)), false],
    ['accepted', 'when time passes', { ...world, now: noon + 1 }, false],
  ])('%s %s: the same is %s', (id, _, other, same) => {
    const before = judge(id, world);
    expect(judge(id, other, before) === before).toBe(same);
  });

  test('and is the same result where it says the same', () => {
    const before = judge('kyverno', world);
    expect(judge('kyverno', worldOf(greenObjects(rows, settings)), before).result).toBe(before.result);
    expect(judge('kyverno', { ...world, noCluster: 'Gone.' }, before).result).not.toBe(before.result);
  });
});
