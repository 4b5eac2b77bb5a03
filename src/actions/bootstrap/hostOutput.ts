import type { HostTrouble } from '../../domain/hosts/trouble.ts';
import { scriptOf } from './hostScript.ts';
import { runOnHost } from './onHost.ts';
import type { HostPlace } from './overSsh.ts';
import type { StepPorts } from './step.ts';

/** Runs its arguments as they are. */
const runsArguments = 'exec "$@"\n';

/**
 * What a command prints on a host, run as root: for another host, and kept in memory only. Nothing of it is in what this
 * says when it fails, but for the last line that the command wrote to stderr.
 */
export async function outputOf(
  ports: StepPorts,
  place: HostPlace,
  argv: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly text: string } | HostTrouble> {
  const lines: string[] = [];
  let error = '';
  const what = {
    script: await scriptOf('output', runsArguments, argv),
    input: '',
    limit: 60_000,
    onLine: (line: string, stream: 'stdout' | 'stderr') => {
      if (stream === 'stdout') lines.push(line);
      else error = line;
    },
  };
  const ended = await runOnHost(ports, place, what, signal);
  if ('reason' in ended) return ended;
  const [program] = argv;
  if (ended.status !== 0)
    return { reason: `${place.host}: ${error === '' ? `${program} ends with ${ended.status}` : error}`, remedy: null };
  if (lines.join('').trim() === '') return { reason: `${place.host}: ${program} prints nothing.`, remedy: null };
  return { text: lines.map((line) => `${line}\n`).join('') };
}
