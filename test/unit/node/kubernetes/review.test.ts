import { describe, expect, test } from 'vitest';
import type { Right } from '../../../../src/domain/kubernetes/failure.ts';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster } from './pods.ts';
import { json, status } from './server.ts';
import type { Handler } from './server.ts';

const apps: Right = { verb: 'patch', group: 'argoproj.io', resource: 'applications', namespace: 'argocd' };

/** Answers a review with its status, and remembers what was asked. */
function answering(answer: object): { readonly sent: string[]; readonly handler: Handler } {
  const sent: string[] = [];
  return {
    sent,
    handler: (_, response, body) => {
      sent.push(body);
      json(response, { status: answer }, 201);
    },
  };
}

describe('a right', () => {
  test.each<[string, Right, string | null, object]>([
    [
      'in a namespace',
      apps,
      'git',
      {
        resourceAttributes: {
          verb: 'patch',
          group: 'argoproj.io',
          resource: 'applications',
          namespace: 'argocd',
          name: 'git',
        },
      },
    ],
    [
      'in all',
      { ...apps, namespace: null },
      null,
      { resourceAttributes: { verb: 'patch', group: 'argoproj.io', resource: 'applications' } },
    ],
    [
      'to a part',
      { verb: 'get', group: '', resource: 'services/proxy', namespace: 'web' },
      null,
      { resourceAttributes: { verb: 'get', group: '', resource: 'services', subresource: 'proxy', namespace: 'web' } },
    ],
    [
      'to a path',
      { verb: 'get', group: '', resource: '/version', namespace: null },
      null,
      { nonResourceAttributes: { verb: 'get', path: '/version' } },
    ],
  ])('%s is asked for, and nothing is written', async (_, right, name, spec) => {
    const { sent, handler } = answering({ allowed: true });
    const { cluster: home, server } = await cluster(handler);
    expect(valueOf(await home.may(right, name, never))).toBe(true);
    expect(server.asked).toEqual(['POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews']);
    expect(JSON.parse(sent[0] ?? '')).toEqual({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      metadata: {},
      spec,
    });
    expect(home.requests).toEqual({ list: 0, get: 1, watch: 0, write: 0 });
  });

  test('may be lacking', async () => {
    const { cluster: home } = await cluster(answering({ allowed: false, reason: 'no' }).handler);
    expect(valueOf(await home.may(apps, null, never))).toBe(false);
  });

  test.each<[Handler, object]>([
    [(_, response) => json(response, { status: { allowed: 'yes' } }), { code: 'unreadable' }],
    [(_, response) => json(response, []), { code: 'unreadable' }],
    [
      (_, response) => status(response, 403, 'Forbidden'),
      { code: 'forbidden', message: 'You may not create selfsubjectaccessreviews.authorization.k8s.io.' },
    ],
  ])('may not be known', async (handler, failure) => {
    const { cluster: home } = await cluster(handler);
    expect(failureIn(await home.may(apps, null, never))).toMatchObject(failure);
  });
});

describe('our name', () => {
  test('is asked of the server', async () => {
    const { sent, handler } = answering({ userInfo: { username: 'system:admin' } });
    const { cluster: home, server } = await cluster(handler);
    expect(valueOf(await home.whoAmI(never))).toBe('system:admin');
    expect(server.asked).toEqual(['POST /apis/authentication.k8s.io/v1/selfsubjectreviews']);
    expect(JSON.parse(sent[0] ?? '')).toMatchObject({ kind: 'SelfSubjectReview' });
    expect(home.requests).toEqual({ list: 0, get: 1, watch: 0, write: 0 });
  });

  test.each<[Handler, string]>([
    [(_, response) => status(response, 404), 'no-kind'],
    [(_, response) => json(response, { status: { userInfo: {} } }), 'unreadable'],
  ])('may not be known', async (handler, code) => {
    const { cluster: home } = await cluster(handler);
    expect(failureIn(await home.whoAmI(never)).code).toBe(code);
  });
});
