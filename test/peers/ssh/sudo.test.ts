/** Scripts on a host where whoever logs in is not root; a program plays sudo. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desk, script, type Desk } from './desk.ts';
import { sshdObstacle, startSshd, type Sshd } from './sshd.ts';
import { askingSudo } from './askingSudo.ts';

const obstacle = sshdObstacle();
if (obstacle !== undefined) process.stderr.write(`A suite that needs an sshd is skipped: ${obstacle}.\n`);

describe.skipIf(obstacle !== undefined)('sudo on a host', () => {
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

  describe('whoever logs in is not root', () => {
    beforeEach(() => own.onHost('id', '[ "$*" = -u ] && echo 1000 || exec /usr/bin/id "$@"'));

    const sudo = askingSudo('geheim');

    test('and sudo asks nothing', async () => {
      await own.onHost('sudo', '[ "$1 $2" = "-n --" ] || exit 98; shift 2; echo used >&2; exec "$@"');
      const { ran, lines } = await own.run({ text: script('echo here') });
      expect(ran.state).toBe('passed');
      expect(lines).toEqual(['homelab: here']);
    });

    test('and sudo is missing', async () => {
      // Where a real one is installed, this one plays that there is none.
      await own.onHost('sudo', 'echo "sh: 3: exec: sudo: not found" >&2; exit 127');
      expect((await own.plan({ text: script('true') })).problem).toBe(
        `On homelab root can't be had: sh: 3: exec: sudo: not found Let your user on homelab use sudo, or let "ssh homelab" log in as root.`,
      );
    });

    test('and sudo wants a password, which is asked for once', async () => {
      await own.onHost('sudo', sudo);
      own.questions.said = { secret: 'geheim' };
      const one = { text: script('cat', 'ps -A -o args | grep -c "[g]eheim"', 'exit 0') };
      expect(await own.plan(one)).toMatchObject({ problem: null });
      const { ran, lines } = await own.run(one);
      expect(ran.state).toBe('passed');
      // The one that plays sudo has the right password in its own text, and not among its words.
      expect(lines).toEqual(['homelab: 0']);
      expect(own.questions.asked.length).toBe(1);
    });

    test('and sudo does not take the password', async () => {
      await own.onHost('sudo', sudo);
      own.questions.said = { secret: 'falsch' };
      expect((await own.plan({ text: script('true') })).problem).toContain(
        'sudo on homelab did not take the password.',
      );
      expect(own.questions.asked.length).toBe(3);
    });

    test('and nobody is there to type it', async () => {
      await own.onHost('sudo', sudo);
      expect((await own.plan({ text: script('true') })).problem).toContain('wants a password, and none was typed.');
    });
  });
});
