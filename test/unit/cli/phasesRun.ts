import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { startDemo } from '../../../scripts/demo/demo.ts';
import type { Demo } from '../../../scripts/demo/demo.ts';
import { folderWith } from '../node/folder.ts';
import { product } from '../product.ts';
import { running } from './running.ts';
import type { Running } from './running.ts';
import type { Run } from './slipway.ts';

/** The cluster of a suite: k3s and nothing else. */
export let demo: Demo;

/** A suite that runs the command against a cluster of its own. */
export function needsDemo(): void {
  // Each test starts some processes, one after the other.
  vi.setConfig({ testTimeout: 60_000 });
  beforeAll(async () => {
    demo = await startDemo({ story: 'fresh', pace: 5 });
  }, 60_000);
  afterAll(() => demo.close());
}

export const config = { apiVersion: 'v1', kind: 'ConfigMap' };
export const object = (name: string) => ({ ...config, metadata: { name, namespace: 'default' } });

/** A check that wants a ConfigMap of this name. */
export const there = (name: string, more: object = {}) => ({
  id: name,
  kind: 'resource',
  title: `The ConfigMap ${name} is there`,
  reads: { them: { ...config, namespace: 'default' } },
  expect: `them.exists(c, c.metadata.name == '${name}')`,
  ...more,
});
export const file = (more: object = {}) => ({
  id: 'file',
  kind: 'file',
  title: 'The file is there',
  reads: { texts: { file: 'values.yaml' } },
  expect: 'texts.size() == 1',
  ...more,
});

/** A platform of one phase with these checks, and other files. */
export function platform(checks: readonly object[], files: Readonly<Record<string, string>> = {}): string {
  return folderWith({
    'platform.yaml': readFileSync(join(product, 'platform-repo/platform.yaml'), 'utf8'),
    'phases/0-one/phase.yaml': stringify({ apiVersion: 'slipway/v1', kind: 'Phase', title: 'One', checks }),
    ...files,
  });
}

interface Wanted {
  readonly args?: readonly string[];
  /** Null takes KUBECONFIG out. */
  readonly kubeconfig?: string | null;
  readonly environment?: Readonly<Record<string, string>>;
}

/** `slipway phases` in a folder, with the kubeconfig of the demo. */
export function run(
  cwd: string,
  { args = [], kubeconfig = demo.kubeconfig, environment = {} }: Wanted = {},
): Promise<Run> {
  return start(cwd, { args, kubeconfig, environment }).ended;
}

/** The same, as it goes on. */
export function start(
  cwd: string,
  { args = [], kubeconfig = demo.kubeconfig, environment = {} }: Wanted = {},
): Running {
  const home = folderWith({});
  const started = running(['phases', ...args], {
    cwd,
    environment: { HOME: home, KUBECONFIG: kubeconfig ?? undefined, ...environment },
  });
  onTestFinished(() => started.signal('SIGKILL'));
  return started;
}

/** The same in JSON. */
export async function json(cwd: string, wanted: Wanted = {}) {
  const { status, stdout, stderr } = await run(cwd, { ...wanted, args: ['--format', 'json', ...(wanted.args ?? [])] });
  return { status, stderr, report: stdout === '' ? null : JSON.parse(stdout) };
}

/** The kubeconfig of the demo, changed. */
export function changed(change: (cluster: Record<string, unknown>, user: Record<string, unknown>) => void): string {
  const parsed = parse(readFileSync(demo.kubeconfig, 'utf8'));
  const { current } = { current: parsed['current-context'] };
  const { context } = parsed.contexts.find((one: { name: string }) => one.name === current);
  change(
    parsed.clusters.find((one: { name: string }) => one.name === context.cluster).cluster,
    parsed.users.find((one: { name: string }) => one.name === context.user).user,
  );
  return join(folderWith({ kubeconfig: stringify(parsed) }), 'kubeconfig');
}
