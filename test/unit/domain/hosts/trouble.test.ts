import { describe, expect, test } from 'vitest';
import { lastLine, troubleOf } from '../../../../src/domain/hosts/trouble.ts';

const ended = (stderr: string, status: number | null = 255, problem: string | null = null) => ({
  status,
  stderr,
  problem,
});

describe('why a host could not be asked', () => {
  test.each([
    [
      'No ED25519 host key is known for homelab and you have requested strict checking.\r\nHost key verification failed.\r\n',
      'The key of the host homelab is not in ~/.ssh/known_hosts.',
      'compare the fingerprint',
    ],
    [
      '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\nHost key for homelab has changed and you have requested strict checking.\r\nHost key verification failed.',
      'The key of the host homelab is another one than ~/.ssh/known_hosts has.',
      'ssh-keygen -R',
    ],
    [
      'me@homelab: Permission denied (publickey,password).',
      'The host homelab does not let you in without a question.',
      'ssh-add',
    ],
    [
      'ssh: Could not resolve hostname homelab: Name or service not known',
      'The name homelab leads to no host.',
      '~/.ssh/config',
    ],
    ['ssh: connect to host homelab port 22: Connection refused', 'No ssh server listens on homelab.', 'sshd'],
    ['ssh: connect to host homelab port 22: Connection timed out', 'The host homelab does not answer.', 'Switch'],
    ['ssh: connect to host homelab port 22: No route to host', 'The host homelab does not answer.', 'Switch'],
    ['Connection to 127.0.0.1 closed by remote host.', 'The connection to homelab broke off.', 'sshd'],
    ['kex_exchange_identification: Connection closed by remote host', 'The connection to homelab broke off.', 'sshd'],
    [
      '/home/me/.ssh/config: line 1: Bad configuration option: foo\r\n/home/me/.ssh/config: terminating, 1 bad configuration options',
      "ssh can't use its configuration.",
      '~/.ssh/config',
    ],
    ['something else\n', 'ssh homelab says: something else', 'ssh homelab true'],
    ['', 'ssh homelab ends with 255 and says nothing.', 'ssh homelab true'],
  ])('%j', (stderr, reason, remedy) => {
    const trouble = troubleOf('homelab', ended(stderr));
    expect(trouble?.reason).toBe(reason);
    expect(trouble?.remedy).toContain(remedy);
  });

  test('is that ssh was ended', () => {
    expect(troubleOf('homelab', ended('', null, 'it did not end within 60 s'))).toEqual({
      reason: 'ssh homelab gave no answer: it did not end within 60 s.',
      remedy: null,
    });
  });

  test.each([0, 1, 3, 127])('is nothing when the command ended with %d', (status) => {
    expect(troubleOf('homelab', ended('Permission denied (publickey).', status))).toBe(null);
  });
});

test('The last line is shown, not obeyed', () => {
  expect(lastLine('a\r\n b\u001b[31m \n\n')).toBe(String.raw`b\u{1b}[31m`);
  expect(lastLine('')).toBe('');
});

test('What was said in the end is told without passwords, however long they are', () => {
  expect(lastLine(`fatal: https://me:${'s3cret'.repeat(60)}@git.example/x\n`)).toBe('fatal: https://git.example/x');
});
