import { asRoot } from '../../domain/hosts/remoteScript.ts';
import { wantsPassword, withoutRoot } from '../../domain/hosts/sudo.ts';
import { troubleOf } from '../../domain/hosts/trouble.ts';
import type { HostTrouble } from '../../domain/hosts/trouble.ts';
import type { Questions } from '../../writes.ts';
import { overSsh } from './overSsh.ts';
import type { HostPlace } from './overSsh.ts';
import type { StepPorts } from './step.ts';

type Ports = Pick<StepPorts, 'programs' | 'questions' | 'clock'>;

/**
 * Passwords of sudo by host, in memory only. A plan asks a host several times before it runs something there, so they are
 * kept with the object that asked for them, for as long as sudo itself would trust them (sudoers(5), timestamp_timeout).
 */
const typed = new WeakMap<Questions, Map<string, { readonly password: string; readonly at: number }>>();

const trusted = 15 * 60_000;

const attempts = 3;

/** The password of sudo on a host that was typed a while ago; null when there is none. Using it prolongs that. */
export function knownPassword({ questions, clock }: Pick<Ports, 'questions' | 'clock'>, host: string): string | null {
  const known = typed.get(questions)?.get(host);
  if (known === undefined) return null;
  const at = clock.now().getTime();
  if (Math.abs(at - known.at) > trusted) {
    forgetPassword({ questions }, host);
    return null;
  }
  keep(questions, host, known.password, at);
  return known.password;
}

/** It is not taken any more. */
export function forgetPassword({ questions }: Pick<Ports, 'questions'>, host: string): void {
  typed.get(questions)?.delete(host);
}

/** Asks for the password of sudo on a host until sudo takes it. Nothing else is done there. */
export async function askPassword(
  ports: Ports,
  place: HostPlace,
  signal: AbortSignal,
): Promise<{ readonly password: string } | HostTrouble> {
  const { host } = place;
  const first = `What runs on ${host} needs root, and sudo there wants the password of your user. It is kept in memory only.`;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const text = attempt === 1 ? first : `sudo on ${host} did not take that password.`;
    const answer = await ports.questions.secret({ title: `Password of sudo on ${host}`, text }, signal);
    if (answer === null)
      return { reason: `sudo on ${host} wants a password, and none was typed.`, remedy: noQuestion(host) };
    const password = answer.replace(/\r?\n$/, '');
    // Alone: whatever follows a wrong one on stdin would be taken for the next attempt.
    const words = asRoot(['bash', '-c', ':'], 'password');
    const ended = await overSsh(ports, place, { words, input: `${password}\n` }, signal);
    if (ended.status === 0) {
      keep(ports.questions, host, password, ports.clock.now().getTime());
      return { password };
    }
    const trouble = troubleOf(host, ended);
    if (trouble !== null) return trouble;
    if (!wantsPassword(ended.stderr)) return withoutRoot(host, ended.stderr);
  }
  return { reason: `sudo on ${host} did not take the password.`, remedy: noQuestion(host) };
}

function keep(questions: Questions, host: string, password: string, at: number): void {
  const known = typed.get(questions) ?? new Map<string, { readonly password: string; readonly at: number }>();
  known.set(host, { password, at });
  typed.set(questions, known);
}

function noQuestion(host: string): string {
  return `Type it where you are asked, or let your user on ${host} use sudo without one.`;
}
