/** Scripts on a host behind the real sshd and ssh. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desk, script, type Desk } from './desk.ts';
import { sshdObstacle, startSshd, type Sshd } from './sshd.ts';

const obstacle = sshdObstacle();
if (obstacle !== undefined) process.stderr.write(`A suite that needs an sshd is skipped: ${obstacle}.\n`);

describe.skipIf(obstacle !== undefined)('a script on a host', () => {
  let lab: Sshd;
  let own: Desk;

  beforeAll(async () => {
    lab = await startSshd();
  });

  beforeEach(async () => {
    own = await desk(lab);
  });

  afterEach(() => own.end());

  afterAll(() => lab.end());

  test('is rehearsed, and runs with its arguments as they are', async () => {
    const args = ['a b', "it's", '$(id)', '*', '', '"', '\\', '-x', 'ä\u202e'];
    // It is only about the words: what it says is the same both times.
    const one = { text: 'printf "<%s>\\n" "$@"; echo "${0##*/}" # --dry-run', args };
    const told = args.map((arg) => `<${arg}>`);
    expect((await own.plan(one)).changes.at(-1)?.diff).toBe(`${[...told, '<--dry-run>', 'a.sh'].join('\n')}\n`);
    const { ran, lines } = await own.run(one);
    expect(ran.state).toBe('passed');
    expect(lines).toEqual([...told, 'a.sh'].map((line) => `homelab: ${line}`));
  });

  test('has a private file and no terminal, and its sum is compared', async () => {
    const { lines } = await own.run({ text: script('stat -c "%a %U" "$0" "${0%/*}"', 'tty', 'umask') });
    const user = lines[0]?.split(' ').at(-1);
    expect(lines).toEqual([`homelab: 600 ${user}`, `homelab: 700 ${user}`, 'homelab: not a tty', 'homelab: 0022']);
  });

  test('says 1 MB, and all of it arrives', async () => {
    const { ran, lines } = await own.run({ text: script('seq -f "%09.0f 0123456789" 1 50000') });
    expect(ran.state).toBe('passed');
    expect(lines.length).toBe(50_000);
    expect(lines.at(-1)).toBe('homelab: 000050000 0123456789');
  });

  test('reads what another host says, and nobody sees it', async () => {
    const token = 'K10feedbeef::server:secret';
    const secret = path.join(own.folder, 'token');
    await writeFile(secret, `${token}\n`);
    const { ran, lines } = await own.run({
      text: script('token=$(cat)', 'echo "${#token} $token"', 'ps -A -o args | grep -c "[K]10feedbeef"', 'exit 0'),
      host: 'node2',
      input: { host: 'homelab', argv: ['cat', secret] },
    });
    expect(ran.state).toBe('passed');
    expect(lines).toEqual([`node2: ${token.length} (hidden)`, 'node2: 0']);
    expect(await lab.log()).not.toContain('K10feedbeef');
  });

  test('that has no input reads none', async () => {
    expect((await own.run({ text: script('cat', 'echo end') })).lines).toEqual(['homelab: end']);
  });

  test.each([
    ['exit 3', 'homelab: a.sh ends with 3 and says nothing'],
    ['echo out; echo "refused: no" >&2; exit 1', 'homelab: refused: no'],
    ['printf "no end of line"; exit 255', 'homelab: no end of line'],
    ['kill -9 $$', 'homelab: a.sh ends with 137 and says nothing'],
  ])('that ends by %j has failed', async (body, message) => {
    expect((await own.run({ text: script(body) })).ran).toEqual({ state: 'failed', message, remedy: null });
  });

  test.each([
    ['stranger', 'The key of the host stranger is not in ~/.ssh/known_hosts.'],
    ['changed', 'The key of the host changed is another one than ~/.ssh/known_hosts has.'],
    ['wrongkey', 'The host wrongkey does not let you in without a question.'],
    ['nobody', 'No ssh server listens on nobody.'],
  ])('is not planned for %s', async (host, reason) => {
    const { problem } = await own.plan({ text: script('true'), host });
    expect(problem).toContain(reason);
  });

  test('is refused when not all of it arrives', async () => {
    await own.onHost('head', 'exec /usr/bin/head -c 3');
    expect((await own.plan({ text: script('true') })).problem).toContain('its sum is another one');
  });

  test('is refused where no temporary folder can be made', async () => {
    await own.onHost('mktemp', 'exit 1');
    expect((await own.plan({ text: script('true') })).problem).toContain(
      'On homelab no temporary folder could be made.',
    );
  });
});
