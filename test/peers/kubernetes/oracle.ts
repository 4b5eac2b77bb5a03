/** An API server's own defaulting, in a process that answers for many objects. */
import { execFile } from 'node:child_process';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { kubeDefaults } from '../../../scripts/peers/kubeDefaults.ts';

export interface Answer {
  readonly admitted?: unknown;
  readonly error?: string;
}

/** What validating admission would see of each object. */
export async function admitted(objects: readonly unknown[]): Promise<readonly Answer[]> {
  const output = await run([], objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

/** All fields of all types, a type a line: `core.Probe exec*core.ExecAction …`. */
export function allFields(): Promise<string> {
  return run(['--fields'], '');
}

async function run(argv: readonly string[], input: string): Promise<string> {
  const { path } = await buildPeer(kubeDefaults);
  return new Promise<string>((resolve, reject) => {
    const child = execFile(path, argv, { maxBuffer: 2 ** 30 }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
    child.stdin?.end(input);
  });
}
