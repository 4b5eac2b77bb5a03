import { describe, expect, test } from 'vitest';
import { Once } from '../../../../src/node/kubernetes/once.ts';
import { never } from './opened.ts';

/** Work that ends when the test says so. */
function work() {
  const started: {
    readonly signal: AbortSignal;
    readonly end: (value: string) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const once = new Once((signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    started.push({ signal, end: resolve, fail: reject });
    return promise;
  });
  return { started, once };
}

describe('work for several', () => {
  test('is done once for those who want it at the same time, and anew for others', async () => {
    const { started, once } = work();
    const both = Promise.all([once.run(never), once.run(never)]);
    started[0]?.end('a');
    expect(await both).toEqual(['a', 'a']);
    const later = once.run(never);
    started[1]?.end('b');
    expect(await later).toBe('b');
    expect(started).toHaveLength(2);
  });

  test('goes on for the others when one goes', async () => {
    const { started, once } = work();
    const stop = new AbortController();
    const [gone, stays] = [once.run(stop.signal), once.run(never)];
    stop.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    expect(started[0]?.signal.aborted).toBe(false);
    started[0]?.end('a');
    expect(await stays).toBe('a');
  });

  test('is given up with the last who wants it', async () => {
    const { started, once } = work();
    const stop = new AbortController();
    const gone = once.run(stop.signal);
    stop.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    expect(started[0]?.signal.aborted).toBe(true);
    const next = once.run(never);
    started[1]?.end('b');
    expect(await next).toBe('b');
  });

  test('fails for all', async () => {
    const { started, once } = work();
    const both = Promise.allSettled([once.run(never), once.run(never)]);
    started[0]?.fail(new Error('no'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
