import { describe, expect, test } from 'vitest';
import { hostStep } from '../../../../src/actions/bootstrap/hostStep.ts';
import type { WorkOf } from '../../../../src/actions/bootstrap/step.ts';
import { sha256 } from '../../../../src/domain/sha256.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { hosts, place, wordsOf, world, type Acted } from './hostWorld.ts';
import { act, files, homelab, node2, path, planned, text, two } from './joining.ts';

const { signal } = new AbortController();

describe('the plan of a script for hosts', () => {
  test('shows the script with its sum, and what it says on each host with --dry-run', async () => {
    const programs = hosts(act);
    const { plan } = await planned(programs);
    const sum = await sha256(new TextEncoder().encode(text));
    expect(plan).toEqual({
      argv: [],
      changes: [
        {
          target: 'host',
          action: 'run',
          what: `${path} as root on homelab, node2, SHA-256 ${sum}, over /usr/bin/ssh (9.6p1)`,
          diff: text,
        },
        { target: 'host', action: 'run', what: `homelab: ${path} --name homelab`, diff: '+ join homelab\n' },
        {
          target: 'host',
          action: 'run',
          what: 'homelab: cat /var/token, as root; what it prints goes to node2 alone and is not shown',
          diff: '',
        },
        { target: 'host', action: 'run', what: `node2: ${path} --name "node 2"`, diff: '+ join node2\n' },
      ],
      problem: null,
      asks: [],
      typed: [],
      decides: {
        script: path,
        sha256: sum,
        runs: [
          { host: 'homelab', args: homelab.args, input: null, says: '+ join homelab\n' },
          { host: 'node2', args: node2.args, input: node2.input, says: '+ join node2\n' },
        ],
      },
    });
  });

  test('runs nothing but that, and fetches nothing', async () => {
    const programs = hosts(act);
    await planned(programs);
    const scripts = programs.ran.filter(({ args }) => args.includes('-T')).map(wordsOf);
    expect(scripts.map(({ words }) => words.at(-1))).toEqual(['--dry-run', '--dry-run']);
    expect(programs.ran.map(({ input }) => input)).toEqual([null, text, text]);
  });

  test.each([
    ['disruptive', []],
    ['data-loss', ['homelab', 'node2']],
    ['irreversible', ['homelab', 'node2']],
  ] as const)('has typed before what is %s: %j', async (risk, typed) => {
    expect((await planned(hosts(act), two, place(risk))).plan.typed).toEqual(typed);
  });

  test('says on which host a script refuses, with its own words', async () => {
    const programs = hosts(({ host }) => (host === 'node2' ? { status: 1, stderr: 'refused: it is full\n' } : {}));
    expect((await planned(programs)).plan.problem).toBe('node2: refused: it is full');
  });

  test.each<readonly [string, Acted, string]>([
    ['nothing', { status: 3 }, 'homelab: k3s-agent.sh ends with 3 and says nothing'],
    ['a line on stdout', { status: 1, stdout: 'no\n\n' }, 'homelab: no'],
    ['control characters', { status: 1, stderr: '\u001b[31mno\n' }, String.raw`homelab: \u{1b}[31mno`],
  ])('has a problem with a script that fails and says %s', async (_, acted, problem) => {
    expect(
      (
        await planned(
          hosts(() => acted),
          { ...two, runs: [homelab] },
        )
      ).plan.problem,
    ).toBe(problem);
  });

  test('says why a host can not be reached', async () => {
    const programs = hosts(act).on(({ args }) => args.includes('node2'), {
      status: 255,
      stderr: 'ssh: connect to host node2 port 22: Connection refused\n',
    });
    expect((await planned(programs)).plan.problem).toBe(
      'No ssh server listens on node2. Start sshd on node2, or name its port in ~/.ssh/config.',
    );
  });

  test.each<readonly [string, WorkOf<'host'>, Readonly<Record<string, string>>, ScriptedPrograms, string]>([
    ['no ssh', two, files, new ScriptedPrograms(), 'There is no ssh on the PATH; install the OpenSSH client.'],
    ['no script', two, {}, hosts(act), `${path} can't be read: it does not exist.`],
    [
      'a script that knows no rehearsal',
      two,
      { [`/lab/${path}`]: 'reboot\n' },
      hosts(act),
      `${path} has no --dry-run; a script for hosts says with it what it would do, and does nothing.`,
    ],
    [
      'a script that lies elsewhere',
      { ...two, script: 'bootstrap/../../x.sh' },
      files,
      hosts(act),
      'bootstrap/../../x.sh lies outside of the platform; name a script in it.',
    ],
    ['no host', { ...two, runs: [] }, files, hosts(act), 'platform.yaml names no host for it.'],
  ])('can not be made with %s', async (_, work, all, programs, problem) => {
    const { shown: plan } = await hostStep.plan(world(programs, all).ports, place(), work, signal);
    expect(plan).toEqual({ argv: [], changes: [], problem, asks: [], typed: [], decides: { problem } });
    expect(programs.ran.filter(({ args }) => args.includes('-T'))).toEqual([]);
  });

  test('decides the same for the same, and otherwise for another rehearsal', async () => {
    const decided = async (says: string): Promise<unknown> =>
      (await planned(hosts(() => ({ stdout: says })))).plan.decides;
    expect(await decided('+ a\n')).toEqual(await decided('+ a\n'));
    expect(await decided('+ a\n')).not.toEqual(await decided('+ b\n'));
  });
});
