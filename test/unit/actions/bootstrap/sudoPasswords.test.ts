import { expect, test } from 'vitest';
import { SudoPasswords } from '../../../../src/actions/bootstrap/sudoPasswords.ts';
import { ManualTimers } from '../../../fakes/timers.ts';

const minute = 60_000;

test('A password is known to its host alone, until it is forgotten', () => {
  const passwords = new SudoPasswords(new ManualTimers());
  passwords.keep('homelab', 'geheim');
  expect([passwords.known('homelab'), passwords.known('node2')]).toEqual(['geheim', null]);
  passwords.forget('homelab');
  expect(passwords.known('homelab')).toBeNull();
});

test('It is known for a quarter of an hour after its last use, whichever way the clock goes', () => {
  const timers = new ManualTimers();
  const passwords = new SudoPasswords(timers);
  passwords.keep('homelab', 'geheim');
  for (const known of ['geheim', 'geheim']) {
    timers.advance(14 * minute);
    expect(passwords.known('homelab')).toBe(known);
  }
  timers.advance(16 * minute);
  expect(passwords.known('homelab')).toBeNull();
});

test('All are gone once they are cleared, and none can be read from outside', () => {
  const passwords = new SudoPasswords(new ManualTimers());
  passwords.keep('homelab', 'geheim');
  expect(JSON.stringify(passwords)).not.toContain('geheim');
  passwords.clear();
  expect(passwords.known('homelab')).toBeNull();
});
