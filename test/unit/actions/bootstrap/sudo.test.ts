import { describe, expect, test } from 'vitest';
import { runOnHost } from '../../../../src/actions/bootstrap/onHost.ts';
import { scriptOf } from '../../../../src/actions/bootstrap/hostScript.ts';
import type { ProgramEnded, ProgramRun } from '../../../../src/writes.ts';
import { MemoryQuestions } from '../../../fakes/questions.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { supervised, wordsOf, world, type World } from './hostWorld.ts';

const { signal } = new AbortController();
const wanted = 'sudo: a password is required\n';

/** A host whose sudo wants this password. */
function guarded(password: string) {
  const programs = new ScriptedPrograms('ssh');
  return programs.on(['ssh'], (run) => answer(run, password));
}

function answer(run: ProgramRun, password: string): Partial<ProgramEnded> {
  const { words } = wordsOf(run);
  if (run.args[0] === '-G') return { stdout: 'host homelab\nuser ada\n' };
  if (!words[2]?.includes('-S')) return { status: 1, stderr: wanted };
  const [first, ...rest] = (run.input ?? '').split('\n');
  if (first !== password) return { status: 1, stderr: 'Sorry, try again.\nsudo: 1 incorrect password attempt\n' };
  if (words.at(-1) === ':') return { status: 0 };
  return supervised({ ...run, input: rest.join('\n') }, ({ input }) => ({ stdout: `${input}\n` }));
}

async function ranOn({ ports }: World, host = 'homelab') {
  const lines: string[] = [];
  const what = {
    script: await scriptOf('a.sh', 'echo\n', []),
    input: 'in',
    limit: 1000,
    onLine: (line: string) => void lines.push(line),
  };
  const result = await runOnHost(ports, { ssh: '/usr/bin/ssh', folder: '/lab', host }, what, signal);
  return { result, lines };
}

function asking(programs: ScriptedPrograms, secret: string | null): World {
  return world(programs, {}, new MemoryQuestions({ secret }));
}

describe('a host whose sudo wants a password', () => {
  test('has it asked for once, and over stdin alone', async () => {
    const programs = guarded('geheim');
    const lab = asking(programs, 'geheim');
    expect(await ranOn(lab)).toEqual({ result: { status: 0, last: 'in' }, lines: ['echo', 'in'] });
    expect(await ranOn(lab)).toMatchObject({ result: { status: 0 } });
    expect(lab.questions.asked.map(({ kind, title }) => [kind, title])).toEqual([
      ['secret', 'Password of sudo for ada@homelab'],
    ]);
    expect(JSON.stringify(programs.ran.map(({ args, environment }) => [args, environment]))).not.toContain('geheim');
  });

  test('is tried alone first, so that the script is never taken for a password', async () => {
    const programs = guarded('geheim');
    await ranOn(asking(programs, 'falsch'));
    expect(programs.ran.map(({ input }) => input)).toEqual(['echo\nin', null, 'falsch\n', 'falsch\n', 'falsch\n']);
  });

  test('asks three times', async () => {
    const lab = asking(guarded('geheim'), 'falsch');
    expect((await ranOn(lab)).result).toEqual({
      reason: 'sudo on homelab did not take the password.',
      remedy: 'Type it where you are asked, or let your user on homelab use sudo without one.',
    });
    expect(lab.questions.asked.map(({ text }) => text)).toEqual([
      'What runs on homelab needs root, and sudo there wants the password of your user, ada. It is kept in memory only.',
      'sudo on homelab did not take that password.',
      'sudo on homelab did not take that password.',
    ]);
  });

  test('gets none from somebody who steps away', async () => {
    expect((await ranOn(asking(guarded('geheim'), null))).result).toMatchObject({
      reason: 'sudo on homelab wants a password, and none was typed.',
    });
  });

  test('is named alone where ssh does not say as whom it logs in', async () => {
    const programs = guarded('geheim').on(({ args }) => args[0] === '-G', { status: 255 });
    const lab = asking(programs, 'geheim');
    await ranOn(lab);
    expect(lab.questions.asked).toMatchObject([
      { title: 'Password of sudo on homelab', text: expect.stringContaining('of your user. It is') as string },
    ]);
  });

  test('takes one whose line has an end', async () => {
    expect((await ranOn(asking(guarded('geheim'), 'geheim\n'))).result).toEqual({ status: 0, last: 'in' });
  });

  test('is asked for again after a quarter of an hour without use', async () => {
    const lab = asking(guarded('geheim'), 'geheim');
    await ranOn(lab);
    for (const [minutes, times] of [
      [14, 1],
      [14, 1],
      [16, 2],
    ] as const) {
      lab.timers.advance(minutes * 60_000);
      expect((await ranOn(lab)).result).toMatchObject({ status: 0 });
      expect(lab.questions.asked.length).toBe(times);
    }
  });

  test('is not asked for in the name of another host, or of other questions', async () => {
    const programs = guarded('geheim');
    const lab = asking(programs, 'geheim');
    await ranOn(lab);
    await ranOn(lab, 'node2');
    expect(lab.questions.asked.map(({ title }) => title)).toEqual([
      'Password of sudo for ada@homelab',
      'Password of sudo for ada@node2',
    ]);
    const other = asking(programs, null);
    expect((await ranOn(other)).result).toMatchObject({ reason: expect.stringContaining('none was typed') });
  });

  test('has another one meanwhile: the old one is forgotten', async () => {
    const programs = guarded('geheim');
    const lab = asking(programs, 'geheim');
    await ranOn(lab);
    programs.on(['ssh'], (one) => answer(one, 'neu'));
    lab.questions.said = { secret: 'neu' };
    expect((await ranOn(lab)).result).toMatchObject({ status: 0 });
    expect(lab.questions.asked.length).toBe(2);
  });
});

test.each([
  ['sh: 3: exec: sudo: not found\n', "On homelab root can't be had: sh: 3: exec: sudo: not found"],
  ['anna is not in the sudoers file.\n', "On homelab root can't be had: anna is not in the sudoers file."],
])('a host that has no sudo for us says so: %j', async (stderr, reason) => {
  const lab = asking(new ScriptedPrograms('ssh').on(['ssh'], { status: 1, stderr }), 'geheim');
  expect((await ranOn(lab)).result).toMatchObject({ reason });
  expect(lab.questions.asked).toEqual([]);
});
