import { describe, expect, test } from 'vitest';
import { judgeRun, runSummary } from '../../../../src/domain/phases/ended.ts';
import type { RunEnded } from '../../../../src/domain/phases/ended.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import { checkSpec, platformOf } from '../../live/platform.ts';
import { noon } from './greenWorld.ts';

interface Said extends Partial<RunEnded['ended']> {
  readonly on?: string;
  readonly argv?: readonly string[];
}

const run = ({ on, argv = ['tool', 'look'], ...ended }: Said): RunEnded => ({
  host: on === undefined ? null : { name: on, address: '127.0.0.1' },
  argv,
  ended: { status: ended.problem === undefined ? 0 : null, stdout: '', stderr: '', problem: null, ...ended },
});

function judged(said: Said, wanted: string | null = 'json.ok') {
  const spec = platformOf([checkSpec('one', { kind: 'command', run: "['tool']" }, { expect: wanted })]);
  const [check] = planOf(spec).phases[0]?.checks ?? [];
  if (check === undefined) throw new Error('There is no check');
  return judgeRun(check, run(said), spec, { git: null, now: noon });
}

describe('What could not run is unknown', () => {
  test.each<[string, Said, string, string, string | null]>([
    [
      'here',
      { problem: 'it did not end within 10 min', stdout: '{"ok":true}' },
      'tool gives no answer',
      'tool gives no answer: it did not end within 10 min.',
      null,
    ],
    [
      'on a host that gave no answer',
      { on: 'homelab', problem: 'it did not end within 60 s' },
      "homelab can't be asked",
      'ssh homelab gave no answer: it did not end within 60 s.',
      null,
    ],
    [
      'on a host that does not let it in',
      { on: 'homelab', status: 255, stderr: 'Connection refused' },
      "homelab can't be asked",
      'No ssh server listens on homelab.',
      'Start sshd on homelab, or name its port in ~/.ssh/config.',
    ],
    [
      'on a host that has no such program',
      { on: 'homelab', status: 127, argv: ['/usr/sbin/tool'] },
      'tool is not on homelab',
      'The host homelab has no program tool.',
      'Install tool on homelab.',
    ],
    [
      'on a host that does not let it run',
      { on: 'homelab', status: 126, stdout: '{"ok":true}' },
      "tool can't run on homelab",
      'The host homelab does not let you run tool.',
      'Look at the rights of tool on homelab.',
    ],
  ])('%s', (_, said, message, reason, remedy) => {
    expect(judged(said)).toEqual({ state: 'unknown', message, reason, remedy });
  });
});

test.each([126, 127, 255])('Here %d is a status like any other', (status) => {
  expect(judged({ status, stdout: '{"ok":true}' })).toMatchObject({ state: 'passed', reason: null });
  expect(judged({ status })).toMatchObject({ state: 'failed', message: `tool ends with ${status}` });
});

describe('What ran and is not as wanted says how it ended', () => {
  test.each<[string, Said, string | null]>([
    ['well', {}, null],
    ['badly', { status: 2 }, 'tool ends with 2.'],
    ['with a word', { status: 2, stderr: 'a\nno such thing\n' }, 'tool ends with 2 and says: no such thing.'],
    ['with a sentence', { status: 2, stderr: 'Is it on?' }, 'tool ends with 2 and says: Is it on?'],
    ['by its path', { status: 2, argv: ['/usr/bin/tool'] }, 'tool ends with 2.'],
    ['on a host', { status: 2, on: 'homelab' }, 'tool on homelab ends with 2.'],
  ])('%s', (_, said, reason) => {
    const message = reason === null ? 'the output is not as wanted' : 'tool ends with 2';
    expect(judged(said, "text == 'ok'")).toEqual({ state: 'failed', message, reason, remedy: null });
  });

  test.each<[string, Said, string, string]>([
    ['a field', { status: 2, stdout: '{"ok":false}' }, 'ok is false', 'tool ends with 2.'],
    [
      'a field that is missing',
      { status: 2, stdout: '{}' },
      'ok is missing',
      'tool ends with 2. The output is not as expected: "ok" is not there.',
    ],
    [
      'what is no JSON',
      { stdout: 'so' },
      'tool prints no JSON',
      'The output is not as expected: "ok" is not there: the value is null.',
    ],
  ])('and what is wrong: %s', (_, said, message, reason) => {
    expect(judged(said)).toEqual({ state: 'failed', message, reason, remedy: null });
  });

  test('Where the expectation has no meaning only the status counts', () => {
    const more = 'int(text) > 1';
    expect(judged({ status: 3, stdout: 'x' }, more)).toMatchObject({ state: 'failed', message: 'tool ends with 3' });
    expect(judged({ stdout: 'x' }, more)).toMatchObject({ state: 'unknown' });
    expect(judged({ status: 3, on: 'homelab', stdout: 'homelab' }, 'text == host.name')).toMatchObject({
      state: 'passed',
    });
  });
});

describe('A password in an address is not repeated', () => {
  const long = `https://me:${'s3cret'.repeat(60)}@git.example/x`;
  test.each([
    ['of a user', 'fatal: https://me:s3cret@git.example/x', 'fatal: https://git.example/x.'],
    ['that is a token', 'fatal: https://s3cret@git.example/x', 'fatal: https://git.example/x.'],
    ['with an @ in it', 'fatal: https://me:s3c@s3cret@git.example/x', 'fatal: https://git.example/x.'],
    ['in each of them', 'ssh://a:s3cret@b and http://c:s3cret@d/e', 'ssh://b and http://d/e.'],
    ['that is longer than a line may be', long, 'https://git.example/x.'],
    ['and an @ elsewhere stays', 'https://git.example/@me asks me@home', 'https://git.example/@me asks me@home.'],
  ])('%s', (_, stderr, told) => {
    expect(judged({ status: 1, stderr }, "text == 'ok'").reason).toBe(`tool ends with 1 and says: ${told}`);
  });
});

test.each<[string, Said, string]>([
  ['here', { stdout: 's3cret', stderr: 's3cret' }, 'tool look: status 0, 6 characters'],
  ['on a host', { on: 'homelab', status: 3 }, 'homelab: tool look: status 3, 0 characters'],
  ['with words as they would be typed', { argv: ['tool', 'a b', '$x'] }, `tool "a b" '$x': status 0, 0 characters`],
  ['without an end', { problem: 's3cret', stdout: 's3cret' }, 'tool look: no status'],
])('The summary has the command and how it ended, and nothing of what was said: %s', (_, said, summary) => {
  expect(runSummary(run(said))).toBe(summary);
});
