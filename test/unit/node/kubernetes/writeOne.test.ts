import { describe, expect, test } from 'vitest';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, endless, pod, pods } from './pods.ts';
import { json, status } from './server.ts';
import type { Handler } from './server.ts';

const place = { namespace: 'web', name: 'a' };

describe('a patch', () => {
  test('is a merge patch, by our own name, and gives the object as it is then', async () => {
    let [sent, type] = ['', ''];
    const { cluster: home, server } = await cluster((request, response, body) => {
      [sent, type] = [body, String(request.headers['content-type'])];
      json(response, pod('a', { spec: { x: 2 } }));
    });
    const patch = { metadata: { resourceVersion: '4' }, spec: { x: 2, y: null } };
    expect(valueOf(await home.writes.patch(pods, place, patch, never))).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', namespace: 'web', resourceVersion: '5' },
      spec: { x: 2 },
    });
    expect(server.asked.at(-1)).toBe('PATCH /api/v1/namespaces/web/pods/a?fieldManager=slipway');
    expect([JSON.parse(sent), type]).toEqual([patch, 'application/merge-patch+json']);
    expect(home.requests).toEqual({ list: 0, get: 1, watch: 0, write: 1 });
  });

  test('of what is in no namespace names none', async () => {
    const { cluster: home, server } = await cluster((_, response) => json(response, { metadata: { name: 'web' } }));
    await home.writes.patch({ apiVersion: 'v1', kind: 'Namespace' }, { namespace: null, name: 'web' }, {}, never);
    expect(server.asked.at(-1)).toBe('PATCH /api/v1/namespaces/web?fieldManager=slipway');
  });

  test.each<[string, Handler, object]>([
    ['another version', (_, response) => status(response, 409, 'Conflict'), { code: 'conflict' }],
    ['no such object', (_, response) => status(response, 404, 'NotFound'), { code: 'missing' }],
    [
      'no such kind',
      (_, response) => status(response, 404),
      { code: 'no-kind', message: 'The cluster has no Pod of v1.' },
    ],
    [
      'no right',
      (_, response) => status(response, 403, 'Forbidden'),
      {
        code: 'forbidden',
        message: 'You may not patch pods in namespace "web".',
        right: { verb: 'patch', group: '', resource: 'pods', namespace: 'web' },
      },
    ],
    [
      'a webhook',
      (_, response) => status(response, 403, 'Forbidden', { message: 'admission webhook "x" denied the request: no' }),
      { code: 'refused', message: 'The webhook "x" does not let Pod web/a be changed: no.', right: null },
    ],
    ['something else', (_, response) => json(response, ['x']), { code: 'unreadable' }],
    ['a way elsewhere', (_, response) => response.writeHead(307, { location: '/x' }).end(), { code: 'redirect' }],
    ['an answer without end', endless, { code: 'too-large' }],
  ])('that meets %s is a failure', async (_, handler, failure) => {
    const { cluster: home } = await cluster(handler);
    expect(failureIn(await home.writes.patch(pods, place, {}, never))).toMatchObject(failure);
  });

  test('that broke off is sent again', async () => {
    let times = 0;
    const { cluster: home, timers } = await cluster((request, response) => {
      if (times++ === 0) request.socket.destroy();
      else json(response, pod('a'));
    });
    const patching = home.writes.patch(pods, place, {}, never);
    await timers.pass(1000);
    expect(valueOf(await patching).metadata.name).toBe('a');
    expect(home.requests.write).toBe(2);
  });

  test('of a kind that has gone is looked for anew', async () => {
    let isGone = true;
    const { cluster: home, server } = await cluster((_, response) => {
      if (isGone) status(response, 404);
      else json(response, pod('a'));
    });
    await home.writes.patch(pods, place, {}, never);
    isGone = false;
    await home.writes.patch(pods, place, {}, never);
    expect(server.asked.filter((asked) => asked === 'GET /api/v1')).toHaveLength(2);
  });

  test.each(['', '.', '..'])('can not be of "%s", which would lead elsewhere', async (name) => {
    const { cluster: home, server } = await cluster((_, response) => json(response, {}));
    expect(failureIn(await home.writes.patch(pods, { namespace: 'web', name }, {}, never)).code).toBe('refused');
    expect(server.asked).toEqual(['GET /api/v1']);
  });

  test('ends with its signal', async () => {
    const stop = new AbortController();
    const { cluster: home } = await cluster(() => stop.abort(new Error('enough')));
    await expect(home.writes.patch(pods, place, {}, stop.signal)).rejects.toThrow('enough');
  });
});

