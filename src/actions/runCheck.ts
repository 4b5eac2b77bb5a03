import { commandSees } from '../domain/commandSees.ts';
import { sshArguments, sshSees } from '../domain/hosts/ssh.ts';
import type { CheckAnswer } from '../domain/phases/answer.ts';
import type { CheckRun } from '../domain/phases/runs.ts';
import type { Cluster } from '../ports.ts';
import type { Programs } from '../writes.ts';

export interface RunPorts {
  readonly programs: Programs;
  /** Absolute path of the root of the platform: commands run there. */
  readonly folder: string;
}

/** What a command needs besides: which cluster is meant. */
export interface CommandPorts extends RunPorts {
  /** The one that is looked at; null while none answers. */
  readonly cluster: Pick<Cluster, 'context'> | null;
  /** The name that somebody has chosen, known without a connection; null for the context that is current for the user. */
  readonly context: string | null;
  /** The variable KUBECONFIG; null for that of the user. */
  readonly kubeconfig: string | null;
}

/** Milliseconds for a command on this machine: hooks that look at every file take minutes. */
const commandLimit = 600_000;

/** Milliseconds for a host: a check only looks. */
const hostLimit = 60_000;

/**
 * Runs a command on this machine, with the context of the cluster that is meant, also while that does not answer; `program`
 * is the path that its name was found at. Rejects only when the signal aborts.
 */
export async function runCommand(
  { programs, folder, cluster, context: chosen, kubeconfig }: CommandPorts,
  run: CheckRun,
  program: string,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  const environment: Record<string, string> = kubeconfig === null ? {} : { KUBECONFIG: kubeconfig };
  const rest = { cwd: folder, sees: commandSees, environment, input: null, onLine: null };
  // Whether it answers or not: another one than the one that is meant is never asked.
  const name = cluster?.context ?? chosen;
  const context = name === null ? {} : { context: name };
  const args = run.argv.slice(1);
  const ended = await programs.run({ program, args, ...rest, ...context, limit: commandLimit }, signal);
  return { kind: 'command', run: { ...run, ended } };
}

/** Asks all hosts at once, never as root and without a question to anybody. Rejects only when the signal aborts. */
export async function runOnHosts(
  { programs, folder }: RunPorts,
  runs: readonly CheckRun[],
  ssh: string | null,
  signal: AbortSignal,
): Promise<CheckAnswer> {
  const rest = { cwd: folder, sees: sshSees, environment: {}, input: null, onLine: null };
  const asked = runs.map(async (run) => {
    const args = sshArguments(run.host?.name ?? '', run.argv);
    const ended = await programs.run({ program: ssh ?? '', args, ...rest, limit: hostLimit }, signal);
    return { ...run, ended };
  });
  // Whoever is cancelled waits until none of them is left.
  const ended = await Promise.allSettled(asked);
  signal.throwIfAborted();
  return { kind: 'host', runs: ended.map((one) => orThrow(one)) };
}

function orThrow<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
