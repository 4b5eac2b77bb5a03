import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onPath } from '../environment/programs.ts';
import { address } from './place.ts';

const run = promisify(execFile);

/** How a network namespace of its own is made: with a user namespace, so that nobody has to be root. */
export const unshare = ['unshare', '--map-root-user', '--net'] as const;

/** The words before a command that runs it in the namespace of the process, in the same folder and environment. */
export function enter(pid: number): readonly string[] {
  return ['nsenter', `--target=${pid}`, '--user', '--net', '--preserve-credentials', '--'];
}

/** Why there can be no cluster on this machine, as a clause; undefined when there can. */
export async function obstacle(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  const missing = ['go', 'ip', 'nsenter', 'setpriv', 'unshare'].find((program) => onPath(program) === undefined);
  if (missing !== undefined) return `there is no \`${missing}\` on the PATH`;
  const [program, ...args] = [...unshare, 'ip', 'link', 'set', 'lo', 'up'];
  try {
    await run(program, args);
    return undefined;
  } catch (error) {
    return `this system refuses a network namespace (${error instanceof Error ? error.message.trim() : String(error)})`;
  }
}

/** In a new network namespace: the loopback, and the address that the cluster goes by. */
export async function bringUpNetwork(): Promise<void> {
  await run('ip', ['link', 'set', 'lo', 'up']);
  await run('ip', ['address', 'add', `${address}/32`, 'dev', 'lo']);
}
