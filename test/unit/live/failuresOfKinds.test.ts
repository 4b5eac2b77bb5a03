import { describe, expect, test } from 'vitest';
import type { Demo } from '../../../scripts/demo/demo.ts';
import { demoWith } from '../scripts/demo/opened.ts';
import { eventually, pods, product, watching, well } from './failing.ts';

/* Failures of a connection that have to end well (SAFETY), from the socket up to the phases and applications: those of one kind. */

const slow = 5 * 60_000;

/** The list of Pods does not come; the rest is as it was. */
interface Row {
  readonly failure: string;
  readonly breaks: (demo: Demo) => unknown;
  readonly message: string;
  readonly reason: string;
  readonly remedy: string | null;
  readonly again: number;
}

const rows: readonly Row[] = [
  {
    failure: 'a reset each time',
    breaks: ({ faults }) => faults.reset({ verb: 'list', kind: 'Pod' }),
    message: 'the connection broke off',
    reason: 'The connection to SERVER broke off.',
    remedy: 'Look whether the cluster runs, and whether something on the way to it breaks connections.',
    again: 8000,
  },
  {
    failure: '403',
    breaks: ({ faults }) => faults.forbid('Pod'),
    message: 'may not list pods',
    reason: 'You may not list pods.',
    remedy: 'Ask for the right to list pods.',
    again: slow,
  },
  {
    failure: '429 for longer than a request waits',
    breaks: ({ faults }) => faults.tooMany(90, { kind: 'Pod', times: 99 }),
    message: 'the cluster wants to be left alone',
    reason: 'SERVER is asked too much at the moment.',
    remedy: null,
    again: 90_000,
  },
  {
    failure: '500 each time',
    breaks: ({ faults }) => faults.fail(500, { kind: 'Pod', times: 99 }),
    message: 'the cluster has an error',
    reason: 'SERVER answers 500: ',
    remedy: 'Look at the log of the API server.',
    again: 8000,
  },
  {
    failure: 'one gigabyte',
    breaks: ({ faults }) => faults.huge({ kind: 'Pod', verb: 'list' }),
    message: 'the answer is too large',
    reason: 'The answer of SERVER has more than 64',
    remedy: null,
    again: slow,
  },
];

describe.each(rows)('$failure for a list', ({ breaks, message, reason, remedy, again }) => {
  test('leaves these unknown, with what to do, and the rest as it is, and ends by itself', async () => {
    const demo = await demoWith({ story: 'start' });
    const here = product(demo);
    breaks(demo);
    here.open();
    await here.shows({ ...well, pods: 'unknown' });
    const check = here.check('pods');
    expect(check).toMatchObject({ message, remedy });
    expect(check?.reason?.replace(demo.server, 'SERVER')).toContain(reason);
    await here.sleeps(again);
    const before = demo.requests.length;
    demo.faults.clear();
    here.time.advance(again - 1);
    expect(demo.requests.length).toBe(before);
    here.time.advance(1);
    await here.shows(well);
  });
});

describe('nobody sees', () => {
  test.each<[string, (demo: Demo) => unknown]>([
    ['one reset in a list', ({ faults }) => faults.reset({ verb: 'list', kind: 'Pod', times: 1 })],
    ['429 with Retry-After, which is waited for', ({ faults }) => faults.tooMany(3, { kind: 'Pod' })],
    ['three times 500', ({ faults }) => faults.fail(500, { kind: 'Pod', times: 3 })],
    ['410 between pages', ({ faults }) => faults.fail(410, { kind: 'Pod', after: 1 })],
  ])('%s', async (_, breaks) => {
    const demo = await demoWith({ story: 'start' });
    demo.scale({ objects: 1000 });
    const here = product(demo);
    breaks(demo);
    here.open();
    await eventually(() => here.screen().pods).toMatch(/passed|unknown/);
    expect(here.screen().pods).toBe('passed');
    expect(here.check('pods')?.evidence.reads).toMatchObject([{ count: demo.state.list(pods).length }]);
  });

  test.each<[string, (demo: Demo) => unknown, number]>([
    ['a reset in a watch', ({ faults }) => faults.cut(), 0],
    ['410 on a watch', ({ faults }) => faults.expire(), 1],
  ])('%s, and nothing is lost', async (_, breaks, lists) => {
    const { demo, here } = await watching();
    const states = new Set<string>();
    here.phases.onChange(() => states.add(here.screen().pods));
    const asked = () =>
      demo.requests.filter(
        ({ path, query }) => path === '/api/v1/pods' && !query.has('watch') && !query.has('continue'),
      ).length;
    const before = asked();
    breaks(demo);
    const [first] = demo.state.list(pods);
    const late = { ...first, metadata: { ...first?.metadata, name: 'late' } } as NonNullable<typeof first>;
    demo.state.put(late);
    const all = demo.state.list(pods).length;
    await eventually(() => here.check('pods')?.evidence.reads[0]?.count).toBe(all);
    expect([...states].filter((state) => state !== 'passed')).toEqual([]);
    expect(asked() - before).toBe(lists);
    await here.shows(well);
  });
});
