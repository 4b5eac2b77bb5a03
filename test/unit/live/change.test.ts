import { describe, expect, test } from 'vitest';
import { Change } from '../../../src/live/change.ts';

test('All who listen are told, as long as they do', () => {
  const change = new Change<number>();
  const heard: string[] = [];
  const off = change.on((news) => heard.push(`a${news}`));
  change.on((news) => heard.push(`b${news}`));
  change.tell(1);
  off();
  change.tell(2);
  expect(heard).toEqual(['a1', 'b1', 'b2']);
});

test('Who listens twice is told twice, and may stop while being told', () => {
  const change = new Change<number>();
  let count = 0;
  const listener = (): void => void count++;
  const off = change.on(listener);
  change.on(() => off());
  change.on(listener);
  change.tell(1);
  change.tell(2);
  expect(count).toBe(3);
});

test('A listener that throws is a bug of its own, and the others are told', async () => {
  const bug = Promise.withResolvers<unknown>();
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.once('uncaughtException', bug.resolve);
  try {
    const change = new Change<number>();
    const heard: number[] = [];
    change.on(() => {
      throw new Error('bug');
    });
    change.on((news) => heard.push(news));
    change.tell(1);
    expect(heard).toEqual([1]);
    expect(await bug.promise).toEqual(new Error('bug'));
  } finally {
    for (const other of others) process.on('uncaughtException', other);
  }
});

describe('who waits for the next news', () => {
  test('is told of those that come, and listens no more', async () => {
    const change = new Change<string>();
    const next = change.next(new AbortController().signal);
    change.tell('a');
    expect(await next).toBeUndefined();
  });

  test('waits no longer than its signal', async () => {
    const stop = new AbortController();
    const next = new Change<string>().next(stop.signal);
    stop.abort();
    expect(await next).toBeUndefined();
  });

  test('does not wait when its signal has aborted before', async () => {
    expect(await new Change<string>().next(AbortSignal.abort())).toBeUndefined();
  });
});
