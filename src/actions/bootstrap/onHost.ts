import { remoteInput, remoteWords, supervisorLine } from '../../domain/hosts/remoteScript.ts';
import type { RemoteScript, SupervisorLine } from '../../domain/hosts/remoteScript.ts';
import { wantsPassword, withoutRoot } from '../../domain/hosts/sudo.ts';
import { lastLine, troubleOf } from '../../domain/hosts/trouble.ts';
import type { HostTrouble } from '../../domain/hosts/trouble.ts';
import type { ProgramEnded } from '../../writes.ts';
import { overSsh } from './overSsh.ts';
import type { HostPlace } from './overSsh.ts';
import type { StepPorts } from './step.ts';
import { askPassword } from './sudo.ts';

type Ports = Pick<StepPorts, 'programs' | 'questions' | 'passwords'>;

export interface OnHost {
  readonly script: RemoteScript;
  /** What the script reads. */
  readonly input: string;
  /** Milliseconds. */
  readonly limit: number;
  /** A line of the script. */
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
}

/** The script has run to its end. */
export interface RanOnHost {
  readonly status: number;
  /** What it said in the end, on stderr before stdout. */
  readonly last: string;
}

/**
 * Runs a script on a host as root. Where sudo wants a password it is asked for. The script ends with the connection, so
 * when this rejects because of the signal, what it has started is being ended there, and the next script waits for that.
 */
export async function runOnHost(
  ports: Ports,
  place: HostPlace,
  what: OnHost,
  signal: AbortSignal,
): Promise<RanOnHost | HostTrouble> {
  const known = ports.passwords.known(place.host);
  const first = await attempt(ports, place, what, known, signal);
  if (!('unasked' in first)) return first;
  if (known !== null) ports.passwords.forget(place.host);
  const asked = await askPassword(ports, place, signal);
  if (!('password' in asked)) return asked;
  const second = await attempt(ports, place, what, asked.password, signal);
  return 'unasked' in second ? withoutRoot(place.host, second.unasked) : second;
}

async function attempt(
  ports: Ports,
  place: HostPlace,
  { script, input, limit, onLine }: OnHost,
  password: string | null,
  signal: AbortSignal,
): Promise<RanOnHost | HostTrouble | { readonly unasked: string }> {
  const heard = new Heard(script.sha256, onLine);
  const ended = await overSsh(
    ports,
    place,
    {
      words: remoteWords(script, password === null ? 'unasked' : 'password'),
      input: remoteInput(script, password, input),
      onLine: (line, stream) => heard.line(line, stream),
      limit,
    },
    signal,
  );
  const { says } = heard;
  if (says === null) {
    const trouble = troubleOf(place.host, ended);
    if (trouble !== null) return trouble;
    return wantsPassword(ended.stderr) ? { unasked: ended.stderr } : withoutRoot(place.host, ended.stderr);
  }
  if (typeof says === 'object') return { status: says.ended, last: heard.last };
  return says === 'started' ? cut(place.host, script.sha256, ended) : notStarted(place.host, says);
}

/** What the supervisor of a script says, and the lines of the script between. */
class Heard {
  says: SupervisorLine['says'] | null = null;
  readonly #sha256: string;
  readonly #onLine: OnHost['onLine'];
  readonly #begun = new Set<string>();
  readonly #last = { stdout: '', stderr: '' };

  constructor(sha256: string, onLine: OnHost['onLine']) {
    this.#sha256 = sha256;
    this.#onLine = onLine;
  }

  /** What the script said in the end. */
  get last(): string {
    return lastLine(this.#last.stderr) || lastLine(this.#last.stdout);
  }

  line(line: string, stream: 'stdout' | 'stderr'): void {
    const told = supervisorLine(line, this.#sha256);
    if (told === null) return this.#own(line, stream);
    if (told.before !== '') this.#own(told.before, stream);
    if (told.says === 'started') this.#begun.add(stream);
    // Both streams tell the beginning; the second may come when the end was told by the first.
    if (typeof this.says !== 'object' || this.says === null) this.says = told.says;
  }

  #own(line: string, stream: 'stdout' | 'stderr'): void {
    // A greeting of the login, or a lecture of sudo.
    if (!this.#begun.has(stream)) return;
    if (line.trim() !== '') this.#last[stream] = line;
    this.#onLine(line, stream);
  }
}

/** The script was begun, and nobody has told its end. What ssh says of that comes last, after all that the script said. */
function cut(host: string, sha256: string, { status, stderr, problem }: ProgramEnded): HostTrouble {
  const last = stderr.trimEnd().split('\n').at(-1) ?? '';
  const isSilent = problem === null && (status !== 255 || last === '' || supervisorLine(last, sha256) !== null);
  const trouble = isSilent ? null : troubleOf(host, { status, stderr: last, problem });
  return {
    reason: `${trouble?.reason ?? `The script on ${host} was ended from outside.`} What it had started there ends with the connection.`,
    remedy: 'Bootstrap again: what is done already is seen and left as it is.',
  };
}

function notStarted(host: string, says: 'sum' | 'busy' | 'no-folder'): HostTrouble {
  switch (says) {
    case 'sum':
      return {
        reason: `What arrived on ${host} is not the script that was sent: its sum is another one.`,
        remedy: 'Try again.',
      };
    case 'busy':
      return {
        reason: `Another script of Slipway is running on ${host}.`,
        remedy: 'Wait until it has ended, then bootstrap again.',
      };
    case 'no-folder':
      return {
        reason: `On ${host} no temporary folder could be made.`,
        remedy: `Look at the space that is left on ${host}: df /tmp.`,
      };
  }
}
