import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const passedThrough = ['SIGINT', 'SIGTERM'];

/** A child that failed; `status` is what a shell would report (128+n after a signal), `output` what it said. */
export class ChildFailure extends Error {
  constructor(command, status, output) {
    super(`${command} ended with ${status}`);
    this.status = status;
    this.output = output;
  }
}

/** Runs a program to its end with our streams and signals, and returns its exit code as a shell would report it. */
export function inherit(command, args, options = {}) {
  return statusOf(spawn(command, args, { stdio: 'inherit', ...options }));
}

/** Runs a program to its end in silence; fails with what it said. */
export async function quietly(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const status = await statusOf(child);
  if (status !== 0) throw new ChildFailure(command, status, output.trimEnd());
}

function statusOf(child) {
  const pass = (signal) => child.kill(signal);
  for (const signal of passedThrough) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(() => {
    for (const signal of passedThrough) process.off(signal, pass);
  });
}
