import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { folderWith } from '../node/folder.ts';
import { product } from '../product.ts';
import { demo } from './phasesRun.ts';
import { running } from './running.ts';
import type { Running } from './running.ts';
import type { Run } from './slipway.ts';

const cli = process.env['SLIPWAY_CLI'] ?? join(product, 'dist/cli.cjs');

/** A step that writes a file, which its check wants. */
export const writes = (name: string, more: object = {}) => ({
  id: name,
  kind: 'command',
  title: `Write ${name}`,
  run: `['touch', '${name}.txt']`,
  satisfiedBy: [name],
  ...more,
});
export const written = (name: string) => ({
  id: name,
  kind: 'file',
  title: `${name}.txt is there`,
  reads: { texts: { file: `${name}.txt` } },
  expect: 'texts.size() == 1',
});

/** A platform of one phase with these steps and their checks. */
export function platform(
  steps: readonly { readonly id: string }[],
  files: Readonly<Record<string, string>> = {},
): string {
  const checks = steps.map(({ id }) => written(id));
  return folderWith({
    'platform.yaml': readFileSync(join(product, 'platform-repo/platform.yaml'), 'utf8'),
    'phases/0-one/phase.yaml': stringify({ apiVersion: 'slipway/v1', kind: 'Phase', title: 'One', steps, checks }),
    ...files,
  });
}

/** `slipway bootstrap one …` in a folder, with the kubeconfig of the demo, as it goes on. */
export function start(
  cwd: string,
  args: readonly string[],
  phase = 'one',
  environment: Readonly<Record<string, string>> = {},
): Running {
  const started = running(['bootstrap', phase, ...args], {
    cwd,
    environment: { HOME: folderWith({}), KUBECONFIG: demo.kubeconfig, ...environment },
  });
  onTestFinished(() => started.signal('SIGKILL'));
  return started;
}

/** The same, to its end. */
export function run(cwd: string, args: readonly string[], phase = 'one'): Promise<Run> {
  return start(cwd, args, phase).ended;
}

/** The same, by somebody who stops reading at the first line of a step; how it ends. */
export async function unread(folder: string, args: readonly string[]): Promise<Omit<Run, 'stdout'>> {
  const environment = { ...process.env, HOME: folderWith({}), KUBECONFIG: demo.kubeconfig };
  const child = spawn(process.execPath, [cli, 'bootstrap', 'one', ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  child.stdout.on('data', (part: Buffer) => {
    if (part.toString().includes('loud')) child.stdout.destroy();
  });
  const status = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  return { status, stderr };
}

/** The plan, and the flags that agree to it. */
export async function planned(cwd: string) {
  const { status, stdout, stderr } = await run(cwd, ['--plan', '--format', 'json']);
  if (stdout === '') throw new Error(stderr);
  const plan = JSON.parse(stdout);
  const agreed = ['--apply', '--cluster-uid', plan.cluster.uid, '--plan-digest', plan.digest];
  return { status, stderr, plan, agreed };
}
