import { expect, test } from 'vitest';
import type { CheckUse } from '../../../../src/domain/phases/checkUse.ts';
import type { CheckKind, CheckSpec } from '../../../../src/domain/phases/spec.ts';
import { checkSpec } from '../../live/platform.ts';
import { ended, manifestJob } from '../probing.ts';
import { house, makes, never, wants } from './house.ts';
import type { House } from './house.ts';

const http = (id: string, more: Partial<CheckSpec> = {}) =>
  checkSpec(id, { kind: 'http', url: `'https://${id}'`, status: null, token: null }, more);
const probe = (id: string) =>
  checkSpec(id, { kind: 'probe', manifest: 'p.yaml', objects: [manifestJob()], problem: null, for: '3m' });

test('a plan creates no Job: a probe that a step is satisfied by does not run for it', async () => {
  const steps = [makes('one', { satisfiedBy: ['one', 'two'] })];
  const { plan, cluster, http: asked } = await house({ steps, checks: [probe('one'), http('two')] });
  cluster.define(manifestJob());
  await plan();
  expect(cluster.calls).not.toContain('create Job');
  // What writes nothing runs.
  expect(asked.asked).toEqual(['https://two']);
});

test.each<readonly [what: string, may: { readonly writable: string | null }, asked: readonly string[]]>([
  ['is not asked about what writes', { writable: null }, ['zero']],
  ['is, where writing is allowed', { writable: 'house' }, ['zero', 'job']],
])('Who plans on a cluster that is only read %s', async (_, { writable }, asked) => {
  const { tryPlan, ports } = await house({ before: [http('zero'), probe('job')], steps: [makes('one')] });
  const uses: string[] = [];
  const consent = {
    allows: async (all: readonly CheckUse[]) => {
      uses.push(...all.map(({ check }) => check));
      return false;
    },
  };
  const plan = await tryPlan({}, never, { checks: { ...ports.checks, writable, consent } });
  expect(uses).toEqual(asked);
  const why = writable === null ? ' (it writes, and Slipway only reads this cluster)' : '';
  expect('preflight' in plan && plan.preflight.find(({ id }) => id === 'checks')).toMatchObject({
    state: 'asked',
    sentence: `Nobody has agreed to run them. Not asked: "zero", "job"${why}.`,
  });
});

test('what a check waits for is told while it is looked at', async () => {
  const { plan, cluster, timers, items } = await house({ before: [probe('zero')] });
  cluster.define(manifestJob());
  const create = cluster.writes.create.bind(cluster.writes);
  cluster.writes.create = async (object, signal) => {
    timers.advance(10_000);
    const made = await create(object, signal);
    if ('value' in made) cluster.put({ ...made.value, ...ended('Failed') });
    return made;
  };
  await plan();
  const told = items.flatMap((now) => now.filter(({ id, state }) => id === 'checks' && state === 'running'));
  expect(told.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/^Waits for the API server to create Job slipway-probe\/volume: .*\.$/),
  );
});

test('a check on demand of an earlier phase is run first, and decides', async () => {
  const { plan } = await house({ before: [http('asked')] });
  expect((await plan()).obstacles).toEqual([]);
});

const answer = { status: 200, text: '', certificate: null };
const own = [makes('one', { satisfiedBy: ['x'] })];
const seven = Array.from({ length: 7 }, (_, index) => http(`n${index}`));

test.each<
  readonly [
    what: string,
    platform: House,
    kinds: readonly CheckKind[],
    found: { readonly state: 'ok' | 'asked'; readonly sentence: string },
  ]
>([
  [
    'all were asked',
    { before: [http('y')], steps: own, checks: [http('x')] },
    ['http'],
    { state: 'ok', sentence: 'All that are asked before were asked.' },
  ],
  [
    'one of its own, which a step is satisfied by, was declined',
    { steps: own, checks: [http('x', { level: 'advisory' })], allows: false },
    ['http'],
    { state: 'asked', sentence: 'Nobody has agreed to run them. Not asked: "x".' },
  ],
  [
    'one of its own is of a kind that is not allowed',
    { steps: own, checks: [http('x')] },
    [],
    { state: 'asked', sentence: 'Not asked: "x" (kind http is not allowed).' },
  ],
  [
    'one has no answer',
    { before: [http('away')], steps: [makes('one')] },
    ['http'],
    { state: 'asked', sentence: 'Asked, and not known: "away".' },
  ],
  [
    'one of an earlier phase only advises',
    { before: [http('away', { level: 'advisory' })], steps: [makes('one')] },
    ['http'],
    { state: 'ok', sentence: 'All that are asked before were asked.' },
  ],
  [
    'some of its own are asked later: those that write, and those that no step is satisfied by',
    { steps: [makes('one', { satisfiedBy: ['x', 'p'] })], checks: [http('x'), probe('p'), http('y')] },
    ['http', 'probe'],
    { state: 'ok', sentence: 'All that are asked before were asked. Asked once the steps have run: "p", "y".' },
  ],
  [
    'those that are asked later are of kinds that are not allowed',
    { steps: [makes('one', { satisfiedBy: ['x', 'p'] })], checks: [http('x'), probe('p'), http('y')] },
    [],
    {
      state: 'asked',
      sentence:
        'Not asked: "x" (kind http is not allowed). Not asked once the steps have run: "p" (kind probe is not allowed), "y" (kind http is not allowed).',
    },
  ],
  [
    'one of those that are asked later is',
    { steps: [makes('one', { satisfiedBy: ['x', 'p'] })], checks: [http('x'), probe('p'), http('y')] },
    ['http'],
    {
      state: 'ok',
      sentence:
        'All that are asked before were asked. Asked once the steps have run: "y". Not asked once the steps have run: "p" (kind probe is not allowed).',
    },
  ],
  [
    'there are many',
    { before: seven, steps: [makes('one')] },
    ['command'],
    {
      state: 'asked',
      sentence: `Not asked: ${[0, 1, 2, 3, 4].map((index) => `"n${index}" (kind http is not allowed)`).join(', ')} and 2 more.`,
    },
  ],
])('what was not asked is told: %s', async (_, platform, kinds, found) => {
  const { tryPlan, http: asked, cluster } = await house({ checks: [wants('one')], ...platform });
  cluster.define(manifestJob());
  for (const url of ['https://x', 'https://y']) asked.answers.set(url, answer);
  const plan = await tryPlan({}, never, { kinds: new Set(kinds) });
  expect('preflight' in plan && plan.preflight.find(({ id }) => id === 'checks')).toMatchObject(found);
});
