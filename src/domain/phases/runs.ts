import { isHostName } from '../hosts/ssh.ts';
import { shellWord } from '../shellWord.ts';
import { dataOf } from './expression.ts';
import type { Prepared } from './expression.ts';
import { given } from './given.ts';
import type { PlannedCheck } from './plan.ts';
import type { Json, PlatformSpec } from './spec.ts';
import type { GitKnown } from './world.ts';

/** A command that a check runs. */
export interface CheckRun {
  /** The host, as `platform.yaml` has it; null for this machine. */
  readonly host: RunHost | null;
  /** The program first: one word at least. */
  readonly argv: readonly string[];
}

export interface RunHost {
  readonly name: string;
  readonly [key: string]: Json;
}

/** More hosts than a platform has. */
const mostHosts = 100;

/** What a check of kind `command` runs on this machine, or why that can't be told. */
export function runHere(
  { asked }: PlannedCheck,
  spec: PlatformSpec,
  git: GitKnown | null,
): readonly CheckRun[] | { readonly problem: string } {
  const argv = argvOf(asked.run, spec, git, {});
  return 'problem' in argv ? argv : [{ host: null, argv: argv.value }];
}

/** What a check of kind `host` runs, one command a host, or why that can't be told. */
export function runsOnHosts(
  { asked }: PlannedCheck,
  spec: PlatformSpec,
  git: GitKnown | null,
): readonly CheckRun[] | { readonly problem: string } {
  const hosts = asked.hosts === null ? { value: [] } : dataOf(asked.hosts, given(spec, { git, now: 0 }));
  if ('problem' in hosts) return { problem: `Its hosts can't be worked out: ${hosts.problem}` };
  if (!Array.isArray(hosts.value)) return { problem: 'Its hosts are no list.' };
  if (hosts.value.length > mostHosts) return { problem: `It names more than ${mostHosts} hosts.` };
  const runs: CheckRun[] = [];
  for (const host of hosts.value as readonly unknown[]) {
    if (!isHost(host)) return { problem: 'A host has no name that can be used: small letters, digits, "." and "-".' };
    const argv = argvOf(asked.run, spec, git, { host });
    if ('problem' in argv) return argv;
    runs.push({ host, argv: argv.value });
  }
  return runs;
}

/** All of it in one line, as somebody would type it. */
export function runWords(runs: readonly CheckRun[]): string {
  return runs
    .map(({ host, argv }) => `${host === null ? '' : `${host.name}: `}${argv.map(shellWord).join(' ')}`)
    .join('; ');
}

function isHost(host: unknown): host is RunHost {
  return (
    typeof host === 'object' &&
    host !== null &&
    'name' in host &&
    typeof host.name === 'string' &&
    isHostName(host.name)
  );
}

function argvOf(
  run: Prepared | null,
  spec: PlatformSpec,
  git: GitKnown | null,
  own: Readonly<Record<string, unknown>>,
): { readonly value: readonly string[] } | { readonly problem: string } {
  const worked = run === null ? { value: [] } : dataOf(run, given(spec, { git, now: 0 }, own));
  if ('problem' in worked) return { problem: `Its command can't be worked out: ${worked.problem}` };
  const { value } = worked;
  const isArgv = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
  return isArgv ? { value: value.map(String) } : { problem: 'Its command is no list of texts.' };
}
