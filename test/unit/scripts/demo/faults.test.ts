import { describe, expect, test } from 'vitest';
import type { Demo } from '../../../../scripts/demo/demo.ts';
import { textAt } from '../../../../scripts/demo/field.ts';
import type { FailureCode } from '../../../../src/domain/kubernetes/failure.ts';
import {
  applications,
  ask,
  clusterOf,
  demoWith,
  failureIn,
  liveOf,
  pods,
  seen,
  secrets,
  signal,
  until,
  valueOf,
} from './opened.ts';

describe('a list', () => {
  test.each<[string, (demo: Demo) => unknown, FailureCode]>([
    ['is forbidden', ({ faults }) => faults.forbid('Secret'), 'forbidden'],
    ['is too much for the server', ({ faults }) => faults.tooMany(0, { times: 9 }), 'throttled'],
    ['fails again and again', ({ faults }) => faults.fail(500, { times: 9 }), 'server'],
    ['finds no service', ({ faults }) => faults.fail(503, { kind: 'Secret', times: 9 }), 'server'],
    ['is cut in its middle', ({ faults }) => faults.reset({ verb: 'list' }), 'reset'],
    ['is led elsewhere', ({ faults }) => faults.redirect('https://elsewhere.invalid/'), 'redirect'],
    ['is not taken from a stranger', ({ faults }) => faults.unauthorized(), 'unauthorized'],
    ['has no end', ({ faults }) => faults.huge({ kind: 'v1 Secret' }), 'too-large'],
  ])('that %s', async (_, order, code) => {
    const demo = await demoWith();
    const cluster = await clusterOf(demo);
    order(demo);
    expect(failureIn(await cluster.list(secrets, signal())).code).toBe(code);
    demo.faults.clear();
    expect(valueOf(await cluster.list(secrets, signal())).objects.length).toBeGreaterThan(0);
  });

  test.each<[string, (demo: Demo) => unknown]>([
    ['is too much once', ({ faults }) => faults.tooMany(0)],
    ['fails three times', ({ faults }) => faults.fail(500, { times: 3 })],
    ['loses its pages to time', ({ faults }) => faults.fail(410, { after: 1 })],
    ['is cut at its third page', ({ faults }) => faults.reset({ verb: 'list', after: 2, times: 1 })],
  ])('that %s is had all the same', async (_, order) => {
    const demo = await demoWith();
    demo.scale({ objects: 1800 });
    order(demo);
    const all = demo.state.list(pods).length;
    const pages = Math.ceil(all / 250);
    const listed = valueOf(await (await clusterOf(demo)).list(pods, signal()));
    expect(listed.objects).toHaveLength(all);
    expect(demo.requests.filter(({ path }) => path === '/api/v1/pods').length).toBeGreaterThan(pages);
  });

  test('whose second page comes too late is gone', async () => {
    const demo = await demoWith();
    const first = await ask(demo, 'GET', '/api/v1/pods?limit=10');
    demo.faults.expire();
    const next = encodeURIComponent(textAt(first.json, 'metadata', 'continue'));
    const second = await ask(demo, 'GET', `/api/v1/pods?limit=10&continue=${next}`);
    expect(second).toMatchObject({ status: 410, json: { reason: 'Expired', code: 410 } });
  });

  test('that is taken and never answered ends by who asks', async () => {
    const demo = await demoWith();
    const lift = demo.faults.hang({ verb: 'list', kind: 'Pod' });
    const cluster = await clusterOf(demo);
    const gaveUp = new AbortController();
    const asked = cluster.list(pods, gaveUp.signal);
    expect(valueOf(await cluster.list(secrets, signal())).objects.length).toBeGreaterThan(0);
    gaveUp.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    lift();
    expect(valueOf(await cluster.list(pods, signal())).objects.length).toBeGreaterThan(0);
  });

  test('is too much for so many seconds, and says so in both ways', async () => {
    const demo = await demoWith();
    demo.faults.tooMany(7);
    expect(await ask(demo, 'GET', '/api/v1/pods')).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' },
      json: { reason: 'TooManyRequests', details: { retryAfterSeconds: 7 } },
    });
  });
});

