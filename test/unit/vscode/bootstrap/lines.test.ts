import { describe, expect, test, vi } from 'vitest';
import {
  duration,
  runningLine,
  satisfiedLine,
  stepLine,
  underTitle,
  wrapped,
} from '../../../../src/vscode/bootstrap/lines.ts';
import type { StepLine } from '../../../../src/vscode/bootstrap/lines.ts';
import { hostile } from '../../../fixtures/hostile.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const at = new Date(2026, 0, 1, 9, 3, 5);
const line: StepLine = { at, title: 'Release security', state: 'passed', message: '', took: 4000 };

/** What is left of a line on a screen without colours. */
function seen(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the sequences that set colours
  return text.replaceAll(/\u001b\[\d+m/g, '');
}

describe('The line of a step', () => {
  test.each<[string, Partial<StepLine>, string]>([
    ['that passed', {}, '09:03:05  ✓ Release security · 4 s'],
    ['that says something', { message: 'committed 1a2b3c4' }, '09:03:05  ✓ Release security · 4 s · committed 1a2b3c4'],
    ['that failed', { state: 'failed', message: 'It is away.' }, '09:03:05  ✗ Release security · 4 s · It is away.'],
    ['that was cancelled', { state: 'cancelled', took: 0 }, '09:03:05  ⊘ Release security · 0 s'],
  ])('%s', (_, said, wanted) => {
    expect(seen(stepLine({ ...line, ...said }))).toBe(wanted);
  });

  test('that has nothing to do begins where the others begin', () => {
    expect(seen(satisfiedLine('Release security'))).toBe('          ✓ Release security · nothing to do');
  });

  test.each(Object.entries(hostile))('holds nothing that a terminal obeys, whatever stands in it: %s', (_, text) => {
    for (const made of [
      stepLine({ ...line, title: text, message: text }),
      runningLine({ at, title: text, message: text }, 120),
      satisfiedLine(text),
    ])
      // oxlint-disable-next-line no-control-regex -- these are what a terminal obeys
      expect(seen(made)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('The line of a step that runs', () => {
  test.each([20, 40, 80, 200])('fits into one row of %i columns', (columns) => {
    for (const title of ['x'.repeat(500), '試験'.repeat(200)]) {
      const shown = seen(runningLine({ at, title, message: 'waits' }, columns));
      const width = Array.from(shown).reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
      expect(width).toBeLessThanOrEqual(columns);
      expect(width).toBeGreaterThan(columns / 3);
    }
  });

  test('is whole where there is room', () => {
    const shown = runningLine({ at, title: 'Wait for the policies', message: 'kyverno is Progressing' }, 120);
    expect(seen(shown)).toBe('09:03:05  … Wait for the policies · kyverno is Progressing');
  });

  test.each(['0 of 1 are well; argocd — differs from Git', 'not “done” yet', 'a → b…'])(
    'has all of the room for characters of one column: %s',
    (message) => {
      expect(seen(runningLine({ at, title: 'Wait', message }, 80))).toBe(`09:03:05  … Wait · ${message}`);
    },
  );
});

describe('A line that stays', () => {
  const said = stepLine({ ...line, message: 'Nobody says that it is done. Do what the step says.' });

  test('is broken between words, and goes on below the title', () => {
    expect(seen(wrapped(said, 40, underTitle)).split('\r\n')).toEqual([
      '09:03:05  ✓ Release security · 4 s ·',
      '            Nobody says that it is done.',
      '            Do what the step says.',
    ]);
  });

  test('is whole where there is room, with the spaces that it begins with', () => {
    expect(wrapped(said, 200, underTitle)).toBe(said);
    expect(wrapped(satisfiedLine('Wait'), 80)).toBe(satisfiedLine('Wait'));
  });

  test.each([
    ['', 10],
    ['x'.repeat(50), 10],
    ['a', 0],
  ])('of one word is never broken: %j in %i columns', (text, columns) => {
    expect(wrapped(text, columns)).toBe(text);
  });
});

test.each([
  [0, '0 s'],
  [1499, '1 s'],
  [59_600, '1 min 0 s'],
  [125_000, '2 min 5 s'],
  [3_780_000, '1 h 3 min'],
])('%i ms are %s', (milliseconds, wanted) => {
  expect(duration(milliseconds)).toBe(wanted);
});
