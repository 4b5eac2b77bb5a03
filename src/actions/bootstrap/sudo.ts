import { asRoot } from '../../domain/hosts/remoteScript.ts';
import { sshConfigArguments, sshSees, sshUser } from '../../domain/hosts/ssh.ts';
import { wantsPassword, withoutRoot } from '../../domain/hosts/sudo.ts';
import { troubleOf } from '../../domain/hosts/trouble.ts';
import type { HostTrouble } from '../../domain/hosts/trouble.ts';
import { overSsh } from './overSsh.ts';
import type { HostPlace } from './overSsh.ts';
import type { StepPorts } from './step.ts';

const attempts = 3;

/** Asks for the password of sudo on a host until sudo takes it, and keeps it. Nothing else is done there. */
export async function askPassword(
  ports: Pick<StepPorts, 'programs' | 'questions' | 'passwords'>,
  place: HostPlace,
  signal: AbortSignal,
): Promise<{ readonly password: string } | HostTrouble> {
  const { host } = place;
  const user = await userOn(ports, place, signal);
  const who = user === null ? `on ${host}` : `for ${user}@${host}`;
  const whose = user === null ? '' : `, ${user}`;
  const first = `What runs on ${host} needs root, and sudo there wants the password of your user${whose}. It is kept in memory only.`;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const text = attempt === 1 ? first : `sudo on ${host} did not take that password.`;
    const answer = await ports.questions.secret({ title: `Password of sudo ${who}`, text }, signal);
    if (answer === null)
      return { reason: `sudo on ${host} wants a password, and none was typed.`, remedy: noQuestion(host) };
    const password = answer.replace(/\r?\n$/, '');
    // Alone: whatever follows a wrong one on stdin would be taken for the next attempt.
    const words = asRoot(['bash', '-c', ':'], 'password');
    const ended = await overSsh(ports, place, { words, input: `${password}\n` }, signal);
    if (ended.status === 0) {
      ports.passwords.keep(host, password);
      return { password };
    }
    const trouble = troubleOf(host, ended);
    if (trouble !== null) return trouble;
    if (!wantsPassword(ended.stderr)) return withoutRoot(host, ended.stderr);
  }
  return { reason: `sudo on ${host} did not take the password.`, remedy: noQuestion(host) };
}

/** As whom ssh logs in there, without asking the host; null where it does not say. */
async function userOn(
  { programs }: Pick<StepPorts, 'programs'>,
  { ssh, folder, host }: HostPlace,
  signal: AbortSignal,
): Promise<string | null> {
  const rest = { cwd: folder, sees: sshSees, environment: {}, input: null, limit: 5000, onLine: null };
  const { status, stdout } = await programs.run({ program: ssh, args: sshConfigArguments(host), ...rest }, signal);
  return status === 0 ? sshUser(stdout) : null;
}

function noQuestion(host: string): string {
  return `Type it where you are asked, or let your user on ${host} use sudo without one.`;
}
