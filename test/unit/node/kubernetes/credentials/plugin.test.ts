import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pem, pemData } from '../certificates.ts';
import type { Opening } from '../opened.ts';
import { clustersOf, failureIn, kubeconfig, never, opened, valueOf } from '../opened.ts';
import { giving, programIn } from '../programs.ts';
import { apiServer, json, status } from '../server.ts';
import type { Handler } from '../server.ts';

const version: Handler = (_, response) => json(response, { gitVersion: 'v1.36.0' });
const count = `require('node:fs').appendFileSync(__dirname + '/runs', 'x');`;

/** A cluster whose user has this plugin, beside the kubeconfig. */
async function withPlugin(
  script: string,
  {
    exec = {},
    cluster = {},
    handler = version,
    ...opening
  }: Opening & { exec?: object; cluster?: object; handler?: Handler } = {},
) {
  const server = await apiServer(handler);
  const user = {
    exec: { apiVersion: 'client.authentication.k8s.io/v1', command: './plug', interactiveMode: 'IfAvailable', ...exec },
  };
  const { clusters, ...all } = clustersOf(kubeconfig(server.url, { user, cluster: { ...cluster } }), opening);
  const { folder } = all;
  programIn(folder, 'plug', script);
  const runs = (): number => (existsSync(join(folder, 'runs')) ? readFileSync(join(folder, 'runs'), 'utf8').length : 0);
  const home = valueOf(await clusters.open(null));
  onTestFinished(() => home.close());
  return { ...all, cluster: home, server, runs };
}

