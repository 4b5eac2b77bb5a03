import { expect, test } from 'vitest';
import { Spans } from '../../../../src/actions/bootstrap/spans.ts';
import { ManualTimers } from '../../../fakes/timers.ts';

test('One that has begun is over when its time has passed, and begins anew', () => {
  const timers = new ManualTimers();
  const spans = new Spans(timers);
  const seen = () => [spans.isRunning('one'), spans.isOver('one')];
  expect(seen()).toEqual([false, false]);
  spans.begin('one', 1000);
  timers.advance(999);
  expect(seen()).toEqual([true, false]);
  timers.advance(1);
  expect(seen()).toEqual([false, true]);
  spans.begin('one', 1000);
  expect(seen()).toEqual([true, false]);
  timers.advance(999);
  spans.begin('one', 1000);
  timers.advance(999);
  expect(seen()).toEqual([true, false]);
});

test('One of no time is over at once', () => {
  const spans = new Spans(new ManualTimers());
  spans.begin('one', 0);
  expect(spans.isOver('one')).toBe(true);
});

test('What has ended has never been, and leaves no timer', () => {
  const timers = new ManualTimers();
  const spans = new Spans(timers);
  for (const name of ['one', 'two', 'three']) spans.begin(name, 1000);
  spans.end('one');
  expect(spans.names).toEqual(['two', 'three']);
  expect(timers.pending).toHaveLength(2);
  spans.endAll();
  expect([spans.names, timers.pending]).toEqual([[], []]);
});
