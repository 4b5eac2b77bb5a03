import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { product } from '../product.ts';
import type { Run } from './slipway.ts';

const cli = process.env['SLIPWAY_CLI'] ?? join(product, 'dist/cli.cjs');

interface Surroundings {
  readonly cwd: string;
  /** On top of our own; undefined takes a variable out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A command that runs beside the test, which may be the server that it asks; who starts it ends it. */
export interface Running {
  /** Resolves with the lines of standard output that satisfy, once they do; rejects when the command ends before. */
  lines(satisfy: (lines: readonly string[]) => boolean): Promise<readonly string[]>;
  readonly ended: Promise<Run>;
  signal(name: NodeJS.Signals): void;
}

export function running(args: readonly string[], { cwd, environment = {} }: Surroundings): Running {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  const looks = new Set<() => void>();
  const look = (): void => looks.forEach((one) => one());
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
    look();
  });
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  let isOver = false;
  const ended = new Promise<Run>((resolve) => {
    child.once('close', (status) => {
      isOver = true;
      resolve({ status, stdout, stderr });
      look();
    });
  });
  return {
    lines: (satisfy) => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
      const one = (): void => {
        const lines = stdout.split('\n').slice(0, -1);
        if (satisfy(lines)) resolve(lines);
        else if (isOver) reject(new Error(`It has ended: ${stdout}${stderr}`));
      };
      looks.add(one);
      one();
      return promise.finally(() => looks.delete(one));
    },
    ended,
    signal: (name) => void child.kill(name),
  };
}
