import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Description } from './description.ts';
import { environmentIn, inside } from './environment.ts';

const passedOn = ['SIGINT', 'SIGTERM'] as const;

/** Runs a command in the cluster's namespace with our streams and signals; answers its exit code as a shell would. */
export async function execute(cluster: Description, command: readonly string[]): Promise<number> {
  const [program, ...args] = inside(cluster, command);
  const child = spawn(program, args, { env: { ...process.env, ...environmentIn(cluster) }, stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): unknown => child.kill(signal);
  for (const signal of passedOn) process.on(signal, pass);
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } finally {
    for (const signal of passedOn) process.off(signal, pass);
  }
}
