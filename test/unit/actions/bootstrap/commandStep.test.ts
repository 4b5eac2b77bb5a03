import { describe, expect, test } from 'vitest';
import { commandStep } from '../../../../src/actions/bootstrap/commandStep.ts';
import type { WorkOf } from '../../../../src/actions/bootstrap/step.ts';
import { commandSees } from '../../../../src/domain/commandSees.ts';
import { ScriptedPrograms, untilAborted } from '../../../fakes/programs.ts';
import { place, world } from './hostWorld.ts';

const { signal } = new AbortController();
const work: WorkOf<'command'> = { kind: 'command', argv: ['make', 'a b'] };

describe('the plan of a command', () => {
  test('names the program by its path, with its version', async () => {
    const programs = new ScriptedPrograms('make').on(['make', '--version'], { stdout: 'GNU Make 4.3\n' });
    expect(await commandStep.plan(world(programs).ports, place(), work, signal)).toEqual({
      argv: ['/usr/bin/make', 'a b'],
      changes: [{ target: 'host', action: 'run', what: 'this machine, in /lab: /usr/bin/make "a b" (4.3)', diff: '' }],
      problem: null,
      asks: [],
      typed: [],
      decides: { argv: ['/usr/bin/make', 'a b'] },
    });
    expect(programs.lines).toEqual(['make --version']);
  });

  test('runs nothing of a program that is not known', async () => {
    const programs = new ScriptedPrograms('launch');
    const plan = await commandStep.plan(world(programs).ports, place(), { kind: 'command', argv: ['launch'] }, signal);
    expect(plan.argv).toEqual(['/usr/bin/launch']);
    expect(programs.ran).toEqual([]);
  });

  test.each([
    ['make', 'There is no make on the PATH; install it.'],
    ['./make', '"./make" is a path; a command is named as it stands on the PATH.'],
  ])('has a problem with %s', async (name, problem) => {
    const { ports } = world(new ScriptedPrograms());
    expect(await commandStep.plan(ports, place(), { kind: 'command', argv: [name] }, signal)).toMatchObject({
      problem,
    });
  });

  test('has the name of the platform typed before what loses data', async () => {
    const programs = new ScriptedPrograms('launch');
    const where = place('data-loss');
    const plan = await commandStep.plan(world(programs).ports, where, { kind: 'command', argv: ['launch'] }, signal);
    expect(plan.typed).toEqual([where.spec.name]);
  });
});

describe('a command', () => {
  const planned = { ...none(), argv: ['/usr/bin/make', 'a b'] };

  async function ran(programs: ScriptedPrograms, ends: AbortSignal = signal) {
    const lines: string[] = [];
    const { ports } = world(programs);
    const own = { ...ports, kubeconfig: '/home/me/config' };
    const result = await commandStep.run(own, place(), work, planned, (line) => lines.push(line), ends);
    return { result, lines };
  }

  test('runs in the folder of the platform, and its lines are told', async () => {
    const programs = new ScriptedPrograms('make').on(['make'], { stdout: 'one\ntwo\n', stderr: 'hint\n' });
    expect(await ran(programs)).toEqual({
      result: { state: 'passed', message: 'make has run.', commit: null },
      lines: ['one', 'two', 'hint'],
    });
    expect(programs.ran).toEqual([
      expect.objectContaining({
        program: '/usr/bin/make',
        args: ['a b'],
        cwd: '/lab',
        sees: commandSees,
        environment: { KUBECONFIG: '/home/me/config' },
        input: null,
        limit: 600_000,
      }),
    ]);
  });

  test.each([
    [{ status: 2, stderr: 'a\nb\n' }, 'make ends with 2: b'],
    [{ status: 2, stdout: 'a\n' }, 'make ends with 2: a'],
    [{ status: 2 }, 'make ends with 2 and says nothing.'],
    [{ problem: 'it did not end within 10 min' }, 'make: it did not end within 10 min.'],
  ])('that ends like %j has failed', async (ended, message) => {
    const programs = new ScriptedPrograms('make').on(['make'], ended);
    expect((await ran(programs)).result).toEqual({ state: 'failed', message, remedy: null });
  });

  test('is another program than in the plan: it is not run', async () => {
    const programs = new ScriptedPrograms('make').on(['make'], {});
    programs.paths.set('make', '/opt/bin/make');
    expect((await ran(programs)).result).toMatchObject({
      state: 'failed',
      message: 'make is /opt/bin/make now, and was /usr/bin/make in the plan.',
    });
    programs.paths.delete('make');
    expect((await ran(programs)).result).toMatchObject({ message: 'There is no make on the PATH; install it.' });
    expect(programs.ran).toEqual([]);
  });

  test('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const programs = new ScriptedPrograms('make').on(['make'], (run, ends) => {
      controller.abort(new Error('cancelled'));
      return untilAborted(run, ends);
    });
    await expect(ran(programs, controller.signal)).rejects.toThrow('cancelled');
    expect(programs.running).toBe(0);
  });
});

function none() {
  return { argv: [], changes: [], problem: null, asks: [], typed: [], decides: null };
}