const settings = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'web' } };

describe('a try to apply', () => {
  test('is a server-side apply that stores nothing, by our own name', async () => {
    let [sent, type] = ['', ''];
    const { cluster: home, server } = await cluster((request, response, body) => {
      [sent, type] = [body, String(request.headers['content-type'])];
      json(response, pod('a', { spec: { filled: true } }));
    });
    expect(valueOf(await home.writes.tryApply(settings, never))).toMatchObject({ spec: { filled: true } });
    expect(server.asked.at(-1)).toBe('PATCH /api/v1/namespaces/web/pods/a?dryRun=All&force=true&fieldManager=slipway');
    expect([JSON.parse(sent), type]).toEqual([settings, 'application/apply-patch+yaml']);
  });

  test('that admission refuses says who refuses it', async () => {
    const message = 'pods "a" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2';
    const { cluster: home } = await cluster((_, response) => status(response, 403, 'Forbidden', { message }));
    expect(failureIn(await home.writes.tryApply(settings, never))).toMatchObject({
      code: 'refused',
      message: 'The quota web/q has no room for Pod web/a (pods: 1 more, 2 of 2 used).',
    });
  });
});

describe('a creation', () => {
  test('is a POST, by our own name, and gives the object as it is then', async () => {
    let sent = '';
    const { cluster: home, server } = await cluster((_, response, body) => {
      sent = body;
      json(response, pod('a'));
    });
    expect(valueOf(await home.writes.create(settings, never)).metadata.name).toBe('a');
    expect(server.asked.at(-1)).toBe('POST /api/v1/namespaces/web/pods?fieldManager=slipway');
    expect(JSON.parse(sent)).toEqual(settings);
  });

  test.each<[string, number, string, object]>([
    ['one of its name', 409, 'AlreadyExists', { code: 'exists' }],
    ['no right', 403, 'Forbidden', { code: 'forbidden', message: 'You may not create pods in namespace "web".' }],
    ['a name that can not be', 422, 'Invalid', { code: 'refused' }],
  ])('that meets %s is a failure', async (_, code, reason, failure) => {
    const { cluster: home } = await cluster((__, response) => status(response, code, reason));
    expect(failureIn(await home.writes.create(settings, never))).toMatchObject(failure);
  });
});

describe('a removal', () => {
  const uid = '00000000-0000-4000-8000-000000000002';

  test('is of the object with this uid, and of what it owns after it', async () => {
    let sent = '';
    const { cluster: home, server } = await cluster((_, response, body) => {
      sent = body;
      json(response, pod('a'));
    });
    expect(valueOf(await home.writes.remove(pods, place, uid, never))).toBe('removed');
    expect(server.asked.at(-1)).toBe('DELETE /api/v1/namespaces/web/pods/a');
    expect(JSON.parse(sent)).toMatchObject({ propagationPolicy: 'Background', preconditions: { uid } });
  });

  test('is of the very version that was seen, when that is said', async () => {
    let sent = '';
    const { cluster: home } = await cluster((_, response, body) => {
      sent = body;
      json(response, pod('a'));
    });
    const seen = { uid, resourceVersion: '41822' };
    expect(valueOf(await home.writes.remove(pods, place, seen, never))).toBe('removed');
    expect(JSON.parse(sent)).toHaveProperty('preconditions', seen);
  });

  test('of what is gone is none', async () => {
    const { cluster: home } = await cluster((_, response) => status(response, 404, 'NotFound'));
    expect(valueOf(await home.writes.remove(pods, place, uid, never))).toBe('missing');
  });

  test('of another that has its name is a conflict', async () => {
    const { cluster: home } = await cluster((_, response) => status(response, 409, 'Conflict'));
    expect(failureIn(await home.writes.remove(pods, place, uid, never))).toMatchObject({ code: 'conflict' });
  });
});
