import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../../src/domain/kubernetes/failure.ts';
import type { WatchEvent } from '../../../../src/domain/kubernetes/exchange.ts';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, endless, pod, pods } from './pods.ts';
import { status } from './server.ts';
import type { Handler } from './server.ts';

function byteByByte(response: ServerResponse, [byte, ...rest]: Iterable<number>): void {
  if (byte === undefined) response.end();
  else response.write(Buffer.of(byte), () => byteByByte(response, rest));
}

describe('a watch', () => {
  const line = (type: string, object: unknown): string => `${JSON.stringify({ type, object })}\n`;
  const watching = async (handler: Handler, view: 'object' | 'table' = 'object') => {
    const all = await cluster(handler);
    const events: WatchEvent[] = [];
    const watch = (signal = never) => all.cluster.watch({ ...pods, view }, '7', (event) => events.push(event), signal);
    return { ...all, events, watch };
  };

  test('tells of what changes, in parts of any size, and ends with the version to go on from', async () => {
    const text =
      line('ADDED', pod('a')) +
      line('MODIFIED', { ...pod('é'), metadata: { name: 'é', resourceVersion: '8' } }) +
      line('DELETED', pod('a')) +
      line('BOOKMARK', { kind: 'Pod', metadata: { resourceVersion: '12' } });
    const { watch, events, server } = await watching((_, response) => {
      response.writeHead(200);
      byteByByte(response, Buffer.from(text));
    });
    expect(valueOf(await watch())).toBe('12');
    expect(events.map((event) => ['object' in event ? event.object.metadata.name : '', event.type])).toEqual([
      ['', 'open'],
      ['a', 'changed'],
      ['é', 'changed'],
      ['a', 'deleted'],
      ['', 'bookmark'],
    ]);
    expect(server.asked.at(-1)).toBe(
      'GET /api/v1/pods?watch=true&allowWatchBookmarks=true&resourceVersion=7&timeoutSeconds=300',
    );
  });

  test('as a table has columns that came once', async () => {
    const row = (cells: readonly unknown[], metadata: unknown) => ({
      kind: 'Table',
      rows: [{ cells, object: { metadata } }],
    });
    const { watch, events } = await watching((_, response) => {
      response.writeHead(200);
      response.write(
        line('BOOKMARK', {
          columnDefinitions: [{ name: 'Name' }, { name: 'Sync' }],
          ...row([null, null], { resourceVersion: '8' }),
        }),
      );
      response.end(line('MODIFIED', row(['a', 'Synced'], { name: 'a', resourceVersion: '9' })));
    }, 'table');
    expect(valueOf(await watch())).toBe('9');
    expect(events).toMatchObject([
      { type: 'open' },
      { type: 'bookmark', resourceVersion: '8' },
      { type: 'changed', object: { cells: { Name: 'a', Sync: 'Synced' } } },
    ]);
  });

  test.each<[string, Handler, Failure['code']]>([
    ['whose version is too old', (_, response) => status(response, 410, 'Expired'), 'expired'],
    [
      'that finds out later that its version is too old',
      (_, response) => void response.end(line('ERROR', { kind: 'Status', code: 410, reason: 'Expired' })),
      'expired',
    ],
    ['that is forbidden', (_, response) => status(response, 403, 'Forbidden'), 'forbidden'],
    ['of a server with too much to do', (_, response) => status(response, 429, 'TooManyRequests'), 'throttled'],
    [
      'that breaks off',
      (_, response) => void response.write(line('ADDED', pod('a')), () => response.destroy()),
      'reset',
    ],
    ['with an event that is none', (_, response) => void response.end('{"type":\n'), 'unreadable'],
    ['with an event of more than 16 MB', endless, 'too-large'],
  ])('%s', async (_, handler, code) => {
    const { watch } = await watching(handler);
    expect(failureIn(await watch()).code).toBe(code);
  });

  test('that says nothing beyond its own end is dead', async () => {
    const { watch, timers } = await watching((_, response) => response.writeHead(200).flushHeaders());
    const going = watch();
    await timers.pass(315_000);
    expect(failureIn(await going)).toMatchObject({ code: 'timeout', message: expect.stringContaining('within 315 s') });
  });

  test('ends when nobody wants it', async () => {
    const { watch, events, timers } = await watching((_, response) => response.writeHead(200).flushHeaders());
    const stop = new AbortController();
    const going = watch(stop.signal);
    await timers.waiting(315_000);
    stop.abort(new Error('gone'));
    await expect(going).rejects.toThrow('gone');
    expect(events).toEqual([{ type: 'open' }]);
  });
});
