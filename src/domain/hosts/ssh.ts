import { shellWord } from '../shellWord.ts';

/** Names that no shell and no option of ssh can take for something else (SAFETY 2). */
export function isHostName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]*$/.test(name);
}

/**
 * The arguments of ssh for a command on a host: nobody is asked for anything, and only a host whose key is known is
 * believed. `host` is the name that `ssh <name>` of the user knows, `argv` has one word at least.
 */
export function sshArguments(host: string, argv: readonly string[]): readonly string[] {
  // Behind -- no option is looked for any more, not even after the host's name (openssh-portable, ssh.c); a second one
  // would be the first word of the command.
  return [...safe, '--', host, ...argv.map(shellWord)];
}

/** The arguments with which ssh says how it would reach a host, and reaches for nothing. */
export function sshConfigArguments(host: string): readonly string[] {
  return ['-G', '--', host];
}

/** As whom ssh would log in, by what it says of its configuration; null where it says nothing that can be a name. */
export function sshUser(said: string): string | null {
  return /^user (\S{1,64})$/m.exec(said)?.[1] ?? null;
}

const safe = ['-o', 'BatchMode=yes', '-o', 'StrictHostKeyChecking=yes', '-o', 'ConnectTimeout=10', '-T'];

/** Variables of the user that lead ssh to their keys. */
export const sshSees: readonly string[] = ['SSH_AUTH_SOCK', 'KRB5CCNAME'];