describe.runIf(process.platform !== 'win32')('a plugin', () => {
  test('gives a token, asked for once for all requests', async () => {
    const { cluster, server, runs } = await withPlugin(count + giving({ token: 'given' }));
    await Promise.all([cluster.version(never), cluster.version(never)]);
    await cluster.version(never);
    expect(server.headers.map(({ authorization }) => authorization)).toEqual([
      'Bearer given',
      'Bearer given',
      'Bearer given',
    ]);
    expect(runs()).toBe(1);
  });

  test('speaks v1beta1 too', async () => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1beta1', interactiveMode: undefined };
    const { cluster } = await withPlugin(giving({ token: 'given' }, 'v1beta1'), { exec });
    expect(valueOf(await cluster.version(never))).toBe('v1.36.0');
  });

  test('gives a certificate', async () => {
    const subjects: unknown[] = [];
    const script = giving({ clientCertificateData: pem('client.pem'), clientKeyData: pem('client.key') });
    const { cluster } = await withPlugin(script, {
      handler: (request, response, body) => {
        const socket = request.socket;
        if ('getPeerCertificate' in socket) subjects.push((socket as TLSSocket).getPeerCertificate().subject.CN);
        version(request, response, body);
      },
    });
    valueOf(await cluster.version(never));
    expect(subjects).toEqual(['client']);
  });

  test('is told of the cluster when it wants that, of the variables of the kubeconfig, and not of the editor', async () => {
    const script = `require('node:fs').writeFileSync(__dirname + '/heard', JSON.stringify(process.env));${giving({ token: 'a' })}`;
    const extension = [{ name: 'client.authentication.k8s.io/exec', extension: { audience: 'x' } }];
    const { cluster, folder, server } = await withPlugin(script, {
      exec: { provideClusterInfo: true, env: [{ name: 'PROFILE', value: 'home' }] },
      cluster: { 'tls-server-name': 'kubernetes.default', extensions: extension },
      environment: { HOME: '/home/me', ELECTRON_RUN_AS_NODE: '', VSCODE_PID: '1', NODE_OPTIONS: '' },
    });
    valueOf(await cluster.version(never));
    const heard = JSON.parse(readFileSync(join(folder, 'heard'), 'utf8'));
    expect(heard).toMatchObject({ HOME: '/home/me', PROFILE: 'home' });
    expect(Object.keys(heard).filter((name) => /^(ELECTRON|VSCODE|NODE)_/.test(name))).toEqual([]);
    expect(JSON.parse(heard.KUBERNETES_EXEC_INFO)).toEqual({
      kind: 'ExecCredential',
      apiVersion: 'client.authentication.k8s.io/v1',
      spec: {
        interactive: false,
        cluster: {
          server: server.url,
          'tls-server-name': 'kubernetes.default',
          'certificate-authority-data': pemData('authority.pem'),
          config: { audience: 'x' },
        },
      },
    });
  });

  test('is told nothing of the cluster that it did not ask for', async () => {
    const script = `require('node:fs').writeFileSync(__dirname + '/heard', process.env.KUBERNETES_EXEC_INFO);${giving({ token: 'a' })}`;
    const { cluster, folder } = await withPlugin(script);
    valueOf(await cluster.version(never));
    expect(JSON.parse(readFileSync(join(folder, 'heard'), 'utf8')).spec).toEqual({ interactive: false });
  });

  test('is asked again when what it gave has expired', async () => {
    const script = count + giving({ token: 'given', expirationTimestamp: '2026-01-01T00:01:00Z' });
    const { cluster, timers, runs } = await withPlugin(script);
    await cluster.version(never);
    timers.advance(59_999);
    await cluster.version(never);
    expect(runs()).toBe(1);
    timers.advance(1);
    await cluster.version(never);
    expect(runs()).toBe(2);
  });

  test('is asked again, once, when the server refuses what it gave', async () => {
    const handler: Handler = (request, response) => {
      if (request.headers.authorization === 'Bearer 2') json(response, { gitVersion: 'v1' });
      else status(response, 401, 'Unauthorized');
    };
    const script = `${count} const runs = require('node:fs').readFileSync(__dirname + '/runs', 'utf8').length;
      console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion: 'client.authentication.k8s.io/v1', status: { token: String(runs) } }));`;
    const { cluster, runs, server, folder } = await withPlugin(script, { handler });
    expect(valueOf(await cluster.version(never))).toBe('v1');
    expect(runs()).toBe(2);
    writeFileSync(join(folder, 'runs'), 'xxx');
    server.handler = (_, response) => status(response, 401, 'Unauthorized');
    expect(failureIn(await cluster.version(never)).code).toBe('unauthorized');
    expect(runs()).toBe(4);
  });

  test('that hangs is ended after 60 s', async () => {
    const { cluster, timers } = await withPlugin('setInterval(() => {}, 1000);');
    const asking = cluster.version(never);
    await timers.pass(60_000);
    expect(failureIn(await asking)).toMatchObject({
      code: 'credentials',
      message: expect.stringMatching(/^The program \/.*\/plug of exec of user "me" of .* does not end within 60 s\.$/),
      remedy: 'Run it in a terminal to see what it wants.',
    });
  });

  test.each<[string, string, string, string]>([
    [
      'fails with 1 MB of complaints',
      `process.stderr.write('y'.repeat(1024 * 1024) + '\\n', () => process.exit(1));`,
      `ends with status 1: ${'y'.repeat(300)}…`,
      'Install plug.',
    ],
    [
      'fails with a word',
      `console.error('first\\nsign in first\\n'); process.exit(3);`,
      'ends with status 3: sign in first.',
      'Install plug.',
    ],
    [
      'repeats an address with a password',
      `process.stderr.write('no way to https://me:hunter2@id.example/x\\n'); process.exitCode = 1;`,
      'ends with status 1: no way to https://id.example/x.',
      'Install plug.',
    ],
    ['fails without a word', 'process.exit(3);', 'ends with status 3.', 'Install plug.'],
    ['prints nonsense', `console.log('hunter2')`, 'prints no ExecCredential', 'Update it, or run it in a terminal.'],
    ['prints too much', `process.stdout.write('x'.repeat(2 * 1024 * 1024));`, 'prints more than 1 MB', 'Install plug.'],
  ])('that %s is told in a sentence', async (_, script, message, remedy) => {
    const { cluster, server } = await withPlugin(script, { exec: { installHint: 'Install plug.' } });
    const failure = failureIn(await cluster.version(never));
    expect(failure).toMatchObject({ code: 'credentials', message: expect.stringContaining(message), remedy });
    expect(failure.message.length).toBeLessThan(600);
    expect(failure.message).not.toContain('hunter2');
    expect(server.asked).toEqual([]);
  });

  test('that wants a terminal is not started', async () => {
    const { cluster, runs } = await withPlugin(count, { exec: { interactiveMode: 'Always' } });
    expect(failureIn(await cluster.version(never)).message).toContain('wants a terminal, and there is none here.');
    expect(runs()).toBe(0);
  });

  test('of one context is not that of another with the same user name', async () => {
    const first = await withPlugin(giving({ token: 'first' }));
    const second = await withPlugin(giving({ token: 'second' }));
    await first.cluster.version(never);
    await second.cluster.version(never);
    expect([first.server, second.server].map(({ headers }) => headers[0]?.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
  });
});

test('Nobody is asked for what is written down', async () => {
  const server = await apiServer(version);
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'never', interactiveMode: 'Never' };
  const { cluster, uses } = await opened(kubeconfig(server.url, { user: { token: 'abc', exec } }));
  expect(valueOf(await cluster.version(never))).toBe('v1.36.0');
  expect(uses).toEqual([]);
});
