import { describe, expect, test } from 'vitest';
import { judgeAnswer } from '../../../../src/domain/phases/answer.ts';
import type { CheckAnswer } from '../../../../src/domain/phases/answer.ts';
import type { RunEnded } from '../../../../src/domain/phases/ended.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import type { CheckSpec } from '../../../../src/domain/phases/spec.ts';
import { checkSpec, platformOf } from '../../live/platform.ts';
import { noon } from './greenWorld.ts';
import { template } from './template.ts';

const world = { git: null, now: noon };
const { plan } = template();

interface Said {
  readonly status?: number | null;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly problem?: string;
}

const ran = (
  host: string | null,
  argv: readonly string[],
  { status = 0, stdout = '', stderr = '', problem }: Said,
): RunEnded => ({
  host: host === null ? null : { name: host, address: '127.0.0.1' },
  argv,
  ended: { status: problem === undefined ? status : null, stdout, stderr, problem: problem ?? null },
});

/** What a check of the template makes of what its hosts said. */
function onHosts(id: string, said: Readonly<Record<string, Said>>) {
  const [phase = '', check = ''] = id.split('/');
  const runs = Object.entries(said).map(([host, one]) => ran(host, ['findmnt', '-J'], one));
  return judgeAnswer(plan, phase, check, { kind: 'host', runs }, world, 1);
}

function here(said: Said, more: Partial<CheckSpec> = {}) {
  const check = checkSpec('one', { kind: 'command', run: "['tool', 'look']" }, { expect: 'json.ok', ...more });
  const answer: CheckAnswer = { kind: 'command', run: ran(null, ['tool', 'look'], said) };
  return judgeAnswer(planOf(platformOf([check])), 'a', 'one', answer, world, 1);
}

const mount = (fstype: string, options = 'rw,noatime,compress=zstd:1,space_cache=v2'): Said => ({
  stdout: JSON.stringify({ filesystems: [{ fstype, options, source: '/dev/sdb' }] }),
});

describe('a command on this machine', () => {
  test.each<[string, Said, string | null, string, string, string]>([
    ['is as wanted', { stdout: '{"ok":true}' }, null, 'passed', 'tool ends with 0', ''],
    ['says how it is', { stdout: '{"ok":true}' }, "'all ' + string(json.ok)", 'passed', 'all true', ''],
    [
      'decides by what it prints, not by its status',
      { status: 3, stdout: '{"ok":true}' },
      null,
      'passed',
      'tool ends with 3',
      '',
    ],
    ['is not as wanted', { stdout: '{"ok":false}' }, null, 'failed', 'ok is false', ''],
    [
      'lacks something',
      { stdout: '{}' },
      null,
      'failed',
      'ok is missing',
      'The output is not as expected: "ok" is not there.',
    ],
    ['prints no JSON', { stdout: 'hello' }, null, 'failed', 'tool prints no JSON', ''],
    [
      'fails',
      { status: 2, stderr: 'usage\nno such thing\n' },
      null,
      'failed',
      'tool ends with 2',
      'tool ends with 2 and says: no such thing.',
    ],
    ['fails without a word', { status: 1 }, null, 'failed', 'tool ends with 1', 'tool ends with 1.'],
    [
      'takes too long',
      { problem: 'it did not end within 10 min' },
      null,
      'unknown',
      'tool gives no answer',
      'tool gives no answer: it did not end within 10 min.',
    ],
  ])('%s', (_, said, message, state, words, reason) => {
    const judged = here(said, { message });
    expect({ state: judged.state, message: judged.message }).toEqual({ state, message: words });
    expect(judged.reason ?? '').toContain(reason);
  });

  test('that fails is no riddle where its output has no meaning', () => {
    const more = { expect: "int(text.split('.')[0]) >= 570" };
    expect(here({ status: 9, stdout: 'has failed because' }, more)).toMatchObject({
      state: 'failed',
      message: 'tool ends with 9',
    });
    expect(here({ stdout: 'has failed because' }, more)).toMatchObject({ state: 'unknown' });
  });

  test('A password in an address is not repeated', () => {
    const { reason } = here({ status: 128, stderr: 'fatal: https://me:secret@git.example/x not found' });
    expect(reason).toContain('https://git.example/x not found');
    expect(reason).not.toContain('secret');
  });

  test('The evidence has the command and how it ended, and nothing of what was said', () => {
    const { evidence } = here({ stdout: '{"ok":true,"token":"secret"}' });
    expect(evidence).toMatchObject({
      summary: 'tool look: status 0, 28 characters',
      reads: [],
      at: '2026-11-26T12:00:00.000Z',
    });
  });

  test.each([
    ['Passed\nx....Passed\n', 'passed', '2 passed, 0 failed'],
    ['x....Passed\ny....Failed\n', 'failed', '1 passed, 1 failed'],
  ])('The hooks of the template: %j', (stdout, state, message) => {
    const run = ran(null, ['pre-commit'], { stdout, status: state === 'passed' ? 0 : 1 });
    expect(judgeAnswer(plan, 'quality', 'hooks', { kind: 'command', run }, world, 1)).toMatchObject({ state, message });
  });
});

