/** Checks of hosts over a real ssh: what they say, and why a host can't be asked. */
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runOnHosts } from '../../../src/actions/runCheck.ts';
import { judgeAnswer } from '../../../src/domain/phases/answer.ts';
import { planOf } from '../../../src/domain/phases/plan.ts';
import type { CheckSpec } from '../../../src/domain/phases/spec.ts';
import { nodePrograms } from '../../../src/node/programs.ts';
import { until } from '../../../scripts/cluster/until.ts';
import { checkSpec, platformOf } from '../../unit/live/platform.ts';
import { startSshd, sshdObstacle } from './sshd.ts';
import type { Sshd } from './sshd.ts';

const obstacle = sshdObstacle();
const never = new AbortController().signal;

describe.skipIf(obstacle !== undefined)('checks of hosts', () => {
  let lab: Sshd;

  beforeAll(async () => {
    lab = await startSshd();
    for (const [name, text] of Object.entries(remote)) {
      writeFileSync(join(lab.remoteBin, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(lab.remoteBin, name), 0o755);
    }
  });
  afterAll(() => lab?.end());

  const mounted = '{"filesystems":[{"fstype":"btrfs","options":"rw,noatime","source":"/dev/sdb"}]}';

  /** Programs that a host has. */
  const remote = {
    findmnt: `echo '${mounted}'`,
    words: 'for word in "$@"; do printf "<%s>" "$word"; done',
    loud: 'head -c 1048576 /dev/zero | tr "\\0" x >&2; echo done; exit 3',
    forbidden: 'exit 126',
    // Ends by itself once nobody listens any more.
    forever: 'while echo on; do sleep 0.1; done',
  };

  function ask(names: readonly string[], argv: readonly string[], signal = never) {
    const programs = nodePrograms({ PATH: lab.bin, HOME: lab.home }, () => []);
    const runs = names.map((name) => ({ host: { name, address: '127.0.0.1' }, argv }));
    return runOnHosts({ programs, folder: lab.home }, runs, lab.ssh, signal);
  }

  async function judged(names: readonly string[], argv: readonly string[], more: Partial<CheckSpec> = {}) {
    const check = checkSpec(
      'one',
      { kind: 'host', hosts: '[]', run: '[]' },
      { expect: 'true', message: 'text', ...more },
    );
    const answer = await ask(names, argv);
    return judgeAnswer(planOf(platformOf([check])), 'a', 'one', answer, { git: null, now: Date.now() }, 1);
  }

  test('say what the hosts say', async () => {
    const more = { expect: "json.filesystems[0].fstype == 'btrfs'", message: 'json.filesystems[0].options' };
    expect(await judged(['homelab', 'node2'], ['findmnt', '-J'], more)).toMatchObject({
      state: 'passed',
      message: 'rw,noatime on 2 hosts',
    });
    const xfs = { ...more, expect: "json.filesystems[0].fstype == 'xfs'", message: null };
    expect(await judged(['homelab'], ['findmnt', '-J'], xfs)).toMatchObject({
      state: 'failed',
      message: 'homelab: fstype is btrfs',
    });
  });

  test('bring every word to the host as it is', async () => {
    const words = ['a b', '', '$HOME', "it's", '"', '*', '-x', '`id`', 'a\\nb', '!', '~', 'é', ';', '{a,b}', '--'];
    const answer = await ask(['homelab'], ['words', ...words]);
    expect(answer).toMatchObject({
      runs: [{ ended: { status: 0, stdout: words.map((word) => `<${word}>`).join('') } }],
    });
  });

  test('run nothing here, whatever the command is called', async () => {
    const marker = join(lab.home, 'ran-here');
    expect(await judged(['homelab'], [`-oProxyCommand=touch ${marker}`, 'x'])).toMatchObject({ state: 'unknown' });
    expect(existsSync(marker)).toBe(false);
  });

  test.each([
    ['stranger', 'The key of the host stranger is not in ~/.ssh/known_hosts.'],
    ['changed', 'The key of the host changed is another one than ~/.ssh/known_hosts has.'],
    ['wrongkey', 'The host wrongkey does not let you in without a question.'],
    ['nobody', 'No ssh server listens on nobody.'],
  ])('are unknown where a host can not be asked, and say why: %s', async (name, reason) => {
    const { state, message, reason: told, remedy } = await judged(['homelab', name], ['findmnt']);
    expect({ state, message, told }).toEqual({ state: 'unknown', message: `${name} can't be asked`, told: reason });
    expect(remedy).not.toBe(null);
  });

  test.each([
    ['no-such-program', 'no-such-program is not on homelab'],
    ['forbidden', "forbidden can't run on homelab"],
  ])('are unknown where the host has no such program: %s', async (name, message) => {
    expect(await judged(['homelab'], [name])).toMatchObject({ state: 'unknown', message });
  });

  test('take the output for what it is, however much a program complains', async () => {
    const answer = await ask(['homelab'], ['loud']);
    expect(answer).toMatchObject({ runs: [{ ended: { status: 3, stdout: 'done\n', problem: null } }] });
    expect('runs' in answer ? answer.runs[0]?.ended.stderr.length : 0).toBeGreaterThanOrEqual(1048576);
  });

  test('end when they are cancelled, and no connection stays', async () => {
    const stop = new AbortController();
    const running = ask(['homelab', 'node2'], ['forever'], stop.signal);
    await until('two connections', async () => (lab.connections() === 2 ? true : undefined));
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    await until('no connection', async () => (lab.connections() === 0 ? true : undefined));
  });

  test('are unknown when the connection breaks off', async () => {
    const sessions = async (): Promise<number> => (await lab.log()).split('Starting session: command').length;
    const before = await sessions();
    const running = judged(['homelab'], ['forever']);
    // It has to be let in first: a line that ends before that is told in other words.
    await until('the command to run', async () => ((await sessions()) > before ? true : undefined));
    lab.cut();
    expect(await running).toMatchObject({ state: 'unknown', reason: 'The connection to homelab broke off.' });
  });
});
