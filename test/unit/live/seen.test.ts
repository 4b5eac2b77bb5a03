import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everything } from '../../../src/domain/kubernetes/query.ts';
import { kubeconfig } from '../node/kubernetes/opened.ts';
import { endless } from '../node/kubernetes/pods.ts';
import { apiServer, status } from '../node/kubernetes/server.ts';
import { House } from './house.ts';
import { looking } from './looking.ts';

/* Failures of a connection that have to end well (SAFETY), from the socket up to what is shown: those after something was seen. */

const ships = everything('example.org/v1', 'Ship');

describe('what was seen', () => {
  test('is stale when the API server is killed, and live when it comes back', async () => {
    const { house, server, watched, is, names, state, timers, live } = await looking();
    await watched();
    const since = timers.now();
    house.instead = (_, response) => {
      response.destroy();
      return true;
    };
    timers.hurry(8000);
    server.cut();
    await is('stale', 'reset');
    expect(names()).toEqual(['a', 'b']);
    expect(state()).toMatchObject({ state: 'stale', failure: { code: 'reset' } });
    expect(timers.now().getTime() - since.getTime()).toBeLessThan(60_000);
    house.instead = () => false;
    live.refresh();
    await watched();
    expect(live.connection.state).toBe('live');
  });

  test('is stale since the last word when the watch falls into a black hole', async () => {
    const { house, watched, names, state, timers, kindIs } = await looking();
    await watched();
    const since = timers.now();
    house.instead = ({ isWatch }) => isWatch;
    await timers.pass(315_000);
    await kindIs('stale');
    expect(state()).toMatchObject({ state: 'stale', since, failure: { code: 'timeout' } });
    expect(names()).toEqual(['a', 'b']);
    house.instead = () => false;
    await timers.pass(1000);
    await kindIs('live');
  });

  test('is stale when the right is taken away while watching, with the right that would allow it', async () => {
    const { house, watched, names, state, timers, live, kindIs } = await looking();
    await watched();
    house.instead = ({ url }, response) => {
      if (url.pathname !== '/api/v1/pods') return false;
      status(response, 403, 'Forbidden');
      return true;
    };
    timers.advance(240_000);
    for (const watch of house.watches) watch.end();
    await kindIs('stale');
    expect(state()).toMatchObject({ failure: { code: 'forbidden', right: { verb: 'watch', resource: 'pods' } } });
    expect(names()).toEqual(['a', 'b']);
    expect(live.connection.state).toBe('live');
    house.instead = () => false;
    await timers.pass(300_000);
    await kindIs('live');
  });

  test('is stale when a list becomes one gigabyte', async () => {
    const { house, watched, state, names, kindIs } = await looking();
    await watched();
    house.instead = ({ url, isWatch }, response) => {
      if (url.pathname !== '/api/v1/pods' || isWatch) return false;
      endless(response.req, response, '');
      return true;
    };
    for (const watch of house.watches)
      watch.end(`${JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code: 410 } })}\n`);
    await kindIs('stale');
    expect(state()).toMatchObject({ failure: { code: 'too-large', message: expect.stringContaining('64 MB') } });
    expect(names()).toEqual(['a', 'b']);
  });

  test('goes on when the kubeconfig is rewritten with another token', async () => {
    const { house, server, folder, watched, live, names } = await looking({ more: { user: { token: 'old' } } });
    await watched();
    writeFileSync(join(folder, 'config'), kubeconfig(server.url, { user: { token: 'new' } }));
    await expect.poll(() => server.headers.at(-1)?.authorization, { timeout: 4000 }).toBe('Bearer new');
    await watched();
    house.add('c');
    await expect.poll(names, { interval: 1 }).toEqual(['a', 'b', 'c']);
    expect(live.connection.state).toBe('live');
    expect(live.requests.list).toBe(1);
  });

  test('is stale when another cluster comes under the same context, and nothing of that is read', async () => {
    const { folder, watched, is, state, names, live, timers } = await looking();
    await watched();
    const other = new House();
    other.uid = '00000000-0000-4000-8000-000000000002';
    other.pods = ['z'];
    const server = await apiServer(other.handler);
    writeFileSync(join(folder, 'config'), kubeconfig(server.url));
    await is('stale', 'other-cluster');
    expect(state()).toMatchObject({
      state: 'stale',
      failure: { code: 'other-cluster', message: expect.stringContaining('00000000-0000-4000-8000-000000000002') },
    });
    expect(names()).toEqual(['a', 'b']);
    expect(server.asked.filter((one) => one.includes('pods'))).toEqual([]);
    expect(timers.pending).toEqual([]);
    live.accept();
    await expect.poll(names).toEqual(['z']);
  });
});

test('A definition that is missing is told, and its objects are seen when it appears', async () => {
  const { house, state, kindIs, timers, names } = await looking({ query: ships });
  await kindIs('absent');
  expect(state()).toMatchObject({
    failure: { code: 'no-kind', message: 'The cluster has no Ship of example.org/v1.' },
  });
  house.hasShips = true;
  await timers.pass(30_000);
  await kindIs('live');
  expect(names()).toEqual(['a']);
});
