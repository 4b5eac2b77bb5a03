/** What a program is told about the context is what Helm goes by, whatever the files of the user say. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nodePrograms } from '../../src/node/programs.ts';
import { describeWithPeers, peers } from './tools.ts';

/** A server that knows nothing, and counts who asks. */
async function server(): Promise<{ readonly url: string; readonly asked: () => number }> {
  let count = 0;
  const http = createServer((_request, response) => {
    count++;
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void http.close());
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, asked: () => count };
}

describeWithPeers('Helm', () => {
  test.each([
    ['', 'mine'],
    ['theirs', 'theirs'],
  ])('asks the cluster of the context (%j)', async (context, wanted) => {
    const servers = { mine: await server(), theirs: await server() };
    const folder = mkdtempSync(join(tmpdir(), 'slipway-peer-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const names = Object.keys(servers);
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: Object.entries(servers).map(([name, { url }]) => ({ name, cluster: { server: url } })),
      users: [{ name: 'me', user: {} }],
      contexts: names.map((name) => ({ name, context: { cluster: name, user: 'me' } })),
      'current-context': 'mine',
    };
    writeFileSync(join(folder, 'config'), JSON.stringify(config), { mode: 0o600 });
    const own = { PATH: '/bin', HOME: folder, KUBECONFIG: join(folder, 'config') };
    const run = {
      program: peers().helm,
      args: ['list'],
      cwd: folder,
      sees: ['KUBECONFIG'],
      environment: {},
      input: null,
    };
    const more = context === '' ? {} : { context };
    await nodePrograms(own, () => []).run(
      { ...run, ...more, limit: 60_000, onLine: null },
      new AbortController().signal,
    );
    const asked = Object.entries(servers).filter(([, one]) => one.asked() > 0);
    expect(asked.map(([name]) => name)).toEqual([wanted]);
  });
});
