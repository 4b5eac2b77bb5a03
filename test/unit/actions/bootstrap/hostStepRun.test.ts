import { describe, expect, test } from 'vitest';
import { hostStep } from '../../../../src/actions/bootstrap/hostStep.ts';
import { untilAborted, type ScriptedPrograms } from '../../../fakes/programs.ts';
import { hosts, place, wordsOf, world, type Acted } from './hostWorld.ts';
import { act, node2, path, planned, text, token, two } from './joining.ts';
import { decided } from './decided.ts';

const { signal } = new AbortController();

describe('a script for hosts', () => {
  async function ran(programs: ScriptedPrograms, work = two, ends: AbortSignal = signal) {
    const lines: string[] = [];
    const { ports, plan, whole } = await planned(programs, work);
    const result = await hostStep.run(ports, place(), decided(whole), (line) => lines.push(line), ends);
    return { result, lines, ports, plan };
  }

  test('runs on one host after the other, and what goes from host to host is not shown', async () => {
    const programs = hosts(act);
    const { result, lines } = await ran(programs);
    expect(result).toEqual({ state: 'passed', message: `${path} has run on homelab, node2.`, commit: null });
    expect(lines).toEqual([
      'homelab: + join homelab',
      'homelab: got ',
      'node2: + join node2',
      'node2: (hidden)',
      'node2: got (hidden)',
    ]);
    const inputs = programs.ran.slice(-3).map(({ input }) => input);
    expect(inputs).toEqual([text, 'exec "$@"\n', `${text}${token}\n`]);
    expect(JSON.stringify(programs.ran.map(({ args, environment }) => [args, environment]))).not.toContain(token);
  });

  test('keeps a connection of its own, which a broken network ends', async () => {
    const programs = hosts(act);
    await ran(programs);
    for (const { args } of programs.ran.slice(1)) {
      const options = ['ControlMaster=no', 'ControlPath=none', 'ServerAliveInterval=15', 'ServerAliveCountMax=3'];
      expect(args).toEqual(expect.arrayContaining(options));
    }
  });

  test('that fails is told with its last line, and the next host is left alone', async () => {
    const programs = hosts((arrived) => (arrived.isDryRun ? {} : { status: 1, stderr: 'refused: no\n' }));
    const { result } = await ran(programs);
    expect(result).toEqual({ state: 'failed', message: 'homelab: refused: no', remedy: null });
    expect(programs.ran.slice(3).map((run) => wordsOf(run).host)).toEqual(['homelab']);
  });

  test('whose last line has the secret is told without it', async () => {
    const programs = hosts((arrived) =>
      arrived.host === 'node2' && !arrived.isDryRun ? { status: 1, stderr: `bad ${token}\n` } : act(arrived),
    );
    expect((await ran(programs)).result).toMatchObject({ state: 'failed', message: 'node2: bad (hidden)' });
  });

  test.each<readonly [string, Acted, string]>([
    ['fails', { status: 1, stderr: 'cat: /var/token: No such file\n' }, 'homelab: cat: /var/token: No such file'],
    ['fails without a word', { status: 1, stdout: token }, 'homelab: cat ends with 1'],
    ['prints nothing', { stdout: '\n' }, 'homelab: cat prints nothing.'],
  ])('is not begun where the command for its input %s', async (_, acted, message) => {
    const programs = hosts((arrived) => (arrived.name === 'output' ? acted : act(arrived)));
    expect((await ran(programs, { ...two, runs: [node2] })).result).toEqual({ state: 'failed', message, remedy: null });
    expect(programs.ran.filter((run) => wordsOf(run).host === 'node2').length).toBe(1);
  });

  test('is the one that was shown, whatever lies there by now', async () => {
    const programs = hosts(act);
    const { whole } = await planned(programs);
    const { ports } = world(programs, { [`/lab/${path}`]: `${text}reboot\n` });
    const from = programs.ran.length;
    await hostStep.run(ports, place(), decided(whole), () => undefined, signal);
    expect(programs.ran[from]?.input).toBe(text);
    expect(JSON.stringify(programs.ran)).not.toContain('reboot');
  });

  test('whose connection breaks has failed, and it is said what has become of it', async () => {
    const cut = { status: 255, stderr: 'client_loop: send disconnect: Broken pipe\n' };
    const programs = hosts(act).on(
      (run) => run.args.includes('-T') && !run.args.includes('--dry-run'),
      (run) => {
        const sum = wordsOf(run).words.find((word) => /^[0-9a-f]{64}$/.test(word));
        return { ...cut, stdout: `slipway ${sum} started\n`, stderr: `slipway ${sum} started\n${cut.stderr}` };
      },
    );
    expect((await ran(programs)).result).toEqual({
      state: 'failed',
      message: 'The connection to homelab broke off. What it had started there ends with the connection.',
      remedy: 'Bootstrap again: what is done already is seen and left as it is.',
    });
  });

  test.each([
    ['sum', 'What arrived on homelab is not the script that was sent: its sum is another one.'],
    ['busy', 'Another script of Slipway is running on homelab.'],
    ['no-folder', 'On homelab no temporary folder could be made.'],
  ])('that is not begun because of %s has failed', async (word, message) => {
    const programs = hosts(act).on(
      (run) => run.args.includes('-T') && !run.args.includes('--dry-run'),
      (run) => {
        const sum = wordsOf(run).words.find((one) => /^[0-9a-f]{64}$/.test(one));
        return { status: 65, stdout: `slipway ${sum} ${word}\n` };
      },
    );
    expect((await ran(programs)).result).toMatchObject({ state: 'failed', message });
  });

  test('ends when it is cancelled', async () => {
    const programs = hosts(act).on(
      (run) => run.args.includes('-T') && !run.args.includes('--dry-run'),
      (run, ends) => {
        controller.abort(new Error('cancelled'));
        return untilAborted(run, ends);
      },
    );
    const controller = new AbortController();
    await expect(ran(programs, two, controller.signal)).rejects.toThrow('cancelled');
    expect(programs.running).toBe(0);
  });
});
