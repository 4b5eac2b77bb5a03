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

/** What is left of a line on a screen that is wide enough, and without colours. */
function seen(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the sequences that set colours, and whether lines wrap
  return text.replaceAll(/\u001b\[(\d+m|\?7[lh])/g, '');
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
      runningLine({ at, title: text, message: text }),
      satisfiedLine(text),
    ])
      // oxlint-disable-next-line no-control-regex -- these are what a terminal obeys
      expect(seen(made)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('The line of a step that runs', () => {
  test('says what it does', () => {
    const shown = runningLine({ at, title: 'Wait for the policies', message: 'kyverno is Progressing' });
    expect(seen(shown)).toBe('09:03:05  … Wait for the policies · kyverno is Progressing');
  });

  test('is not wrapped by the terminal, and what comes after it is', () => {
    const shown = runningLine({ at, title: 'x'.repeat(500), message: '' });
    expect(shown.startsWith('\u001b[?7l')).toBe(true);
    expect(shown.endsWith('\u001b[?7h')).toBe(true);
  });
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
