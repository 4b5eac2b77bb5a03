import { describe, expect, test } from 'vitest';
import { lastOf, rehearse } from '../../../../src/actions/bootstrap/hostRehearsal.ts';
import { hosts, world, type Arrived } from './hostWorld.ts';

const { signal } = new AbortController();
const place = { ssh: '/usr/bin/ssh', folder: '/lab', host: 'homelab' };
const script = { name: 'a.sh', text: 'echo\n', sha256: 'a'.repeat(64), args: [] };
const run = { host: { name: 'homelab', address: '' }, args: ['--path', '/a'], input: { host: 'b', argv: ['cat'] } };

describe('a rehearsal', () => {
  test('has one argument more, no input, and says what stands on stdout', async () => {
    const arrived: Arrived[] = [];
    const programs = hosts((one) => {
      arrived.push(one);
      return { stdout: '+ a\n\n+ b\n', stderr: 'hint\n' };
    });
    expect(await rehearse(world(programs).ports, place, script, run, signal)).toEqual({
      says: '+ a\n\n+ b\n',
      problem: null,
    });
    expect(arrived).toEqual([
      { host: 'homelab', name: 'a.sh', args: ['--path', '/a', '--dry-run'], input: 'echo\n', isDryRun: true },
    ]);
  });

  test('that fails says as much as it said', async () => {
    const programs = hosts(() => ({ status: 1, stdout: '+ a\n', stderr: 'refused: no\n' }));
    expect(await rehearse(world(programs).ports, place, script, run, signal)).toEqual({
      says: '+ a\n',
      problem: 'homelab: refused: no',
    });
  });

  test('that did not happen says nothing', async () => {
    const programs = hosts(() => ({})).on(['ssh'], { problem: 'it did not end within 2 min' });
    expect(await rehearse(world(programs).ports, place, script, run, signal)).toEqual({
      says: '',
      problem: 'ssh homelab gave no answer: it did not end within 2 min.',
    });
  });
});

test.each([
  [{ status: 1, last: 'no' }, 'homelab: no'],
  [{ status: 3, last: '' }, 'homelab: a.sh ends with 3 and says nothing'],
])('the last of %j is %j', (ended, last) => {
  expect(lastOf('homelab', script, ended)).toBe(last);
});
