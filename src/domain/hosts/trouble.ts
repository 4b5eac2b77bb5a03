import { visible } from '../visible.ts';
import { withoutPasswords } from '../withoutPasswords.ts';

/** Why a host could not be asked. */
export interface HostTrouble {
  /** One sentence. */
  readonly reason: string;
  readonly remedy: string | null;
}

/** As ssh ended. */
export interface SshEnded {
  readonly status: number | null;
  readonly stderr: string;
  /** Why it has no status. */
  readonly problem: string | null;
}

/**
 * Whether ssh did not come to run the command, and why; null when it did, however that ended. ssh ends with 255 for an
 * error of its own (ssh(1), EXIT STATUS).
 */
export function troubleOf(host: string, { status, stderr, problem }: SshEnded): HostTrouble | null {
  if (problem !== null) return { reason: `ssh ${host} gave no answer: ${problem}.`, remedy: null };
  if (status !== 255) return null;
  const known = troubles.find(({ says }) => says.test(stderr));
  if (known !== undefined) return { reason: known.reason(host), remedy: known.remedy(host) };
  const last = lastLine(stderr);
  return {
    reason: last === '' ? `ssh ${host} ends with 255 and says nothing.` : `ssh ${host} says: ${last}`,
    remedy: `Run "ssh ${host} true" in a terminal and mend what it says.`,
  };
}

interface Known {
  readonly says: RegExp;
  readonly reason: (host: string) => string;
  readonly remedy: (host: string) => string;
}

/** What ssh writes (openssh-portable: sshconnect.c, sshconnect2.c, ssh.c, misc.c), the more special first. */
const troubles: readonly Known[] = [
  {
    says: /REMOTE HOST IDENTIFICATION HAS CHANGED|host key for .* has changed/i,
    reason: (host) => `The key of the host ${host} is another one than ~/.ssh/known_hosts has.`,
    remedy: (host) =>
      `Find out why. When the host was installed anew, remove its old key with ssh-keygen -R and run "ssh ${host}" once to compare the new one.`,
  },
  {
    says: /host key is known for .* strict checking|Host key verification failed/i,
    reason: (host) => `The key of the host ${host} is not in ~/.ssh/known_hosts.`,
    remedy: (host) => `Run "ssh ${host}" in a terminal once and compare the fingerprint with that of the host.`,
  },
  {
    says: /Permission denied \(|Too many authentication failures|No supported authentication methods/i,
    reason: (host) => `The host ${host} does not let you in without a question.`,
    remedy: (host) =>
      `Load your key into the agent with ssh-add, or name it for ${host} in ~/.ssh/config, so that "ssh -o BatchMode=yes ${host} true" says nothing.`,
  },
  {
    says: /Could not resolve hostname/i,
    reason: (host) => `The name ${host} leads to no host.`,
    remedy: (host) => `Give ${host} its address in ~/.ssh/config: Host ${host}, HostName, User.`,
  },
  {
    says: /Connection refused/i,
    reason: (host) => `No ssh server listens on ${host}.`,
    remedy: (host) => `Start sshd on ${host}, or name its port in ~/.ssh/config.`,
  },
  {
    says: /timed out|Operation timed out|No route to host|Network is unreachable|Host is down/i,
    reason: (host) => `The host ${host} does not answer.`,
    remedy: (host) => `Switch ${host} on, or look at the network between.`,
  },
  {
    says: /Connection (to .* )?(closed|reset)|Broken pipe|closed by remote host|kex_exchange_identification/i,
    reason: (host) => `The connection to ${host} broke off.`,
    remedy: () => 'Try again; the log of sshd on the host says why it ends.',
  },
  {
    says: /Bad (owner or permissions|configuration option)|terminating, \d+ bad configuration/i,
    reason: () => "ssh can't use its configuration.",
    remedy: (host) => `Run "ssh ${host} true" in a terminal and mend the line of ~/.ssh/config that it names.`,
  },
];

/** What was said in the end, as it can be shown: without the passwords of addresses in it. */
export function lastLine(text: string): string {
  const lines = text.split(/\r?\n/).flatMap((line) => line.trim() || []);
  return visible(withoutPasswords(lines.at(-1) ?? '').slice(0, 300));
}
