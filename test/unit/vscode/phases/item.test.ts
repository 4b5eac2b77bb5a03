import { describe, expect, test, vi } from 'vitest';
import type { CheckResult, PhaseResult } from '../../../../src/domain/phases/result.ts';
import { itemOf } from '../../../../src/vscode/phases/item.ts';
import { Rows } from '../../../../src/vscode/phases/rows.ts';
import type { ThemeIcon } from '../../../fakes/vscode.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { checkResult, phaseResult } from './results.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const now = new Date('2026-01-01T12:00:00Z');

/** The row of a phase and of its first check, as the editor gets them. */
function rowsOf(phase: PhaseResult, results: readonly PhaseResult[] = [phase], documented = false) {
  const rows = new Rows();
  rows.take([phase]);
  const around = { results, isDocumented: () => documented, running: null, now };
  const [first, second] = rows.all;
  if (first === undefined) throw new Error('There is no row.');
  return { phase: itemOf(first, around), check: second === undefined ? null : itemOf(second, around) };
}

function checkRow(said: Partial<CheckResult>) {
  const item = rowsOf(phaseResult({ checks: [checkResult(said)] })).check;
  if (item === null) throw new Error('There is no row.');
  const { id, color } = item.iconPath as unknown as ThemeIcon;
  return {
    light: color === undefined ? id : `${id} ${color.id}`,
    description: item.description,
    said: item.accessibilityInformation?.label,
  };
}

describe('A check', () => {
  const before = { at: '2026-01-01T11:56:00Z', reads: [], files: [], summary: '' };

  test.each<[string, Partial<CheckResult>, light: string, description: string]>([
    ['that passed', {}, 'pass-filled testing.iconPassed', '12 deny'],
    ['that failed', { state: 'failed', message: 'x is in Audit' }, 'error testing.iconFailed', 'x is in Audit'],
    [
      'that is only good to know',
      { state: 'failed', level: 'advisory', message: '2 left' },
      'warning list.warningForeground',
      '2 left',
    ],
    [
      'that waits',
      { state: 'blocked', message: 'waits for Kyverno' },
      'circle-slash disabledForeground',
      'waits for Kyverno',
    ],
    [
      'that nobody may know',
      { state: 'unknown', message: 'may not list pods' },
      'question list.warningForeground',
      'may not list pods',
    ],
    [
      'that never ran',
      { state: 'unknown', needsValidate: true, message: 'needs Validate' },
      'circle-large-outline',
      'needs Validate',
    ],
    ['that runs', { state: 'running', message: 'asking the cluster' }, 'sync~spin', 'asking the cluster'],
    [
      'that was seen last time',
      { state: 'stale', was: 'passed', evidence: before },
      'pass-filled disabledForeground',
      '12 deny · 4 minutes ago',
    ],
    [
      'that had failed last time',
      { state: 'stale', was: 'failed', evidence: before },
      'error disabledForeground',
      '12 deny · 4 minutes ago',
    ],
    ['that does not apply', { state: 'notApplicable', message: '' }, 'dash disabledForeground', 'not applicable'],
    [
      'without words but with a reason',
      { state: 'unknown', message: '', reason: 'no such field' },
      'question list.warningForeground',
      'no such field',
    ],
  ])('%s', (_, said, light, description) => {
    expect(checkRow(said)).toMatchObject({ light, description });
  });

  test('says its state in words to who does not see its icon', () => {
    expect(checkRow({ state: 'failed', message: 'x is in Audit' }).said).toBe(
      'Baseline policies deny, failed, x is in Audit',
    );
    expect(checkRow({ level: 'advisory' }).said).toBe('Baseline policies deny, advisory, passed, 12 deny');
  });

  test('is opened by its own command, with its name as plain data', () => {
    expect(rowsOf(phaseResult()).check?.command).toMatchObject({
      command: 'slipway.manifest.open',
      arguments: [{ phase: 'security', check: 'enforced' }],
    });
  });
});

describe('A phase', () => {
  const failed = checkResult({ id: 'b', state: 'failed' });
  const asked = checkResult({ id: 'c', state: 'unknown', needsValidate: true });
  const other = phaseResult({ id: 'gitops', title: 'GitOps' });

  test.each<[string, Partial<PhaseResult>, string]>([
    ['that is done', {}, '1/1'],
    ['with a failure', { state: 'failed', checks: [checkResult(), failed, asked] }, '1/3 · 1 failed'],
    ['that needs somebody', { state: 'unknown', checks: [checkResult(), asked] }, '1/2 · 1 need Validate'],
    ['that waits', { state: 'blocked', blockedBy: ['gitops'] }, 'waits for GitOps'],
    [
      'that waits and has a failure',
      { state: 'blocked', blockedBy: ['gitops'], checks: [failed] },
      'waits for GitOps · 1 failed',
    ],
    ['that waits for one that is not there', { state: 'blocked', blockedBy: ['gone'] }, 'waits for gone'],
    ['that does not apply', { state: 'notApplicable' }, 'not applicable'],
    [
      'whose file can not be read',
      { state: 'unknown', reason: 'phase.yaml is no YAML', checks: [] },
      'phase.yaml is no YAML',
    ],
    [
      'with advisory checks, which do not count',
      { checks: [checkResult(), checkResult({ id: 'd', level: 'advisory', state: 'failed' })] },
      '1/1',
    ],
    [
      'with a check that does not apply, which does not count',
      { checks: [checkResult(), checkResult({ id: 'd', state: 'notApplicable' })] },
      '1/1',
    ],
  ])('%s', (_, said, description) => {
    const phase = phaseResult(said);
    expect(rowsOf(phase, [other, phase]).phase.description).toBe(description);
  });

  test('has a page only where somebody has written one', () => {
    const phase = phaseResult();
    expect(rowsOf(phase, [phase], true).phase.contextValue).toMatch(/^phase.*documented/);
    expect(rowsOf(phase).phase.contextValue).toBe('phase');
  });

  test('keeps its place when it is drawn again: its id is its own', () => {
    const ids = [phaseResult({ id: 'a' }), phaseResult({ id: 'a"' }), phaseResult({ id: 'a","enforced' })].map(
      (phase) => [rowsOf(phase).phase.id, rowsOf(phase).check?.id],
    );
    expect(new Set(ids.flat()).size).toBe(6);
  });
});

describe('Text of others', () => {
  // oxlint-disable-next-line no-control-regex -- these are the characters that must not be there
  const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

  test.each(Object.entries(hostile))('with %s is shown in a row and not obeyed', (_, text) => {
    const check = checkResult({ title: text, message: text, reason: text });
    const phase = phaseResult({ id: text, title: text, state: 'blocked', blockedBy: [text], checks: [check] });
    const rows = rowsOf(phase);
    for (const item of [rows.phase, rows.check]) {
      const shown = [item?.label, item?.description, item?.accessibilityInformation?.label].map(String);
      for (const part of shown) {
        expect(part).not.toMatch(unseen);
        expect(part.length).toBeLessThan(1300);
      }
    }
  });
});
