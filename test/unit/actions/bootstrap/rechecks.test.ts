import { describe, expect, test } from 'vitest';
import { Rechecks } from '../../../../src/actions/bootstrap/rechecks.ts';
import type { CheckResult } from '../../../../src/domain/phases/result.ts';
import { ManualTimers } from '../../../fakes/timers.ts';

const resultOf = (id: string, more: Partial<CheckResult> = {}): CheckResult =>
  ({ id, kind: 'http', state: 'failed', message: 'not yet', ...more }) as CheckResult;

const http = resultOf('http');
const probe = resultOf('probe', { kind: 'probe' });
const pods = (message: string) => resultOf('pods', { kind: 'resource', message });

describe('a check that is not green', () => {
  test('is asked at once, and then after pauses that get longer, up to a minute', () => {
    const timers = new ManualTimers();
    const rechecks = new Rechecks(timers);
    const pauses: number[] = [];
    for (let second = 0, before = 0; second < 300; second++, timers.advance(1000)) {
      if (!rechecks.isDue(http, [http])) continue;
      rechecks.asks(http, [http]);
      pauses.push(second - before);
      before = second;
    }
    expect(pauses).toEqual([0, 5, 10, 20, 40, 60, 60, 60]);
  });

  test('waits for itself alone', () => {
    const rechecks = new Rechecks(new ManualTimers());
    rechecks.asks(http, [http]);
    expect([http, resultOf('other')].map((one) => rechecks.isDue(one, []))).toEqual([false, true]);
  });

  test('leaves no timer', () => {
    const timers = new ManualTimers();
    const rechecks = new Rechecks(timers);
    rechecks.asks(http, []);
    rechecks.end();
    expect(timers.pending).toEqual([]);
  });
});

describe('a probe that has failed', () => {
  const before = [probe, http, pods('1 of 2')];

  test.each<[string, readonly CheckResult[], boolean]>([
    ['nothing has changed', before, false],
    ['it says itself something else', [{ ...probe, message: 'denied' }, http, pods('1 of 2')], false],
    ['another one on demand says something else', [probe, { ...http, message: '502' }, pods('1 of 2')], false],
    ['another one on demand has passed', [probe, { ...http, state: 'passed' }, pods('1 of 2')], true],
    ['what the cluster has is another thing', [probe, http, pods('2 of 2')], true],
  ])('and %s', (_, now, isDue) => {
    const timers = new ManualTimers();
    const rechecks = new Rechecks(timers);
    rechecks.asks(probe, before);
    expect(rechecks.isDue(probe, now)).toBe(false);
    timers.advance(5000);
    expect(rechecks.isDue(probe, now)).toBe(isDue);
  });

  test('that could not be run is tried again', () => {
    const timers = new ManualTimers();
    const rechecks = new Rechecks(timers);
    rechecks.asks(probe, before);
    timers.advance(5000);
    expect(rechecks.isDue({ ...probe, state: 'unknown' }, before)).toBe(true);
  });
});
