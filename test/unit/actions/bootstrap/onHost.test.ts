import { describe, expect, test } from 'vitest';
import { runOnHost } from '../../../../src/actions/bootstrap/onHost.ts';
import type { ProgramEnded } from '../../../../src/writes.ts';
import { ScriptedPrograms, untilAborted } from '../../../fakes/programs.ts';
import { world } from './hostWorld.ts';

const sum = 'a'.repeat(64);
const place = { ssh: '/usr/bin/ssh', folder: '/lab', host: 'homelab' };
const begun = `slipway ${sum} started\n`;
const ended = `slipway ${sum} ended 0\n`;

async function run(answer: Partial<ProgramEnded>) {
  const lines: string[] = [];
  const result = await runOnHost(
    world(new ScriptedPrograms('ssh').on(['ssh'], answer)).ports,
    place,
    {
      script: { name: 'a.sh', text: 'echo\n', sha256: sum, args: [] },
      input: '',
      limit: 1000,
      onLine: (line, stream) => lines.push(`${stream}: ${line}`),
    },
    new AbortController().signal,
  );
  return { result, lines };
}

describe('a script on a host', () => {
  test('is heard from its beginning on: a greeting of the login is no line of it', async () => {
    const answer = { stdout: `Welcome\n${begun}own\n${ended}`, stderr: `Banner\n${begun}hint\n` };
    expect(await run(answer)).toEqual({
      result: { status: 0, last: 'hint' },
      lines: ['stdout: own', 'stderr: hint'],
    });
  });

  test('may leave its last line without an end', async () => {
    expect((await run({ stdout: `${begun}partial${ended}` })).lines).toEqual(['stdout: partial']);
  });

  test('has its own status, whatever that of ssh is', async () => {
    const stdout = `${begun}slipway ${sum} ended 255\n`;
    expect((await run({ stdout, status: 255, stderr: 'Connection refused\n' })).result).toMatchObject({ status: 255 });
  });

  test.each<readonly [string, Partial<ProgramEnded>, string]>([
    [
      'the connection broke',
      { status: 255, stderr: `${begun}own\nclient_loop: send disconnect: Broken pipe\n` },
      'The connection to homelab broke off.',
    ],
    [
      'the other side went silent',
      { status: 255, stderr: `${begun}Timeout, server homelab not responding.\n` },
      'ssh homelab says: Timeout, server homelab not responding.',
    ],
    ['it was killed there', { status: 255, stderr: begun }, 'The script on homelab was ended from outside.'],
    [
      'its guard was killed there',
      { status: 137, stderr: `${begun}Connection refused\n` },
      'The script on homelab was ended from outside.',
    ],
    [
      'it took too long',
      { problem: 'it did not end within 60 min' },
      'ssh homelab gave no answer: it did not end within 60 min.',
    ],
  ])('has no end when %s', async (_, answer, reason) => {
    expect((await run({ stdout: begun, ...answer })).result).toEqual({
      reason: `${reason} What it had started there ends with the connection.`,
      remedy: 'Bootstrap again: what is done already is seen and left as it is.',
    });
  });

  test.each<readonly [string, Partial<ProgramEnded>, string]>([
    [
      'no connection',
      { status: 255, stderr: 'Host key verification failed.\n' },
      'The key of the host homelab is not in ~/.ssh/known_hosts.',
    ],
    [
      'no bash',
      { status: 127, stderr: 'sh: 3: exec: bash: not found\n' },
      "On homelab root can't be had: sh: 3: exec: bash: not found",
    ],
    [
      'another sum',
      { status: 65, stdout: `slipway ${sum} sum\n` },
      'What arrived on homelab is not the script that was sent: its sum is another one.',
    ],
    [
      'another at work',
      { status: 75, stdout: `slipway ${sum} busy\n` },
      'Another script of Slipway is running on homelab.',
    ],
    ['no space', { status: 73, stdout: `slipway ${sum} no-folder\n` }, 'On homelab no temporary folder could be made.'],
  ])('does not begin with %s', async (_, answer, reason) => {
    expect(await run(answer)).toMatchObject({ result: { reason }, lines: [] });
  });

  test('ends with the signal', async () => {
    const programs = new ScriptedPrograms('ssh').on(['ssh'], untilAborted);
    const script = { name: 'a.sh', text: '', sha256: sum, args: [] };
    const what = { script, input: '', limit: 1000, onLine: () => undefined };
    const controller = new AbortController();
    const running = runOnHost(world(programs).ports, place, what, controller.signal);
    controller.abort(new Error('cancelled'));
    await expect(running).rejects.toThrow('cancelled');
    expect(programs.running).toBe(0);
  });
});
