import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { until } from '../../../scripts/cluster/until.ts';
import { ports } from './place.ts';

/** Serves the bare repositories of a folder for reading and pushing, until it is closed. */
export async function serveGit(folder: string): Promise<{ readonly close: () => Promise<void> }> {
  const options = ['--reuseaddr', '--export-all', '--enable=receive-pack', '--listen=127.0.0.1'];
  // It ends with us, however that happens; its children end with their connections.
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'TERM', 'git', 'daemon', ...options, `--port=${ports.git}`, `--base-path=${folder}`, folder],
    { stdio: 'ignore', detached: true },
  );
  const ended = once(child, 'exit');
  await until('the server of the repository', async () => (await listens()) || undefined);
  return {
    close: async () => {
      // `git daemon` is started by `git`: both are asked to end.
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}

function listens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(ports.git, '127.0.0.1');
    const end = (connected: boolean): void => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
