import { describe, expect, test } from 'vitest';
import { commandStep } from '../../../../src/actions/bootstrap/commandStep.ts';
import type { WorkOf } from '../../../../src/actions/bootstrap/step.ts';
import { commandSees } from '../../../../src/domain/commandSees.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { ScriptedPrograms, untilAborted } from '../../../fakes/programs.ts';
import { decided } from './decided.ts';
import { place, world } from './hostWorld.ts';

const { signal } = new AbortController();
const script = 'scripts/seed.sh';
const work: WorkOf<'command'> = { kind: 'command', argv: ['make', 'a b'] };

describe('the plan of a command', () => {
  test('names the program by its path, with its version', async () => {
    const programs = new ScriptedPrograms('make').on(['make', '--version'], { stdout: 'GNU Make 4.3\n' });
    expect((await commandStep.plan(world(programs).ports, place(), work, signal)).shown).toEqual({
      argv: ['/usr/bin/make', 'a b'],
      changes: [
        {
          target: 'machine',
          action: 'run',
          what: 'in /lab, with the context "home": /usr/bin/make "a b" (4.3)',
          diff: '',
        },
      ],
      problem: null,
      asks: [],
      typed: [],
      decides: { argv: ['/usr/bin/make', 'a b'], context: 'home' },
      files: [],
    });
    expect(programs.lines).toEqual(['make --version']);
  });

  test('shows the scripts that it names, and another text in them is another thing', async () => {
    const of = async (files: Readonly<Record<string, string>>) => {
      const { ports } = world(new ScriptedPrograms('launch'), files);
      return (await commandStep.plan(ports, place(), { kind: 'command', argv: ['launch', script] }, signal)).shown;
    };
    const plans = [await of({ '/lab/scripts/seed.sh': 'echo 1\n' }), await of({ '/lab/scripts/seed.sh': 'echo 2\n' })];
    expect(plans.map(({ changes }) => changes[1]?.diff)).toEqual(['echo 1\n', 'echo 2\n']);
    expect(plans[0]?.changes[1]).toMatchObject({ target: 'file', action: 'use' });
    expect(plans[0]?.changes[1]?.what).toMatch(/^scripts\/seed\.sh, SHA-256 [0-9a-f]{64}$/);
    expect(plans[0]?.files).not.toEqual(plans[1]?.files);
    const before = await of({});
    expect(before.changes[1]?.what).toBe(
      'scripts/seed.sh, which is not there yet: once it is, what stands in it has to be agreed to',
    );
    expect([before.problem, before.files?.[0]?.sha256]).toEqual([null, null]);
  });

  test('in front of another context is another thing', async () => {
    const { ports } = world(new ScriptedPrograms('launch'));
    const of = async (context: string) => {
      const cluster = new MemoryCluster(context);
      return (await commandStep.plan({ ...ports, cluster }, place(), { kind: 'command', argv: ['launch'] }, signal))
        .shown;
    };
    expect((await of('home')).decides).not.toEqual((await of('work')).decides);
  });

  test('runs nothing of a program that is not known', async () => {
    const programs = new ScriptedPrograms('launch');
    const { shown: plan } = await commandStep.plan(
      world(programs).ports,
      place(),
      { kind: 'command', argv: ['launch'] },
      signal,
    );
    expect(plan.argv).toEqual(['/usr/bin/launch']);
    expect(programs.ran).toEqual([]);
  });

  test.each([
    ['make', 'There is no make on the PATH; install it.'],
    ['./make', '"./make" is a path; a command is named as it stands on the PATH.'],
  ])('has a problem with %s', async (name, problem) => {
    const { ports } = world(new ScriptedPrograms());
    expect(await commandStep.plan(ports, place(), { kind: 'command', argv: [name] }, signal)).toMatchObject({
      shown: { problem },
      decision: null,
    });
  });

  test('has the name of the platform typed before what loses data', async () => {
    const programs = new ScriptedPrograms('launch');
    const where = place('data-loss');
    const { shown: plan } = await commandStep.plan(
      world(programs).ports,
      where,
      { kind: 'command', argv: ['launch'] },
      signal,
    );
    expect(plan.typed).toEqual([where.spec.name]);
  });
});

describe('a command', () => {
  const decision = { name: 'make', program: '/usr/bin/make', args: ['a b'], files: [] };

  async function ran(programs: ScriptedPrograms, ends: AbortSignal = signal) {
    const lines: string[] = [];
    const { ports } = world(programs);
    const own = { ...ports, kubeconfig: '/home/me/config' };
    const result = await commandStep.run(own, place(), decision, (line) => lines.push(line), ends);
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
        context: 'home',
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

  test.each<readonly [what: string, files: Readonly<Record<string, string>>]>([
    ['is another by now', { '/lab/scripts/seed.sh': 'echo 2\n' }],
    ['has gone', {}],
  ])('whose script %s is not run', async (_, files) => {
    const programs = new ScriptedPrograms('launch');
    const argv = ['launch', script];
    const shown = world(programs, { '/lab/scripts/seed.sh': 'echo 1\n' });
    const plan = await commandStep.plan(shown.ports, place(), { kind: 'command', argv }, signal);
    const { ports } = world(programs, files);
    expect(await commandStep.run(ports, place(), decided(plan), () => undefined, signal)).toMatchObject({
      state: 'failed',
      message: 'scripts/seed.sh has changed since it was shown; nothing was run.',
    });
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
