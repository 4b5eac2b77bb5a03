import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import { everything } from '../../../src/domain/kubernetes/query.ts';
import { pemData } from '../node/kubernetes/certificates.ts';
import { status } from '../node/kubernetes/server.ts';
import { House } from './house.ts';
import { looking, pods } from './looking.ts';
import type { Setting } from './looking.ts';

/* Failures of a connection that have to end well (SAFETY), from the socket up to what is shown: those before anything was seen. */

const { signal } = new AbortController();
const plugin = { apiVersion: 'client.authentication.k8s.io/v1', command: './plug', interactiveMode: 'Never' };

describe('before anything was seen', () => {
  const blackHole = async (): Promise<string> => {
    const hole = createServer(() => undefined);
    await new Promise<void>((resolve) => void hole.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void hole.close());
    return `https://127.0.0.1:${(hole.address() as AddressInfo).port}`;
  };

  test.each<[string, () => Promise<Setting>, readonly number[], FailureCode, string]>([
    ['nobody listens', async () => ({ address: 'https://127.0.0.1:1' }), [], 'unreachable', 'nothing listens there'],
    ['a black hole', async () => ({ address: await blackHole() }), [10_000], 'timeout', 'does not answer within 10 s'],
    [
      'a name that nobody knows',
      async () => ({ address: `https://${'x'.repeat(64)}.invalid` }),
      [],
      'unreachable',
      'the name of the host is not known',
    ],
    [
      'another authority',
      async () => ({ more: { cluster: { 'certificate-authority-data': pemData('other.pem') } } }),
      [],
      'tls',
      'an authority that is not known',
    ],
    [
      'a certificate that has expired',
      async () => ({ certificate: 'expired' }),
      [],
      'tls',
      'its certificate has expired',
    ],
    [
      'a plugin that hangs',
      async () => ({ more: { user: { exec: plugin } }, script: 'setInterval(() => {}, 1000);' }),
      [60_000],
      'credentials',
      'does not end within 60 s',
    ],
    [
      'a plugin that fails with 1 MB of complaints',
      async () => ({
        more: { user: { exec: plugin } },
        script: `process.stderr.write('x'.repeat(1024 * 1024), () => process.exit(1));`,
      }),
      [],
      'credentials',
      'ends with status 1: xxx',
    ],
  ])('%s is told in one sentence, and the objects are unknown', async (_, setting, times, code, message) => {
    const { is, live, state, names, timers } = await looking(await setting());
    for (const milliseconds of times) await timers.pass(milliseconds);
    await is('unknown', code);
    const failure = expect.objectContaining({ code, message: expect.stringContaining(message) });
    expect(live.connection).toMatchObject({ state: 'unknown', failure });
    expect(state()).toMatchObject({ state: 'unknown', failure });
    expect(names()).toEqual([]);
  });

  test.each<[string, (response: Parameters<House['instead']>[1]) => void, FailureCode]>([
    ['401', (response) => status(response, 401, 'Unauthorized'), 'unauthorized'],
    ['a redirect', (response) => void response.writeHead(302, { location: 'https://elsewhere' }).end(), 'redirect'],
  ])('%s of everything is one of the connection', async (_, answer, code) => {
    const house = new House();
    house.instead = (_request, response) => {
      answer(response);
      return true;
    };
    const { is, state } = await looking({ house });
    await is('unknown', code);
    expect(state()).toMatchObject({ state: 'unknown', failure: { code } });
  });

  test.each<[string, Setting['query'], FailureCode, string]>([
    ['403 on a list', pods, 'forbidden', 'You may not list pods.'],
    ['403 in one namespace', { ...pods, namespace: 'web' }, 'forbidden', 'You may not list pods in namespace "web".'],
  ])(
    '%s leaves these unknown, with the right that would allow it, and the rest as it is',
    async (_, query, code, message) => {
      const house = new House();
      house.instead = ({ url }, response) => {
        if (url.pathname !== `/api/v1/${query?.namespace === 'web' ? 'namespaces/web/' : ''}pods`) return false;
        status(response, 403, 'Forbidden');
        return true;
      };
      const { live, kindIs, state } = await looking({ house, ...(query === undefined ? {} : { query }) });
      await kindIs('unknown');
      expect(state()).toMatchObject({
        failure: { code, message, right: { verb: 'list', resource: 'pods', namespace: query?.namespace ?? null } },
      });
      const others = live.subscribe(everything('v1', 'Pod'));
      await live.settled([others], signal);
      expect(live.connection.state).toBe('live');
      expect(others.snapshot.state.state).toBe(query?.namespace === 'web' ? 'live' : 'unknown');
    },
  );
});
