import { describe, expect, test } from 'vitest';
import { status } from '../node/kubernetes/server.ts';
import { House } from './house.ts';
import { looking } from './looking.ts';

/* Failures of a connection that have to end well (SAFETY), from the socket up to what is shown: those that pass. */

describe('what passes in a moment is not seen by anybody', () => {
  const times = (count: number, answer: (response: Parameters<House['instead']>[1]) => void): House => {
    const house = new House();
    let left = count;
    house.instead = ({ url, isWatch }, response) => {
      if (url.pathname !== '/api/v1/pods' || isWatch || left-- <= 0) return false;
      answer(response);
      return true;
    };
    return house;
  };

  test.each<[string, House, readonly number[]]>([
    [
      'a reset in the list',
      times(1, (response) => void response.write('{"items":[', () => response.destroy())),
      [1000],
    ],
    [
      '429 with Retry-After',
      times(1, (response) => void response.writeHead(429, { 'retry-after': '3' }).end()),
      [3000],
    ],
    ['three times 500', times(3, (response) => status(response, 500, 'InternalError')), [1000, 2000, 4000]],
  ])('%s', async (_, house, pauses) => {
    const { kindIs, names, timers } = await looking({ house });
    for (const pause of pauses) await timers.pass(pause);
    await kindIs('live');
    expect(names()).toEqual(['a', 'b']);
  });

  test('410 between pages', async () => {
    const house = new House();
    house.page = 1;
    let left = 1;
    house.instead = ({ url }, response) => {
      if (!url.searchParams.has('continue') || left-- <= 0) return false;
      status(response, 410, 'Expired');
      return true;
    };
    const { kindIs, names } = await looking({ house });
    await kindIs('live');
    expect(names()).toEqual(['a', 'b']);
  });

  test('410 on a watch, at its beginning and in its middle', async () => {
    const house = new House();
    let left = 1;
    house.instead = ({ isWatch }, response) => {
      if (!isWatch || left-- <= 0) return false;
      status(response, 410, 'Expired');
      return true;
    };
    const { watched, names, state, server, timers } = await looking({ house });
    await watched();
    for (const watch of house.watches) {
      house.pods.push('c');
      watch.end(`${JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code: 410 } })}\n`);
    }
    await timers.pass(2000);
    await expect.poll(names, { interval: 1 }).toEqual(['a', 'b', 'c']);
    expect(state()).toEqual({ state: 'live' });
    expect(server.asked.filter((one) => one.startsWith('GET /api/v1/pods?limit'))).toHaveLength(3);
  });

  test('a reset in the watch', async () => {
    const { house, watched, names, state, timers, live } = await looking();
    await watched();
    for (const watch of house.watches) watch.destroy();
    await timers.waiting(1000);
    expect(state()).toEqual({ state: 'live' });
    timers.advance(1000);
    await watched();
    house.add('c');
    await expect.poll(names, { interval: 1 }).toEqual(['a', 'b', 'c']);
    expect(live.connection.state).toBe('live');
  });
});
