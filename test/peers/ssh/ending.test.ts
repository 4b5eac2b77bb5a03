/** What is left on a host when somebody cancels, or a connection breaks: nothing. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { desk, ofSession, script, soon, type Desk } from './desk.ts';
import { sshdObstacle, startSshd, type Sshd } from './sshd.ts';

const obstacle = sshdObstacle();
if (obstacle !== undefined) process.stderr.write(`A suite that needs an sshd is skipped: ${obstacle}.\n`);

describe.skipIf(obstacle !== undefined)('a script', () => {
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

  describe('is ended on the host', () => {
    const endless = ['trap "echo bye; exit 1" TERM', 'echo "begun $$"', 'while :; do sleep 1; done'];

    /** Has a child that does not want to end. */
    const stubborn = ['(trap "" TERM HUP; while :; do sleep 1; done) &', ...endless];

    /** How it ended, after `end` was called with the session that it runs in. */
    async function begun(body: readonly string[], end: () => void, signal?: AbortSignal) {
      let session = 0;
      const running = own.run({ text: script(...body) }, signal, (line) => {
        const found = /begun (\d+)/.exec(line)?.[1];
        if (found === undefined) return;
        session = Number(found);
        end();
      });
      const result = await running.then(
        ({ ran }) => ran,
        (error: unknown) => error,
      );
      expect(session).toBeGreaterThan(0);
      return { result, session };
    }

    test('when it is cancelled', async () => {
      const controller = new AbortController();
      const reason = new Error('cancelled');
      const { result, session } = await begun(stubborn, () => controller.abort(reason), controller.signal);
      expect(result).toBe(reason);
      await expect.poll(() => ofSession(session), soon).toEqual([]);
    });

    test('when the connection is cut', async () => {
      const { result, session } = await begun(endless, () => lab.cut());
      expect(result).toEqual({
        state: 'failed',
        message: 'The connection to homelab broke off. What it had started there ends with the connection.',
        remedy: 'Bootstrap again: what is done already is seen and left as it is.',
      });
      await expect.poll(() => ofSession(session), soon).toEqual([]);
    });

    test('and the next one waits for that', async () => {
      const controller = new AbortController();
      const { session } = await begun(stubborn, () => controller.abort(new Error('cancelled')), controller.signal);
      const { lines } = await own.run({ text: script(`ps -o stat= -s ${session} | awk '!/^Z/' | wc -l`) });
      expect(lines).toEqual(['homelab: 0']);
    });
  });
});
