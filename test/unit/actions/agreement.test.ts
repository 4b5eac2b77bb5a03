import { describe, expect, onTestFinished, test } from 'vitest';
import { agreedTo, doesNow } from '../../../src/actions/agreement.ts';
import type { Placed } from '../../../src/actions/agreement.ts';
import type { CheckUse } from '../../../src/domain/phases/checkUse.ts';
import type { CheckSpec } from '../../../src/domain/phases/spec.ts';
import { LivePhases } from '../../../src/live/phases.ts';
import { MemoryGitState } from '../../fakes/gitState.ts';
import { ScriptedPrograms } from '../../fakes/programs.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { checkSpec, platformOf } from '../live/platform.ts';
import { asks, refuses } from './validating.ts';

const command = (id: string, ...argv: readonly string[]) =>
  checkSpec(id, { kind: 'command', run: JSON.stringify(argv) });
const onHosts = (id: string, hosts: string) => checkSpec(id, { kind: 'host', hosts, run: "['true']" });

/** Phase `a` with these checks, and whoever is asked about all of them. */
function agreeing(checks: readonly CheckSpec[]) {
  const timers = new ManualTimers();
  const phases = new LivePhases({ clock: timers, timers, git: new MemoryGitState(), folder: '/home' });
  onTestFinished(() => phases.close());
  const set = (wanted: readonly CheckSpec[]) => phases.set(platformOf(wanted));
  set(checks);
  const programs = new ScriptedPrograms('bash', 'ssh', 'launch').on(['ssh', '-V'], { stderr: 'OpenSSH_9.6p1' });
  programs.on(['bash', '--version'], { stdout: 'GNU bash, version 5.2.21(1)-release' });
  const files = new Map<string, string>();
  const asked: (readonly CheckUse[])[] = [];
  /** What somebody says, time after time: yes at last. */
  const answers: (() => boolean)[] = [];
  const allows = async (uses: readonly CheckUse[]) => {
    asked.push(uses);
    return answers.shift()?.() ?? true;
  };
  const scripts = { digest: async (_: string, word: string) => files.get(word) ?? null, read: async () => null };
  const ports = { consent: { allows }, programs, scripts, folder: '/home' };
  const stop = new AbortController();
  const placed = (): readonly Placed[] =>
    (phases.spec?.phases ?? []).flatMap(({ id, checks: all }) =>
      all.map((spec) => ({ phase: id, check: spec.id, spec })),
    );
  const agreed = () => agreedTo(ports, phases, placed, stop.signal);
  return { agreed, answers, asked, files, phases, ports, programs, set, stop };
}

describe('Nobody is asked', () => {
  test.each<[string, readonly CheckSpec[]]>([
    ['where there is no check', []],
    ['about what can not run', [command('one', 'none'), command('two', './check.sh')]],
    ['about no hosts', [onHosts('one', '[]')]],
  ])('%s', async (_, checks) => {
    const { agreed, asked, programs } = agreeing(checks);
    expect((await agreed())?.map(({ check }) => check)).toEqual(checks.map(({ id }) => id));
    expect([asked, programs.lines]).toEqual([[], []]);
  });
});

