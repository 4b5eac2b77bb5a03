import { describe, expect, test } from 'vitest';
import {
  commitFailure,
  moveFailure,
  pushFailure,
  saidBy,
  saidByRemote,
  takesNoOptions,
} from '../../../../src/node/git/said.ts';
import type { ProgramEnded } from '../../../../src/writes.ts';

const ended = (status: number | null, stderr: string, stdout = '', problem: string | null = null): ProgramEnded => ({
  status,
  stdout,
  stderr,
  problem,
});

test.each([
  [ended(128, 'error: x\nfatal: not a git repository\nadvice'), 'not a git repository'],
  [ended(1, '', 'first\nlast.\n'), 'last'],
  [ended(1, 'error: it is so\nhint: do this\n'), 'it is so'],
  [ended(3, ''), 'git ended with 3'],
  [ended(null, 'x', '', 'it did not end within 10 s'), 'it did not end within 10 s'],
  [ended(null, 'x'), 'git was ended'],
])('what was said in the end: %j', (one, words) => {
  expect(saidBy(one)).toBe(words);
});

test.each([
  ['hook', true, ended(1, 'not on a Friday')],
  ['other', false, ended(1, 'nothing to commit')],
  ['other', true, ended(128, 'fatal: bad object')],
  ['signing', true, ended(128, 'error: gpg failed to sign the data\nfatal: failed to write commit object')],
  ['signing', true, ended(128, 'error: Load key "x": invalid format\nfatal: failed to write commit object')],
  [
    'disk',
    true,
    ended(128, 'error: unable to write file: No space left on device\nfatal: failed to write commit object'),
  ],
  ['identity', false, ended(128, 'fatal: no email was given and auto-detection is disabled')],
  ['locked', true, ended(128, "fatal: Unable to create '/x/.git/index.lock': File exists.")],
  ['timeout', true, ended(null, '', '', 'it did not end within 10 min')],
  ['other', true, ended(null, '', '', 'it was ended by SIGSEGV')],
] as const)('no commit: %s (%j, %j)', (code, hooked, one) => {
  expect(commitFailure(one, hooked).code).toBe(code);
});

test('What a hook says in several lines is told, on one', () => {
  const stdout = 'ruff' + '.'.repeat(60) + 'Failed\n- hook id: ruff\n- exit code: 1\n';
  expect(commitFailure(ended(1, '', stdout), true).message).toBe('ruff … Failed; - hook id: ruff; - exit code: 1');
  expect(commitFailure(ended(1, `${'x'.repeat(900)}\n`), true).message).toHaveLength(300);
  expect(commitFailure(ended(1, ''), true).message).toBe('it says nothing');
});

test.each([
  ['moved', "fatal: cannot lock ref 'refs/heads/main': is at aaaa but expected bbbb"],
  ['moved', "fatal: cannot lock ref 'refs/heads/main': unable to resolve reference 'refs/heads/main'"],
  ['locked', "fatal: cannot lock ref 'refs/heads/main': Unable to create '/x/main.lock': File exists."],
  ['disk', 'fatal: cannot update: No space left on device'],
  ['other', 'fatal: a hook declines'],
] as const)('the branch stays: %s (%s)', (code, stderr) => {
  expect(moveFailure(ended(128, stderr), 'main').code).toBe(code);
});

describe('no push', () => {
  const line = '!\tabc:refs/heads/main\t';

  test.each([
    [
      'rejected',
      'fetch first',
      ended(1, 'error: failed to push some refs', `To x\n${line}[rejected] (fetch first)\nDone`),
    ],
    [
      'rejected',
      'main is protected',
      ended(
        1,
        'remote: main is protected        \nerror: failed',
        `${line}[remote rejected] (pre-receive hook declined)`,
      ),
    ],
    ['cut', '', ended(1, 'error: failed', `${line}[remote failure] (remote failed to report status)`)],
    ['cut', '', ended(128, 'fatal: the remote end hung up unexpectedly')],
    ['credentials', '', ended(128, "fatal: could not read Username for 'https://x': terminal prompts disabled")],
    [
      'credentials',
      '',
      ended(128, 'git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.'),
    ],
    ['unreachable', '', ended(128, "fatal: unable to access 'https://x/': Could not resolve host: x")],
    ['unreachable', '', ended(128, "fatal: '/x' does not appear to be a git repository\nfatal: Could not read from")],
    ['hook', 'not on a Friday', ended(1, "not on a Friday\nerror: failed to push some refs to 'x'")],
    ['timeout', '', ended(null, '', '', 'it did not end within 10 min')],
  ] as const)('%s (%s)', (code, words, one) => {
    const failure = pushFailure(one, true);
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(words);
  });

  test('Without a hook there is none that could say no', () => {
    expect(pushFailure(ended(1, 'odd'), false).code).toBe('other');
  });
});

test('What the remote says is told line for line, and nothing that git says itself', () => {
  const stderr = 'To x\nremote: \nremote: View it at:        \r\nremote:   https://x/1   \nDone\n';
  expect(saidByRemote(ended(0, stderr))).toEqual(['View it at:', 'https://x/1']);
  expect(saidByRemote(ended(0, ''))).toEqual([]);
});

test('A remote that takes no options is told from one that refuses for another reason', () => {
  const none = 'fatal: the receiving end does not support push options\nfatal: the remote end hung up unexpectedly\n';
  expect([ended(128, none), ended(0, none), ended(128, 'fatal: no')].map(takesNoOptions)).toEqual([true, false, false]);
});
