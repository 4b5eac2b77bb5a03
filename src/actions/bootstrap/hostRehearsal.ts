import type { HostRun } from '../../domain/bootstrap/work.ts';
import type { RemoteScript } from '../../domain/hosts/remoteScript.ts';
import { runOnHost } from './onHost.ts';
import type { RanOnHost } from './onHost.ts';
import type { HostPlace } from './overSsh.ts';
import type { StepPorts } from './step.ts';

/** Milliseconds. */
const limit = 2 * 60_000;

export interface Rehearsal {
  /** What a script says with `--dry-run`. */
  readonly says: string;
  /** Why it would not do its work there; null when it would. */
  readonly problem: string | null;
}

/** Has a script say what it would do on a host. */
export async function rehearse(
  ports: StepPorts,
  place: HostPlace,
  script: RemoteScript,
  { args }: HostRun,
  signal: AbortSignal,
): Promise<Rehearsal> {
  const lines: string[] = [];
  const onLine = (line: string, stream: 'stdout' | 'stderr'): void => {
    if (stream === 'stdout') lines.push(line);
  };
  const rehearsed = { ...script, args: [...args, '--dry-run'] };
  const ended = await runOnHost(ports, place, { script: rehearsed, input: '', limit, onLine }, signal);
  const says = lines.map((line) => `${line}\n`).join('');
  if (!('reason' in ended)) return { says, problem: ended.status === 0 ? null : lastOf(place.host, script, ended) };
  return { says: '', problem: ended.remedy === null ? ended.reason : `${ended.reason} ${ended.remedy}` };
}

/** What a script said in the end, on which host. */
export function lastOf(host: string, { name }: RemoteScript, { status, last }: RanOnHost): string {
  return `${host}: ${last === '' ? `${name} ends with ${status} and says nothing` : last}`;
}
