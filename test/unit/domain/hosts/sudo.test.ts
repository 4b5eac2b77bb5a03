import { expect, test } from 'vitest';
import { wantsPassword, withoutRoot } from '../../../../src/domain/hosts/sudo.ts';

test.each([
  ['sudo: a password is required\n', true],
  ['sudo: a terminal is required to read the password; either use the -S option\nsudo: a password is required\n', true],
  ['Sorry, try again.\nsudo: no password was provided\nsudo: 1 incorrect password attempt\n', true],
  ['sudo: 3 incorrect password attempts\n', true],
  ['sh: 3: exec: sudo: not found\n', false],
  ['anna is not in the sudoers file.\n', false],
  ['', false],
])('%j is about a password: %s', (stderr, is) => {
  expect(wantsPassword(stderr)).toBe(is);
});

test.each([
  ['anna is not in the sudoers file.\n', "On homelab root can't be had: anna is not in the sudoers file."],
  ['', 'On homelab nothing could be started as root.'],
  ['a\u001b[31m\n', String.raw`On homelab root can't be had: a\u{1b}[31m`],
])('after %j there is no root', (stderr, reason) => {
  expect(withoutRoot('homelab', stderr)).toEqual({
    reason,
    remedy: 'Let your user on homelab use sudo, or let "ssh homelab" log in as root.',
  });
});
