import { describe, expect, test } from 'vitest';
import { leaseFacts } from '../../../../src/domain/bootstrap/lease.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { checkSpec } from '../../live/platform.ts';
import { house, makes, map, wants } from './house.ts';

test('every step runs, in order, and is done when its checks are green', async () => {
  const place = await house();
  const { run, own, made, lease, events, lines } = place;
  const ended = await run();
  expect(ended).toMatchObject({
    end: 'passed',
    sentence: 'Second: all 2 steps ran.',
    left: null,
    holder: expect.stringMatching(/^me@here\/[0-9a-f-]{36}$/),
    phase: { id: 'b', state: 'passed' },
    steps: [
      { id: 'one', state: 'passed', message: 'one is made.' },
      { id: 'two', state: 'passed', message: 'two is made.' },
    ],
  });
  expect(made()).toEqual(['one', 'two']);
  expect(own.calls.filter((call) => call.startsWith('run'))).toEqual(['run one', 'run two']);
  expect(lease()).toBeNull();
  expect(lines.filter((line) => line.includes('makes'))).toEqual(['one: makes one', 'two: makes two']);
  expect(events.map(({ step, state, message }) => `${step} ${state} ${message}`)).toEqual([
    ' running Holds the Lease slipway-bootstrap in kube-system.',
    'one running Make one',
    'one passed one is made.',
    'two running Make two',
    'two passed two is made.',
    ' running The Lease slipway-bootstrap is given back.',
  ]);
  expect(events.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
});

test('a step that had nothing to do is not counted as one that ran', async () => {
  const { run, cluster } = await house();
  cluster.put(map('one'));
  expect(await run()).toMatchObject({ sentence: 'Second: 1 of 2 steps ran, and the others had nothing to do.' });
});

test.each<[string, string | null, readonly boolean[]]>([
  ['passed', null, [true]],
  ['failed', 'It broke.', []],
])(
  'what runs on demand is looked at once more when it has %s, as some of it writes: with the Lease',
  async (_, broken, held) => {
    const page = checkSpec('page', { kind: 'http', url: `'https://x'`, status: null, token: null });
    const { run, own, http, lease } = await house({
      steps: [makes('one')],
      checks: [wants('one'), page],
    });
    if (broken !== null) own.running.set('one', async () => ({ state: 'failed', message: broken, remedy: null }));
    const seen: boolean[] = [];
    Object.defineProperty(http, 'until', { get: () => void seen.push(lease() !== null) });
    await run();
    expect(seen).toEqual(held);
  },
);

test('the Lease is held while a step runs', async () => {
  const { run, own, lease } = await house();
  const holders: string[] = [];
  own.running.set('one', async () => {
    const object = lease();
    holders.push(object === null ? '' : leaseFacts(object).holder);
    return undefined;
  });
  const { holder } = await run();
  expect(holders).toEqual([holder]);
});

describe('a step that fails', () => {
  test('ends the run, the next one is left, and starting again goes on there', async () => {
    const { run, own, made, lease } = await house();
    own.running.set('two', async () => ({ state: 'failed', message: 'It is full.', remedy: 'Make room.' }));
    expect(await run()).toMatchObject({
      end: 'failed',
      sentence: 'Second stopped at "Make two": It is full.',
      remedy: 'Make room.',
      steps: [{ state: 'passed' }, { state: 'failed', message: 'It is full.', remedy: 'Make room.' }],
    });
    expect(lease()).toBeNull();
    own.running.delete('two');
    own.calls.length = 0;
    expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'satisfied' }, { state: 'passed' }] });
    expect(own.calls.filter((call) => call.startsWith('run'))).toEqual(['run two']);
    expect(made()).toEqual(['one', 'two']);
  });

  test('leaves those after it', async () => {
    const { run, own } = await house();
    own.running.set('one', async () => ({ state: 'failed', message: 'No.', remedy: null }));
    expect(await run()).toMatchObject({ steps: [{ state: 'failed' }, { state: 'left' }] });
  });

  test('by a fault of ours rejects, and the Lease is given back all the same', async () => {
    const { run, own, lease } = await house();
    own.running.set('one', () => Promise.reject(new Error('A fault.')));
    await expect(run()).rejects.toThrow('A fault.');
    expect(lease()).toBeNull();
  });
});

test('a step that waits for somebody ends the run, which has not failed; it leaves those after it', async () => {
  const { run, own, lease, events } = await house();
  const link = 'https://git.home.arpa/me/p/-/merge_requests/7';
  const waits = { state: 'waits', message: 'It is not merged.', remedy: 'Merge it.', link } as const;
  own.running.set('one', async () => ({ ...waits, commit: 'f'.repeat(40) }));
  expect(await run()).toMatchObject({
    end: 'waits',
    sentence: 'Second waits at "Make one": It is not merged.',
    remedy: 'Merge it.',
    steps: [{ state: 'waits', link, commit: 'f'.repeat(40) }, { state: 'left' }],
  });
  expect(events.at(-2)).toMatchObject({ step: 'one', state: 'waits', message: 'It is not merged. Merge it.' });
  expect(lease()).toBeNull();
});

test('what a step says is shown without secrets, and obeyed by nobody', async () => {
  const { run, own, lines, ports, events } = await house({ steps: [makes('one')] });
  const secret = `AGE-SECRET-KEY-1${'Q'.repeat(40)}`;
  const original = ports.steps.command.run.bind(ports.steps.command);
  ports.steps.command.run = async (to, place, decision, say, signal) => {
    say(`password: ${secret}\n\u001b[2Jx`);
    const ended = await original(to, place, decision, say, signal);
    return { ...ended, message: `made with ${secret} \u0007` };
  };
  const ended = await run();
  expect(lines.slice(0, 2)).toEqual(['one: password: (hidden)', 'one: x']);
  expect(JSON.stringify([ended.steps, events, lines])).not.toContain(secret);
  expect(own.calls).toContain('run one');
  expect(ended.steps[0]?.message).toBe('made with (hidden) \\u{7}');
});

test('a Lease that can not be given back is told', async () => {
  const { run, own, cluster } = await house({ steps: [makes('one')] });
  own.running.set('one', async () => {
    cluster.fail('remove', failureOf('server', 'It is down.'));
    return undefined;
  });
  expect(await run()).toMatchObject({
    end: 'passed',
    left: expect.stringContaining('may still be there: It is down.'),
  });
});

test.each<readonly [how: string, digest: string | null]>([
  ['it has run', null],
  ['it was refused', 'another'],
])('passwords are forgotten when %s', async (_, digest) => {
  const { ports, plan, tryRun } = await house({ steps: [makes('one')] });
  const agreed = digest ?? (await plan()).digest;
  ports.passwords.keep('homelab', 'geheim');
  await tryRun({ digest: agreed });
  expect(ports.passwords.known('homelab')).toBeNull();
});

test('a phase with nothing to do runs nothing, and needs no Lease', async () => {
  const { run, cluster, own } = await house({ checks: [wants('one'), wants('two')] });
  cluster.put(map('one'));
  cluster.put(map('two'));
  expect(await run()).toMatchObject({ end: 'passed', steps: [{ state: 'satisfied' }, { state: 'satisfied' }] });
  expect(own.calls).toEqual([]);
  expect(cluster.requests.write).toBe(0);
});
