import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readBootstrapOptions } from '../../../src/cli/bootstrapOptions.ts';
import { openWorld } from '../../../src/cli/bootstrapWorld.ts';
import { folderWith } from '../node/folder.ts';

const { signal } = new AbortController();

/** Nothing listens there. */
const kubeconfig = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'here',
  clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
  users: [{ name: 'u', user: { token: 'x' } }],
  contexts: [{ name: 'here', context: { cluster: 'c', user: 'u' } }],
});

async function opened(...more: readonly string[]) {
  const file = join(folderWith({ config: kubeconfig }), 'config');
  const said: string[] = [];
  const options = readBootstrapOptions(['one', '--plan', '--kubeconfig', file, ...more]);
  const world = await openWorld('/nowhere', options, (line) => said.push(line));
  if ('failure' in world) throw new Error(world.failure.message);
  onTestFinished(() => world.close());
  return { world, said, file };
}

test('a kubeconfig that is not there opens nothing', async () => {
  const options = readBootstrapOptions(['one', '--plan', '--kubeconfig', '/nowhere/config']);
  expect(await openWorld('/nowhere', options, vi.fn())).toMatchObject({ failure: { code: 'kubeconfig' } });
});

test('what may be written, and by which kinds of checks, is what was said', async () => {
  const { world, file } = await opened('--allow', 'http,probe');
  const ports = world.portsFor('u');
  expect(ports).toMatchObject({
    writable: 'u',
    folder: '/nowhere',
    kubeconfig: file,
    kinds: new Set(['http', 'probe']),
  });
  expect(ports.checks).toMatchObject({ writable: 'u', folder: '/nowhere' });
  expect(world.portsFor(null)).toMatchObject({ writable: null, checks: { writable: null } });
  expect(ports.who).toMatch(/^.+@.+$/);
  expect(ports.cluster).toMatchObject({ context: 'here', server: 'https://127.0.0.1:1' });
  expect(await ports.platform(signal)).toBeNull();
});

test('a probe writes only where that kind is allowed', async () => {
  const { world } = await opened();
  expect(world.portsFor('u').checks.writable).toBeNull();
});

test('a kind of step that nobody has allowed does not run', async () => {
  const { world, said } = await opened('--allow', 'host');
  const use = {
    step: 'a',
    title: 'A',
    kind: 'helmfile',
    what: 'helmfile',
    tools: [],
    text: null,
    digest: 'd',
  } as const;
  expect(await world.portsFor('u').stepConsent.allows([use], signal)).toBe(false);
  expect(world.stepConsent.refused).toContain('--allow helmfile');
  expect(said).toEqual([]);
});

test('what runs is said, once each', async () => {
  const { world, said } = await opened('--allow', 'host');
  const { stepConsent, checks } = world.portsFor('u');
  const use = {
    step: 'a',
    title: 'A',
    kind: 'host',
    what: 'ssh \u001b[2Jx',
    tools: [],
    text: null,
    digest: 'd',
  } as const;
  const check = {
    phase: 'p',
    check: 'c',
    title: 'C',
    kind: 'command',
    what: 'true',
    manifest: null,
    tool: { name: 'true', path: '/bin/true', version: null },
    scripts: [],
    digest: 'e',
  } as const;
  for (let times = 0; times < 2; times++) {
    expect(await stepConsent.allows([use], signal)).toBe(true);
    expect(await checks.consent.allows([check], signal)).toBe(true);
  }
  expect(said).toEqual(['Runs for the plan of a: ssh \\u{1b}[2Jx · SHA-256 d', 'Runs p/c: true', '  /bin/true']);
});
