import { describe, expect, test } from 'vitest';
import { runCommand, runOnHosts } from '../../../src/actions/runCheck.ts';
import { ScriptedPrograms, untilAborted } from '../../fakes/programs.ts';

const { signal } = new AbortController();
const on = (name: string, ...argv: readonly string[]) => ({ host: { name }, argv });

describe('a command', () => {
  test('runs in the folder of the platform, by the path that its name was found at', async () => {
    const programs = new ScriptedPrograms('pre-commit').on(['pre-commit'], { status: 1, stdout: 'Failed\n' });
    const run = { host: null, argv: ['pre-commit', 'run', '--all-files'] };
    const ports = { programs, folder: '/home', cluster: null, context: null, kubeconfig: null };
    expect(await runCommand(ports, run, '/usr/bin/pre-commit', signal)).toEqual({
      kind: 'command',
      run: { ...run, ended: { status: 1, stdout: 'Failed\n', stderr: '', problem: null } },
    });
    expect(programs.ran).toMatchObject([
      {
        program: '/usr/bin/pre-commit',
        args: ['run', '--all-files'],
        cwd: '/home',
        input: null,
        environment: {},
        limit: 600_000,
      },
    ]);
    expect(programs.ran[0]).not.toHaveProperty('context');
  });

  test.each([
    ['that is looked at', { cluster: { context: 'lab' }, context: null, kubeconfig: null }, {}],
    ['that was chosen, though it does not answer', { cluster: null, context: 'lab', kubeconfig: null }, {}],
    [
      'of the kubeconfig that was chosen',
      { cluster: { context: 'lab' }, context: 'lab', kubeconfig: '/home/ada/other' },
      { KUBECONFIG: '/home/ada/other' },
    ],
  ])('finds the cluster %s, whichever is current for the user', async (_, meant, environment) => {
    const programs = new ScriptedPrograms('kubectl').on(['kubectl'], { stdout: 'ok' });
    const ports = { programs, folder: '/home', ...meant };
    await runCommand(ports, { host: null, argv: ['kubectl', 'get', 'nodes'] }, '/usr/bin/kubectl', signal);
    expect(programs.ran).toMatchObject([{ context: 'lab', environment }]);
  });
});

describe('hosts', () => {
  test('are asked at once, each with its own words', async () => {
    const programs = new ScriptedPrograms('ssh');
    const both = Promise.withResolvers<void>();
    programs.on(['ssh'], async ({ args }) => {
      if (programs.running === 2) both.resolve();
      await both.promise;
      return { stdout: args.at(-1) ?? '' };
    });
    const runs = [on('homelab', 'findmnt', 'a b'), on('akula-prime', 'findmnt', '$x')];
    const answer = await runOnHosts({ programs, folder: '/home' }, runs, '/usr/bin/ssh', signal);
    expect(answer).toMatchObject({
      kind: 'host',
      runs: [
        { host: { name: 'homelab' }, ended: { stdout: '"a b"' } },
        { host: { name: 'akula-prime' }, ended: { stdout: "'$x'" } },
      ],
    });
    expect(programs.lines[0]).toBe(
      'ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=10 -T -- homelab findmnt "a b"',
    );
    expect(programs.ran).toMatchObject([{ limit: 60_000 }, { limit: 60_000 }]);
  });

  test('of which there is none are not asked', async () => {
    const programs = new ScriptedPrograms();
    expect(await runOnHosts({ programs, folder: '/home' }, [], null, signal)).toEqual({ kind: 'host', runs: [] });
  });

  test('are given up together', async () => {
    const programs = new ScriptedPrograms('ssh').on(['ssh'], untilAborted);
    const stop = new AbortController();
    const running = runOnHosts(
      { programs, folder: '/home' },
      [on('a', 'x'), on('b', 'x')],
      '/usr/bin/ssh',
      stop.signal,
    );
    expect(programs.running).toBe(2);
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(programs.running).toBe(0);
  });
});
