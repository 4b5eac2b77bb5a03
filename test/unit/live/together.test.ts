import { expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { everything } from '../../../src/domain/kubernetes/query.ts';
import type { KindState, Snapshot } from '../../../src/live/state.ts';
import { together } from '../../../src/live/together.ts';

const [early, late] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:05:00Z')];
const forbidden = failureOf('forbidden', 'No.');

const snapshot = (state: KindState, name: string, at: Date | null = early): Snapshot => ({
  query: everything('v1', 'Pod'),
  state,
  objects: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name } }],
  resourceVersion: '1',
  at,
});

const live = { state: 'live' } as const;
const connecting = { state: 'connecting' } as const;
const stale = { state: 'stale', since: late, failure: null } as const;
const revoked = { state: 'stale', since: late, failure: forbidden } as const;
const unknown = { state: 'unknown', since: early, failure: forbidden } as const;
const absent = { state: 'absent', since: early, failure: failureOf('no-kind', 'None.') } as const;

const seen = (isLive: boolean, at: Date) => ({ kind: 'seen', live: isLive, at });
const failed = ({ failure }: { readonly failure: unknown }) => ({ kind: 'failed', failure });

test.each<[string, KindState, readonly KindState[], object, readonly string[]]>([
  ['is what is live', live, [], seen(true, early), ['all']],
  ['is what was seen', stale, [], seen(false, late), ['all']],
  ['is on its way', connecting, [], { kind: 'connecting' }, []],
  ['is that there is nothing of the kind', absent, [], failed(absent), []],
  ['is why not', unknown, [], failed(unknown), []],
  ['is what is allowed', unknown, [live, unknown], seen(true, early), ['some0']],
  ['is all that is allowed', unknown, [live, live], seen(true, early), ['some0', 'some1']],
  ['is as old as its oldest part', unknown, [stale, live], seen(false, early), ['some0', 'some1']],
  ['is on its way while some are asked', unknown, [connecting, unknown], { kind: 'connecting' }, []],
  ['is why all are not allowed, when none is', unknown, [unknown, unknown], failed(unknown), []],
  ['is all again as soon as that is allowed', live, [live], seen(true, early), ['all']],
  ['is what is still allowed', revoked, [live], seen(true, early), ['some0']],
  ['is what was seen until nothing was allowed', revoked, [unknown], seen(false, late), ['all']],
])('The answer %s', (_, everywhere, some, view, names) => {
  const said = together(
    snapshot(everywhere, 'all'),
    some.map((state, index) => snapshot(state, `some${index}`)),
  );
  expect(said.view).toEqual(view);
  expect(said.objects.map(({ metadata }) => metadata.name)).toEqual(names);
});