describe('hosts', () => {
  test.each<[string, string, Readonly<Record<string, Said>>, string, string]>([
    [
      'all as wanted',
      'storage/mounted',
      { homelab: mount('btrfs') },
      'passed',
      'btrfs, rw,noatime,compress=zstd:1,space_cache=v2',
    ],
    [
      'all the same',
      'storage/mounted',
      { homelab: mount('btrfs'), 'akula-prime': mount('btrfs') },
      'passed',
      'btrfs, rw,noatime,compress=zstd:1,space_cache=v2 on 2 hosts',
    ],
    [
      'each in its way',
      'hosts/multipath',
      { homelab: { status: 3, stdout: 'inactive\n' }, 'akula-prime': { status: 4, stdout: 'unknown\n' } },
      'passed',
      'homelab: inactive; akula-prime: unknown',
    ],
    [
      'one not as wanted',
      'hosts/multipath',
      { homelab: { status: 3, stdout: 'inactive\n' }, 'akula-prime': { stdout: 'active\n' } },
      'failed',
      'akula-prime: active',
    ],
    [
      'two not as wanted',
      'hosts/multipath',
      { homelab: { stdout: 'active\n' }, 'akula-prime': { stdout: 'active\n' } },
      'failed',
      'homelab: active, and 1 more',
    ],
    ['nothing is mounted', 'hosts/mounted', { homelab: { status: 1 } }, 'failed', 'homelab: findmnt ends with 1'],
    [
      'one that can not be asked',
      'hosts/multipath',
      { homelab: { status: 3, stdout: 'inactive\n' }, 'akula-prime': { status: 255, stderr: 'Connection refused' } },
      'unknown',
      "akula-prime can't be asked",
    ],
    [
      'one that can not be asked weighs less than one that is wrong',
      'hosts/multipath',
      { homelab: { status: 255, stderr: 'Connection refused' }, 'akula-prime': { stdout: 'active\n' } },
      'failed',
      'akula-prime: active',
    ],
    [
      'a program that is missing',
      'hosts/mounted',
      { homelab: { status: 127 } },
      'unknown',
      'findmnt is not on homelab',
    ],
    [
      'a program that may not run',
      'hosts/mounted',
      { homelab: { status: 126 } },
      'unknown',
      "findmnt can't run on homelab",
    ],
    ['none', 'hosts/mounted', {}, 'unknown', 'there is no host to ask'],
  ])('%s', (_, id, said, state, message) => {
    const judged = onHosts(id, said);
    expect({ state: judged.state, message: judged.message }).toEqual({ state, message });
  });

  test('that can not be asked say why, and what to do', () => {
    const judged = onHosts('hosts/mounted', {
      homelab: {
        status: 255,
        stderr: 'No ED25519 host key is known for homelab and you have requested strict checking.',
      },
    });
    expect(judged).toMatchObject({
      reason: 'The key of the host homelab is not in ~/.ssh/known_hosts.',
      remedy: 'Run "ssh homelab" in a terminal once and compare the fingerprint with that of the host.',
    });
  });

  test('The expectation knows the host', () => {
    const check = checkSpec(
      'one',
      { kind: 'host', hosts: '[]', run: "['hostname']" },
      { expect: 'text.trim() == host.name', message: "host.name + ' at ' + host.address" },
    );
    const runs = [
      ran('homelab', ['hostname'], { stdout: 'homelab\n' }),
      ran('two', ['hostname'], { stdout: 'three\n' }),
    ];
    const of = planOf(platformOf([check]));
    expect(judgeAnswer(of, 'a', 'one', { kind: 'host', runs }, world, 1)).toMatchObject({
      state: 'failed',
      message: 'two at 127.0.0.1',
    });
  });

  test('The evidence has each of them', () => {
    const { evidence } = onHosts('hosts/mounted', {
      homelab: mount('btrfs'),
      'akula-prime': { status: 255, stderr: 'x' },
    });
    expect(evidence.summary).toMatch(
      /^homelab: findmnt -J: status 0, \d+ characters; akula-prime: findmnt -J: status 255, 0 characters$/,
    );
  });
});