describe('Somebody is asked once', () => {
  test('about all that can run, and what can not is told with it', async () => {
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'b' } };
    const { agreed, asked, files } = agreeing([
      asks('http', 'gitlab', { token: 'gitlab' }),
      command('none', 'none'),
      command('script', 'bash', 'a.sh'),
      refuses('pod', object),
    ]);
    files.set('a.sh', 'abc');
    const all = await agreed();
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    const of = { phase: 'a', manifest: null, tool: null, scripts: [], digest };
    const bash = { name: 'bash', path: '/usr/bin/bash', version: '5.2.21' };
    const script = { path: 'a.sh', sha256: 'abc' };
    expect(asked).toEqual([
      [
        { ...of, check: 'http', title: 'http', kind: 'http', what: 'GET https://gitlab with the token "gitlab"' },
        { ...of, check: 'script', title: 'script', kind: 'command', what: 'bash a.sh', tool: bash, scripts: [script] },
        {
          ...of,
          check: 'pod',
          title: 'pod',
          kind: 'admission',
          what: 'dry run of Pod b/a (pod.yaml)',
          manifest: JSON.stringify(object, null, 2),
        },
      ],
    ]);
    expect(all?.map(({ check, does }) => ('problem' in does ? null : [check, does.digest]))).toEqual([
      ['http', asked[0]?.[0]?.digest],
      null,
      ['script', asked[0]?.[1]?.digest],
      ['pod', asked[0]?.[2]?.digest],
    ]);
  });

  test('and every tool is asked once for its version, if it is known that it does nothing else', async () => {
    const { agreed, asked, programs } = agreeing([
      command('one', 'bash', 'a.sh'),
      command('two', 'bash', 'b.sh'),
      command('three', 'launch'),
      onHosts('four', "[{'name': 'homelab'}]"),
    ]);
    await agreed();
    expect(programs.lines).toEqual(['bash --version', 'ssh -V']);
    expect(asked[0]?.map(({ tool }) => `${tool?.path} ${tool?.version}`)).toEqual([
      '/usr/bin/bash 5.2.21',
      '/usr/bin/bash 5.2.21',
      '/usr/bin/launch null',
      '/usr/bin/ssh 9.6p1',
    ]);
  });

  test('After a no nothing runs', async () => {
    const { agreed, answers, asked } = agreeing([command('one', 'bash')]);
    answers.push(() => false);
    expect([await agreed(), asked.length]).toEqual([null, 1]);
  });
});

describe('Somebody is asked anew', () => {
  const first = command('one', 'bash', 'a.sh');

  test.each<[string, (of: ReturnType<typeof agreeing>) => unknown]>([
    ['the script is another', ({ files }) => files.set('a.sh', 'new')],
    ['the program lies elsewhere', ({ programs }) => programs.paths.set('bash', '/opt/bash')],
    ['the command is another', ({ set }) => set([command('one', 'bash', 'b.sh')])],
  ])('where %s by the time of the answer: what was shown last is agreed to', async (_, change) => {
    const of = agreeing([first]);
    of.programs.on(({ program }) => program === '/opt/bash', {});
    of.answers.push(() => change(of) !== null);
    const all = await of.agreed();
    const shown = of.asked.map(([use]) => use?.digest);
    expect(new Set(shown).size).toBe(2);
    expect(all?.map(({ does }) => ('problem' in does ? null : does.digest))).toEqual([shown[1]]);
  });

  test('about the checks that there are then', async () => {
    const { agreed, answers, asked, set } = agreeing([first]);
    answers.push(() => {
      set([command('two', 'bash', 'b.sh')]);
      return true;
    });
    expect((await agreed())?.map(({ check }) => check)).toEqual(['two']);
    expect(asked.map((uses) => uses.map(({ check }) => check))).toEqual([['one'], ['two']]);
  });

  test('but not after a no, whatever has changed', async () => {
    const { agreed, answers, asked, files } = agreeing([first]);
    answers.push(() => files.set('a.sh', 'new').size === 0);
    expect([await agreed(), asked.length]).toEqual([null, 1]);
  });
});

test('Who stops is asked nothing more, and nothing is agreed to', async () => {
  const before = agreeing([command('one', 'bash')]);
  before.stop.abort(new Error('enough'));
  await expect(before.agreed()).rejects.toThrow('enough');
  expect([before.asked, before.programs.lines]).toEqual([[], []]);
  for (const answer of [true, false]) {
    const of = agreeing([command('one', 'bash')]);
    of.answers.push(() => {
      of.stop.abort(new Error('enough'));
      return answer;
    });
    await expect(of.agreed()).rejects.toThrow('enough');
    expect(of.asked.length).toBe(1);
  }
});

test('What is no check any more does nothing', async () => {
  const { phases, ports } = agreeing([command('one', 'bash')]);
  expect(await doesNow(ports, phases, { phase: 'a', check: 'one' })).toMatchObject({ program: '/usr/bin/bash' });
  expect(await doesNow(ports, phases, { phase: 'a', check: 'two' })).toMatchObject({
    problem: 'There is no check "two" in phase "a".',
  });
});
