import { describe, expect, test } from 'vitest';
import { withAt } from '../../../../scripts/demo/field.ts';
import type { WatchEvent } from '../../../../src/domain/kubernetes/exchange.ts';
import {
  applications,
  ask,
  clusterOf,
  demoWith,
  failureIn,
  liveOf,
  pods,
  seen,
  signal,
  until,
  valueOf,
} from './opened.ts';

const gitlab = { namespace: 'argocd', name: 'gitlab' };

describe('a watch', () => {
  test('tells what has changed since, and what changes', async () => {
    const demo = await demoWith();
    const cluster = await clusterOf(demo);
    const { resourceVersion } = valueOf(await cluster.list(applications, signal()));
    demo.state.change(applications, gitlab, (object) => withAt(object, ['spec', 'note'], 1));
    const events: string[] = [];
    const ends = new AbortController();
    const { promise, resolve } = Promise.withResolvers<void>();
    const onEvent = (event: WatchEvent): void => {
      events.push(
        'object' in event
          ? `${event.type} ${event.object.metadata.name} ${String(event.object['spec'] !== undefined)}`
          : event.type,
      );
      if (events.length === 2) demo.state.remove(applications, { ...gitlab, name: 'n8n' });
      if (events.length === 3) demo.bookmark();
      if (events.length === 4) resolve();
    };
    const watching = cluster.watch(applications, resourceVersion, onEvent, ends.signal).catch(() => undefined);
    await promise;
    ends.abort();
    await watching;
    expect(events).toEqual(['open', 'changed gitlab true', 'deleted n8n true', 'bookmark']);
  });

  test('of some objects tells when one comes among them, and when one leaves', async () => {
    const demo = await demoWith();
    const live = liveOf(demo);
    const query = { ...applications, labels: 'mine=yes' };
    await seen(live, query, ({ state }) => state.state === 'live');
    await until(live, () => demo.watches === 1);
    demo.state.change(applications, gitlab, (object) => withAt(object, ['metadata', 'labels', 'mine'], 'yes'));
    await seen(live, query, ({ objects }) => objects.length === 1);
    demo.state.change(applications, gitlab, (object) => withAt(object, ['metadata', 'labels', 'mine'], 'no'));
    const { objects } = await seen(live, query, (now) => now.objects.length === 0);
    expect(objects).toEqual([]);
  });

  test('as a table has its columns first, and bookmarks by themselves', async () => {
    const demo = await demoWith({ bookmarks: 5 });
    const cluster = await clusterOf(demo);
    const query = { ...applications, view: 'table' } as const;
    const { resourceVersion } = valueOf(await cluster.list(query, signal()));
    const ends = new AbortController();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    let bookmarks = 0;
    const onEvent = (event: WatchEvent): void => {
      if (event.type === 'bookmark' && ++bookmarks === 3)
        demo.state.change(applications, gitlab, (object) => withAt(object, ['status', 'sync', 'status'], 'OutOfSync'));
      if (event.type === 'changed') resolve(event.object.cells);
    };
    const watching = cluster.watch(query, resourceVersion, onEvent, ends.signal).catch(() => undefined);
    expect(await promise).toMatchObject({ Name: 'gitlab', 'Sync Status': 'OutOfSync' });
    ends.abort();
    await watching;
  });

  test('that stands for a list tells what is there, and when that was all of it', async () => {
    const demo = await demoWith({ story: 'fresh' });
    const query = 'watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&timeoutSeconds=1';
    const { text } = await ask(demo, 'GET', `/api/v1/nodes?${query}`);
    const events: unknown[] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toMatchObject([
      { type: 'ADDED', object: { kind: 'Node' } },
      { type: 'ADDED', object: { kind: 'Node' } },
      { type: 'BOOKMARK', object: { metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } } } },
    ]);
  });

  test('goes on after the API was away, on the same port', async () => {
    const demo = await demoWith();
    const live = liveOf(demo);
    await seen(live, applications, ({ state }) => state.state === 'live');
    await until(live, () => demo.watches === 1);
    await demo.stop();
    await seen(live, applications, ({ state }) => state.state !== 'live');
    demo.state.change(applications, gitlab, (object) => withAt(object, ['spec', 'note'], 'missed'));
    await demo.start();
    const { state } = await seen(live, applications, ({ objects }) => JSON.stringify(objects).includes('"missed"'));
    expect(state.state).toBe('live');
  });

  test('ends with the definition of its kind', async () => {
    const demo = await demoWith();
    const live = liveOf(demo);
    await seen(live, applications, ({ state }) => state.state === 'live');
    demo.state.undefine(applications);
    const { state } = await seen(live, applications, (now) => now.state.state === 'absent');
    expect(state).toMatchObject({ failure: { code: 'no-kind' } });
  });

  test('from a time that nobody remembers is told so', async () => {
    const demo = await demoWith();
    const cluster = await clusterOf(demo);
    const { resourceVersion } = valueOf(await cluster.list(pods, signal()));
    demo.faults.expire();
    const answer = await cluster.watch(pods, resourceVersion, () => undefined, signal());
    expect(failureIn(answer).code).toBe('expired');
  });
});
