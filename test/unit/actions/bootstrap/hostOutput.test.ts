import { describe, expect, test } from 'vitest';
import { outputOf } from '../../../../src/actions/bootstrap/hostOutput.ts';
import { hosts, wordsOf, world, type Acted } from './hostWorld.ts';

const { signal } = new AbortController();
const place = { ssh: '/usr/bin/ssh', folder: '/lab', host: 'homelab' };

describe('what a command prints on a host', () => {
  test('comes as it is, by a script that runs its arguments', async () => {
    const programs = hosts(() => ({ stdout: 'a\n\nb\n', stderr: 'hint\n' }));
    expect(await outputOf(world(programs).ports, place, ['cat', 'a b'], signal)).toEqual({ text: 'a\n\nb\n' });
    const run = programs.ran[0];
    expect(run?.input).toBe('exec "$@"\n');
    expect(run === undefined ? [] : wordsOf(run).words.slice(-2)).toEqual(['cat', 'a b']);
  });

  test.each<readonly [Acted, string]>([
    [{ status: 1, stdout: 'secret\n', stderr: 'a\ncat: no such file\n' }, 'homelab: cat: no such file'],
    [{ status: 2, stdout: 'secret\n' }, 'homelab: cat ends with 2'],
    [{ stdout: '\n \n' }, 'homelab: cat prints nothing.'],
    [{}, 'homelab: cat prints nothing.'],
  ])('%j is no output', async (acted, reason) => {
    const { ports } = world(hosts(() => acted));
    expect(await outputOf(ports, place, ['cat'], signal)).toEqual({ reason, remedy: null });
  });

  test('can not be had from a host that is not reached', async () => {
    const programs = hosts(() => ({})).on(['ssh'], { status: 255, stderr: 'Permission denied (publickey).\n' });
    expect(await outputOf(world(programs).ports, place, ['cat'], signal)).toMatchObject({
      reason: 'The host homelab does not let you in without a question.',
    });
  });
});