describe('what is forbidden', () => {
  const may = { verb: 'list', group: '', resource: 'secrets', namespace: 'gitlab' };
  const review = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' };

  test('in one namespace is allowed in others, in the words of the API server', async () => {
    const demo = await demoWith();
    demo.faults.forbid('Secret', { namespace: 'gitlab' });
    expect(await ask(demo, 'GET', '/api/v1/namespaces/gitlab/secrets')).toMatchObject({
      status: 403,
      json: {
        reason: 'Forbidden',
        message:
          'secrets is forbidden: User "admin" cannot list resource "secrets" in API group "" in the namespace "gitlab"',
        details: { kind: 'secrets' },
      },
    });
    expect((await ask(demo, 'GET', '/api/v1/namespaces/n8n/secrets')).status).toBe(200);
  });

  test('is not allowed when one asks beforehand either', async () => {
    const demo = await demoWith();
    const allowed = async (): Promise<unknown> => {
      const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
      const body = { ...review, spec: { resourceAttributes: may } };
      return (await ask(demo, 'POST', path, { body })).json;
    };
    expect(await allowed()).toMatchObject({ status: { allowed: true } });
    const lift = demo.faults.forbid('Secret', { verbs: ['list'] });
    expect(await allowed()).toMatchObject({ status: { allowed: false } });
    lift();
    expect(await allowed()).toMatchObject({ status: { allowed: true } });
  });
});

describe('a watch that is going on', () => {
  test.each<[string, (demo: Demo) => unknown]>([
    ['is cut', ({ faults }) => faults.cut('Application')],
    ['is too old', ({ faults }) => faults.expire('argoproj.io/v1alpha1 Application')],
  ])('%s and begins again', async (_, order) => {
    const demo = await demoWith();
    const live = liveOf(demo);
    await seen(live, applications, ({ state }) => state.state === 'live');
    await until(live, () => demo.watches === 1);
    const watches = (): number => demo.requests.filter(({ query }) => query.get('watch') === 'true').length;
    const before = watches();
    order(demo);
    demo.state.remove(applications, { namespace: 'argocd', name: 'n8n' });
    const now = await seen(live, applications, ({ objects, state }) => objects.length === 22 && state.state === 'live');
    await until(live, () => watches() > before && demo.watches === 1);
    expect(now.objects.some(({ metadata }) => metadata.name === 'n8n')).toBe(false);
  });

  test('falls silent, and nobody is told of what changes', async () => {
    const demo = await demoWith();
    const cluster = await clusterOf(demo);
    const { resourceVersion } = valueOf(await cluster.list(applications, signal()));
    const told: string[] = [];
    const opened = Promise.withResolvers<void>();
    const ends = new AbortController();
    const watching = cluster
      .watch(applications, resourceVersion, ({ type }) => (told.push(type), opened.resolve()), ends.signal)
      .catch(() => undefined);
    await opened.promise;
    demo.faults.hang({ verb: 'watch' });
    demo.state.remove(applications, { namespace: 'argocd', name: 'n8n' });
    demo.bookmark();
    // An answer to another request comes later than whatever the watch would have said.
    valueOf(await cluster.list(pods, signal()));
    ends.abort();
    await watching;
    expect(told).toEqual(['open']);
  });
});

test('Another cluster answers under the same context', async () => {
  const demo = await demoWith();
  const live = liveOf(demo);
  await seen(live, applications, ({ state }) => state.state === 'live');
  await until(live, () => demo.watches === 1);
  demo.replaceUid();
  await until(live, () => {
    const { connection } = live;
    return 'failure' in connection && connection.failure?.code === 'other-cluster';
  });
  live.accept();
  const { state } = await seen(live, applications, (now) => now.state.state === 'live');
  expect(state).toEqual({ state: 'live' });
});
