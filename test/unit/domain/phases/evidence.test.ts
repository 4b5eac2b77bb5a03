import { describe, expect, test } from 'vitest';
import { evidenceOf, noEvidence, summaryOf } from '../../../../src/domain/phases/evidence.ts';
import { readingOf } from '../../../../src/domain/phases/reading.ts';
import { greenObjects, noon, worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { plan, spec, rows, settings } = template();
const world = worldOf(greenObjects(rows, settings));

function evidence(id: string, filesAt: number | null) {
  const check = plan.phases.flatMap(({ checks }) => checks).find((one) => one.spec.id === id);
  const readings = (check?.reads ?? []).map((read) => readingOf(read, spec, world));
  return evidenceOf(readings, filesAt);
}

describe('evidence', () => {
  test('has what was read, where and when', () => {
    expect(evidence('keys', null)).toEqual({
      at: '2026-11-26T12:00:00.000Z',
      reads: [
        {
          verb: 'list',
          apiVersion: 'v1',
          kind: 'Secret',
          namespace: 'kube-system',
          resourceVersion: '41822',
          count: 1,
          at: '2026-11-26T12:00:00.000Z',
        },
      ],
      files: ['.slipway/sealing-key.json'],
      summary: '1 × Secret in kube-system, list, resourceVersion 41822; .slipway/sealing-key.json',
    });
  });

  test('is as old as the oldest that was read: a file that was saved later makes it no newer', () => {
    expect(evidence('keys', noon + 1000).at).toBe('2026-11-26T12:00:00.000Z');
    expect(evidence('keys', noon - 1000).at).toBe('2026-11-26T11:59:59.000Z');
    expect(evidence('released', noon).at).toBe('2026-11-26T12:00:00.000Z');
    expect(evidence('released', null).at).toBeNull();
  });

  test('of nothing is none', () => {
    expect(evidenceOf([], noon)).toEqual(noEvidence);
  });

  test('Many files are counted', () => {
    expect(summaryOf([], ['a', 'b', 'c', 'd'])).toBe('a; b; 2 more files');
  });
});
