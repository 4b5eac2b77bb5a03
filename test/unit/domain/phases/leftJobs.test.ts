import { describe, expect, test } from 'vitest';
import { joined, leftTold, withLeft } from '../../../../src/domain/phases/leftJobs.ts';
import { verdict } from '../../../../src/domain/phases/verdict.ts';

const job = { namespace: 'slipway-probe', name: 'volume', known: true, why: 'No right.' };

describe('what a probe has left behind', () => {
  test('is not told where it is nothing', () => {
    expect(leftTold([])).toBeNull();
    const passed = verdict('passed', 'wrote and read');
    expect(withLeft(passed, [])).toBe(passed);
  });

  test('is told with why, and how it goes', () => {
    expect(leftTold([job, { ...job, name: 'two', known: false, why: 'Who knows.' }])).toEqual({
      words: 'Job slipway-probe/volume is still there, Job slipway-probe/two may be there',
      sentence: 'Job slipway-probe/volume is still there: No right. Job slipway-probe/two may be there: Who knows.',
      remedy:
        'Take it away by: kubectl --namespace slipway-probe delete job volume; kubectl --namespace slipway-probe delete job two',
    });
  });

  const remedy = 'Take it away by: kubectl --namespace slipway-probe delete job volume';
  const sentence = 'Job slipway-probe/volume is still there: No right.';
  test.each([
    ['passed', null, 'it; Job slipway-probe/volume is still there', sentence],
    ['failed', 'It is full', 'it', `It is full. ${sentence}`],
    ['unknown', 'No log.', 'it', `No log. ${sentence}`],
  ] as const)('is told with a verdict that is %s', (state, reason, message, told) => {
    expect(withLeft(verdict(state, 'it', { reason }), [job])).toEqual(
      verdict(state, message, { reason: told, remedy }),
    );
  });
});

test.each([
  [null, 'b.'],
  ['', 'b.'],
  ['a', 'a. b.'],
  ['a.', 'a. b.'],
  ['a?', 'a? b.'],
])('%j and a sentence', (first, both) => expect(joined(first, 'b.')).toBe(both));
