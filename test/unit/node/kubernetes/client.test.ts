import { describe, expect, test } from 'vitest';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, list, pod, pods } from './pods.ts';
import { json, status } from './server.ts';
import type { Handler } from './server.ts';

describe('what passes is tried again', () => {
  const failing = (times: number, fail: Handler): Handler => {
    let left = times;
    return (request, response, body) => {
      if (left-- > 0) fail(request, response, body);
      else json(response, list([pod('a')]));
    };
  };

  test('three times 500', async () => {
    const { cluster: home, timers } = await cluster(
      failing(3, (_, response) => status(response, 500, 'InternalError')),
    );
    const listing = home.list(pods, never);
    for (const pause of [1000, 2000, 4000]) await timers.pass(pause);
    expect(valueOf(await listing).objects).toHaveLength(1);
    expect(home.requests.list).toBe(4);
  });

  test('and given up after the fourth', async () => {
    const { cluster: home, timers } = await cluster(
      failing(9, (_, response) => status(response, 503, 'ServiceUnavailable')),
    );
    const listing = home.list(pods, never);
    for (const pause of [1000, 2000, 4000]) await timers.pass(pause);
    expect(failureIn(await listing)).toMatchObject({
      code: 'server',
      message: expect.stringMatching(/answers 503: ServiceUnavailable it is\.$/),
    });
  });

  test('429, as long after as the server wants', async () => {
    const { cluster: home, timers } = await cluster(
      failing(1, (_, response) => json(response, {}, 429, { 'retry-after': '7' })),
    );
    const listing = home.list(pods, never);
    await timers.pass(7000);
    expect(valueOf(await listing).objects).toHaveLength(1);
  });

  test('but not when that is longer than anybody wants to wait', async () => {
    const { cluster: home } = await cluster(
      failing(1, (_, response) => json(response, {}, 429, { 'retry-after': '90' })),
    );
    expect(failureIn(await home.list(pods, never))).toMatchObject({ code: 'throttled', retryAfter: 90_000 });
  });

  test.each<[string, Handler]>([
    ['before the headers', (request) => request.socket.destroy()],
    [
      'in the middle of the body',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{', () => response.destroy());
      },
    ],
  ])('a connection that breaks off %s', async (_, breakOff) => {
    const { cluster: home, timers } = await cluster(failing(1, breakOff));
    const listing = home.list(pods, never);
    await timers.pass(1000);
    expect(valueOf(await listing).objects).toHaveLength(1);
  });
});

describe('a server that says nothing', () => {
  test('is given 10 s until the headers', async () => {
    const { cluster: home, server, timers } = await cluster(() => undefined);
    const listing = home.list(pods, never);
    await server.came(2);
    timers.advance(10_000);
    expect(failureIn(await listing)).toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+ does not answer within 10 s\.$/),
    });
  });

  test('is given 30 s within a body, each time anew', async () => {
    let goOn = (): void => undefined;
    const { cluster: home, timers } = await cluster((_, response) => {
      response.writeHead(200).flushHeaders();
      goOn = () => void response.write('{');
    });
    const listing = home.list(pods, never);
    await timers.waiting(30_000);
    timers.advance(29_000);
    const begun = timers.begins(30_000);
    goOn();
    await begun;
    timers.advance(29_000);
    timers.advance(1000);
    expect(failureIn(await listing)).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('within 30 s'),
    });
  });

  test('is given no longer to say what went wrong, also with a watch', async () => {
    const { cluster: home, server, timers } = await cluster((_, response) => response.writeHead(500).flushHeaders());
    const going = home.watch(pods, '7', () => undefined, never);
    await server.came(2);
    await timers.pass(30_000);
    expect(failureIn(await going)).toMatchObject({ code: 'server', message: expect.stringMatching(/ answers 500\.$/) });
  });

  test('is left when whoever asked goes', async () => {
    const { cluster: home, server } = await cluster(() => undefined);
    const stop = new AbortController();
    const listing = home.list(pods, stop.signal);
    await server.came(2);
    stop.abort(new Error('gone'));
    await expect(listing).rejects.toThrow('gone');
  });

  test('is left when the connection is closed, which is a failure', async () => {
    const { cluster: home, server } = await cluster(() => undefined);
    const listing = home.list(pods, never);
    await server.came(2);
    home.close();
    expect(failureIn(await listing)).toMatchObject({ code: 'reset', message: expect.stringContaining('is closed') });
    expect(failureIn(await home.list(pods, never)).code).toBe('reset');
  });
});
