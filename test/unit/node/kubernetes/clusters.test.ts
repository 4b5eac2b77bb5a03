import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clustersOf, failureIn, kubeconfig, never, opened, valueOf } from './opened.ts';
import { giving, programIn } from './programs.ts';
import { apiServer, json } from './server.ts';
import type { Handler } from './server.ts';

const version: Handler = (_, response) => json(response, { gitVersion: 'v1.36.0' });

describe('the contexts of a kubeconfig', () => {
  test('are told with their servers, whatever is wrong with them', async () => {
    const { clusters } = clustersOf(`
current-context: home
contexts:
  - { name: home, context: { cluster: house, namespace: web } }
  - { name: lost, context: { cluster: nowhere } }
  - { name: broken, context: 7 }
clusters:
  - { name: house, cluster: { server: https://house } }
`);
    expect(valueOf(await clusters.contexts())).toEqual({
      current: 'home',
      contexts: [
        { name: 'home', server: 'https://house', namespace: 'web' },
        { name: 'lost', server: '', namespace: null },
        { name: 'broken', server: '', namespace: null },
      ],
    });
  });

  test('of no kubeconfig are a failure', async () => {
    const { clusters, folder } = clustersOf('');
    rmSync(join(folder, 'config'));
    expect(failureIn(await clusters.contexts())).toMatchObject({ code: 'kubeconfig' });
    expect(failureIn(await clusters.open(null)).message).toBe(
      `The kubeconfig ${folder}/config can't be read: it does not exist.`,
    );
  });
});

describe('a context', () => {
  test('is the same cluster as long as nothing has changed, and another one then', async () => {
    const server = await apiServer(version);
    const { clusters, folder, cluster } = await opened(kubeconfig(server.url, { user: { token: 'a' } }));
    writeFileSync(join(folder, 'config'), `# written again\n${kubeconfig(server.url, { user: { token: 'a' } })}`);
    expect(valueOf(await clusters.open('home'))).toBe(cluster);
    writeFileSync(join(folder, 'config'), kubeconfig(server.url, { user: { token: 'b' } }));
    const next = valueOf(await clusters.open(null));
    expect(next).not.toBe(cluster);
    expect(failureIn(await cluster.version(never))).toMatchObject({ code: 'reset' });
    await next.version(never);
    expect(server.headers.at(-1)?.authorization).toBe('Bearer b');
    next.close();
  });

  test('that was closed is opened anew', async () => {
    const server = await apiServer(version);
    const { clusters, cluster } = await opened(kubeconfig(server.url));
    cluster.close();
    const next = valueOf(await clusters.open(null));
    expect(next).not.toBe(cluster);
    expect(valueOf(await next.version(never))).toBe('v1.36.0');
    // The former one ends a second time, which is nothing to the next.
    cluster.close();
    expect(valueOf(await clusters.open(null))).toBe(next);
    next.close();
  });

  test('has its namespace, and default without one', async () => {
    const { cluster } = await opened(kubeconfig('https://house'));
    expect(cluster).toMatchObject({ context: 'home', namespace: 'default', server: 'https://house' });
    const other = await opened(kubeconfig('https://house', { context: { namespace: 'web' } }));
    expect(other.cluster.namespace).toBe('web');
  });

  test('whose plugin is nowhere is told when it is opened', async () => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'nowhere', interactiveMode: 'Never' };
    const { clusters } = clustersOf(kubeconfig('https://house', { user: { exec } }));
    expect(failureIn(await clusters.open(null))).toMatchObject({ code: 'credentials' });
  });

  test('whose plugin lies in the workspace is not used', async () => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: './plug', interactiveMode: 'Never' };
    const { clusters, folder } = clustersOf(kubeconfig('https://house', { user: { exec } }), {
      workspaces: (here) => [here],
    });
    programIn(folder, 'plug', giving({ token: 'a' }));
    expect(failureIn(await clusters.open(null)).message).toContain('lies in a folder of the workspace');
  });
});

describe('before a context is used', () => {
  test('what it does besides asking its server is shown', async () => {
    const server = await apiServer(version);
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: './plug',
      args: ['--for', 'home'],
      env: [{ name: 'SECRET', value: 'hunter2' }],
      interactiveMode: 'Never',
    };
    const skips = { 'certificate-authority-data': null, 'insecure-skip-tls-verify': true };
    const { clusters, folder, uses } = clustersOf(kubeconfig(server.url, { user: { exec }, cluster: skips }));
    programIn(folder, 'plug', giving({ token: 'a' }));
    const cluster = valueOf(await clusters.open(null));
    await Promise.all([cluster.version(never), cluster.version(never)]);
    await cluster.version(never);
    cluster.close();
    expect(uses).toEqual([
      {
        context: 'home',
        server: server.url,
        exec: { argv: [`${folder}/plug`, '--for', 'home'], variables: ['SECRET'] },
        proxy: null,
        tokenFile: null,
        skipsTls: true,
      },
    ]);
  });

  test.each<[string, Parameters<typeof kubeconfig>[1], Readonly<Record<string, string>>, object]>([
    [
      'a proxy, without its password',
      { cluster: { 'proxy-url': 'http://me:hunter2@proxy' } },
      {},
      { proxy: 'http://proxy' },
    ],
    ['a proxy of the environment', {}, { HTTPS_PROXY: 'proxy:3128' }, { proxy: 'http://proxy:3128' }],
    ['a token file', { user: { tokenFile: '/run/token' } }, {}, { tokenFile: '/run/token' }],
  ])('%s is shown', async (_, more, environment, use) => {
    const { cluster, uses } = await opened(kubeconfig('https://house.invalid', more), {
      environment,
      consent: () => Promise.resolve(false),
    });
    expect(failureIn(await cluster.version(never)).code).toBe('consent');
    expect(uses).toEqual([expect.objectContaining(use)]);
  });

  test('nothing is sent to a context that is not allowed, until it is opened again and allowed', async () => {
    const server = await apiServer(version);
    let isAllowed = false;
    const { clusters, cluster, uses } = await opened(kubeconfig(server.url, { user: { tokenFile: 'token' } }), {
      files: { token: 'abc' },
      consent: () => Promise.resolve(isAllowed),
    });
    expect(failureIn(await cluster.version(never))).toMatchObject({
      code: 'consent',
      message: 'The context "home" was not allowed to be used.',
    });
    expect(failureIn(await cluster.version(never)).code).toBe('consent');
    expect(uses).toHaveLength(1);
    expect(server.asked).toEqual([]);
    isAllowed = true;
    const again = valueOf(await clusters.open(null));
    expect(valueOf(await again.version(never))).toBe('v1.36.0');
    again.close();
  });

  test('nobody is asked about a context that only asks its server', async () => {
    const server = await apiServer(version);
    const { cluster, uses } = await opened(kubeconfig(server.url, { user: { token: 'abc' } }), {
      consent: () => Promise.resolve(false),
    });
    expect(valueOf(await cluster.version(never))).toBe('v1.36.0');
    expect(uses).toEqual([]);
  });
});

test('A kubeconfig that is written is noticed', async () => {
  const { clusters, folder } = clustersOf(kubeconfig('https://house'));
  const changed = Promise.withResolvers<void>();
  const off = clusters.onChange(changed.resolve);
  writeFileSync(join(folder, 'config'), kubeconfig('https://other'));
  await changed.promise;
  off();
  expect(valueOf(await clusters.contexts()).contexts[0]?.server).toBe('https://other');
});
