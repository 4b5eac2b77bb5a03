import { describe, expect, test } from 'vitest';
import { foundIn, howOften, warningsAbout } from '../../../../src/domain/explain/events.ts';
import type { Happened } from '../../../../src/domain/explain/events.ts';
import { refOf } from '../../../../src/domain/explain/seen.ts';
import { ago, global, made, now, said, warning } from './objects.ts';

const pod = made('v1', 'Pod', 'web-1');

function reasons(events: Parameters<typeof warningsAbout>[0], about = pod): readonly string[] {
  return warningsAbout(events, refOf(about), about.metadata.uid ?? '', now).map(({ reason }) => reason);
}

describe('warnings about an object', () => {
  const cases: readonly (readonly [
    rule: string,
    events: Parameters<typeof warningsAbout>[0],
    expected: readonly string[],
  ])[] = [
    [
      'come the latest first',
      [warning(pod, 'Old', '', { lastTimestamp: ago(9) }), warning(pod, 'New', '')],
      ['New', 'Old'],
    ],
    ['leave out what is normal', [warning(pod, 'Pulled', '', { type: 'Normal' })], []],
    ['leave out what is over', [warning(pod, 'Old', '', { lastTimestamp: ago(61) })], []],
    ['leave out those of others', [warning(made('v1', 'Pod', 'web-2'), 'Other', '')], []],
    [
      'leave out those of a former object of the name',
      [warning({ ...pod, metadata: { ...pod.metadata, uid: 'former' } }, 'Former', '')],
      [],
    ],
    [
      'know an object by its name when there is no uid',
      [warning({ ...pod, metadata: { name: 'web-1', namespace: 'web' } }, 'Mine', '')],
      ['Mine'],
    ],
    [
      'do not take another kind of the name for it',
      [warning({ ...pod, kind: 'Service', metadata: { name: 'web-1', namespace: 'web' } }, 'Other', '')],
      [],
    ],
    [
      'have a time that nobody knows',
      [warning(pod, 'Mine', '', { firstTimestamp: null, lastTimestamp: null })],
      ['Mine'],
    ],
  ];
  test.each(cases)('%s', (_rule, events, expected) => {
    expect(reasons(events)).toEqual(expected);
  });

  test('about a node know it by the name that the kubelet uses as its uid', () => {
    const node = global('v1', 'Node', 'homelab');
    const event = warning(node, 'SystemOOM', '');
    expect(reasons([{ ...event, involvedObject: { kind: 'Node', name: 'homelab', uid: 'homelab' } }], node)).toEqual([
      'SystemOOM',
    ]);
  });
});

describe('how often', () => {
  const base: Happened = {
    reason: 'x',
    message: '',
    part: '',
    count: 5,
    first: new Date(ago(4)),
    last: new Date(ago(1)),
  };
  const cases: readonly (readonly [happened: Partial<Happened>, expected: string])[] = [
    [{}, ' (5 times in 3 min)'],
    [{ count: 1 }, ''],
    [{ first: null }, ' (5 times)'],
    [{ first: base.last }, ' (5 times)'],
  ];
  test.each(cases)('%j', (more, expected) => {
    expect(howOften({ ...base, ...more })).toBe(expected);
  });

  test('is told by a series as well', () => {
    const series = { count: 12, lastObservedTime: '2026-11-26T11:59:00.000000Z' };
    const event = warning(pod, 'x', '', {
      count: undefined,
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: '2026-11-26T11:19:00.123456Z',
      series,
    });
    const [happened] = warningsAbout([event], refOf(pod), 'uid-web-1', now);
    expect(howOften(happened ?? base)).toBe(' (12 times in 40 min)');
  });
});

test('An event is a cause of its own', () => {
  const set = made('apps/v1', 'ReplicaSet', 'web-7d');
  const [event] = warningsAbout(
    [warning(set, 'FailedCreate', 'exceeded quota: small', { count: 3 })],
    refOf(set),
    '',
    now,
  );
  if (event === undefined) throw new Error('no event');
  expect(said(foundIn(event, refOf(set), 'broken'))).toBe(
    'broken: FailedCreate — ReplicaSet "web-7d" has the event FailedCreate (3 times in 2 min): "exceeded quota: small".',
  );
});
