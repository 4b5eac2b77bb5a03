import { lastLine } from './trouble.ts';
import type { HostTrouble } from './trouble.ts';

/** Whether sudo ended because of a password that it did not get, or not the right one (sudo: src/sudo.c, plugins/sudoers/auth). */
export function wantsPassword(stderr: string): boolean {
  return /password is required|no password was provided|incorrect password attempt|Sorry, try again/i.test(stderr);
}

/** Why nothing runs as root on a host, from what it says. */
export function withoutRoot(host: string, stderr: string): HostTrouble {
  const last = lastLine(stderr);
  return {
    reason: last === '' ? `On ${host} nothing could be started as root.` : `On ${host} root can't be had: ${last}`,
    remedy: `Let your user on ${host} use sudo, or let "ssh ${host}" log in as root.`,
  };
}
