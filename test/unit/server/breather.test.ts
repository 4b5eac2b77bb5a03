import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Breather, Superseded } from '../../../src/server/breather.ts';

/** A clock that stands still unless it is told how much work was done. */
function work(milliseconds: number): void {
  vi.advanceTimersByTime(milliseconds);
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setImmediate'] }));
afterEach(() => void vi.useRealTimers());

describe('a long judgement', () => {
  test('has nothing to wait for as long as the work is short', () => {
    const breather = new Breather();
    work(8);
    expect(breather.breathe()).toBeUndefined();
  });

  test('lets others through when the work gets long, and then begins anew', async () => {
    const breather = new Breather();
    work(9);
    const pause = breather.breathe();
    expect(pause).toBeInstanceOf(Promise);
    await vi.runAllTimersAsync();
    await pause;
    expect(breather.breathe()).toBeUndefined();
  });

  test('ends when a newer text has overtaken it', () => {
    const breather = new Breather();
    breather.supersede();
    expect(() => breather.breathe()).toThrow(Superseded);
  });

  test('ends when a newer text overtakes it in the pause', async () => {
    const breather = new Breather();
    work(9);
    const pause = breather.breathe();
    breather.supersede();
    await Promise.all([expect(pause).rejects.toThrow(Superseded), vi.runAllTimersAsync()]);
  });
});
