import { describe, expect, test, vi } from 'vitest';
import type { PhaseResult } from '../../../../src/domain/phases/result.ts';
import { Rows } from '../../../../src/vscode/phases/rows.ts';
import { checkResult, phaseResult } from './results.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const [one, two] = [checkResult({ id: 'one' }), checkResult({ id: 'two' })];
const first = phaseResult({ id: 'first', checks: [one, two] });
const second = phaseResult({ id: 'second', checks: [one] });

/** What is drawn again, by name, when these results follow those. */
function drawn(...later: readonly PhaseResult[]): readonly string[] | 'all' {
  const rows = new Rows();
  rows.take([first, second]);
  const changed = rows.take(later);
  return changed === 'all' ? 'all' : changed.map(({ phase, check }) => (check === null ? phase : `${phase}/${check}`));
}

describe('Only what has changed is drawn again', () => {
  test('nothing', () => expect(drawn(first, second)).toEqual([]));

  test('a check whose words have changed, without its phase', () => {
    expect(drawn({ ...first, checks: [one, { ...two, message: '13 deny' }] }, second)).toEqual(['first/two']);
  });

  test('a check that fails, with its phase', () => {
    const failed = { ...first, state: 'failed' as const, checks: [one, { ...two, state: 'failed' as const }] };
    expect(drawn(failed, second)).toEqual(['first', 'first/two']);
  });

  test('a phase with other checks', () => expect(drawn(first, { ...second, checks: [two] })).toEqual(['second']));

  test('a phase with other checks of the same number and state', () => {
    expect(drawn({ ...first, checks: [two, one] }, second)).toEqual(['first']);
  });

  test('all when phases come, go or change places', () => {
    expect(drawn(first)).toBe('all');
    expect(drawn(second, first)).toBe('all');
    expect(drawn(first, second, phaseResult({ id: 'third' }))).toBe('all');
  });
});

test('A row keeps its object as long as it is there', () => {
  const rows = new Rows();
  rows.take([first, second]);
  const before = rows.all;
  rows.take([{ ...first, checks: [{ ...one, message: 'x' }, two] }, second]);
  expect(rows.all).toHaveLength(5);
  for (const [index, node] of rows.all.entries()) expect(node).toBe(before[index]);
  expect(rows.all[1]?.result).toMatchObject({ message: 'x' });
});
