import { describe, expect, test } from 'vitest';
import { kubernetesObject } from './objects.ts';
import { applications, ask, clusterOf, demoWith, pods, signal, tokenOf, valueOf } from './opened.ts';

const merge = 'application/merge-patch+json';
const gitlab = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/gitlab';
const maps = '/api/v1/namespaces/default/configmaps';
const map = kubernetesObject('v1', 'ConfigMap', 'default', 'a', { data: { x: '1', y: '2' } });

describe('an object', () => {
  test('is created, changed, deleted, and another one when it comes again', async () => {
    const demo = await demoWith();
    const made = await ask(demo, 'POST', `${maps}?fieldManager=slipway`, { body: map });
    expect(made).toMatchObject({
      status: 201,
      json: { data: { x: '1' }, metadata: { managedFields: [{ manager: 'slipway' }] } },
    });
    const changed = await ask(demo, 'PUT', `${maps}/a`, { body: { ...map, data: { x: '3' } } });
    expect(changed).toMatchObject({ status: 200, json: { data: { x: '3' } } });
    expect((await ask(demo, 'DELETE', `${maps}/a`)).status).toBe(200);
    expect((await ask(demo, 'GET', `${maps}/a`)).status).toBe(404);
    const again = await ask(demo, 'POST', maps, { body: map });
    expect(again.json).toMatchObject({ metadata: { uid: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    expect(uidIn(again.json)).not.toBe(uidIn(made.json));
  });

  test('is not deleted for another one that had its name', async () => {
    const demo = await demoWith();
    const made = await ask(demo, 'POST', maps, { body: map });
    const meaning = (uid: unknown) => ({ body: { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid } } });
    expect(await ask(demo, 'DELETE', `${maps}/a`, meaning('another'))).toMatchObject({
      status: 409,
      json: { reason: 'Conflict' },
    });
    expect((await ask(demo, 'DELETE', `${maps}/a`, meaning(uidIn(made.json)))).status).toBe(200);
  });

  test.each([
    ['is there already', map, 409, 'AlreadyExists'],
    ['has no name', { ...map, metadata: {} }, 422, 'Invalid'],
    ['is of another kind', { ...map, kind: 'Secret' }, 400, 'BadRequest'],
    ['is none', [1], 400, 'BadRequest'],
    ['is no JSON', '{', 400, 'BadRequest'],
  ])('that %s is refused', async (_, body, status, reason) => {
    const demo = await demoWith();
    await ask(demo, 'POST', maps, { body: map });
    expect(await ask(demo, 'POST', maps, { body })).toMatchObject({ status, json: { kind: 'Status', reason } });
  });

  test('in a namespace that is missing is refused', async () => {
    const answer = await ask(await demoWith(), 'POST', '/api/v1/namespaces/nowhere/configmaps', {
      body: kubernetesObject('v1', 'ConfigMap', 'nowhere', 'a'),
    });
    expect(answer).toMatchObject({ status: 404, json: { message: 'namespaces "nowhere" not found' } });
  });

  test('gets a name of its own where it wants one', async () => {
    const body = { ...map, metadata: { generateName: 'a-' } };
    const { json } = await ask(await demoWith(), 'POST', maps, { body });
    expect(json).toMatchObject({ metadata: { name: expect.stringMatching(/^a-[0-9a-f]{5}$/) } });
  });

  test.each([
    ['POST', maps, { body: map }, 201],
    ['PATCH', gitlab, { body: { spec: { project: 'x' } }, type: merge }, 200],
    ['DELETE', gitlab, {}, 200],
  ])('stays as it is by a dry run: %s', async (method, path, request, status) => {
    const demo = await demoWith();
    const { version } = demo.state;
    expect((await ask(demo, method, `${path}?dryRun=All`, request)).status).toBe(status);
    expect(demo.state.version).toBe(version);
  });

  test('takes what it owns with it', async () => {
    const demo = await demoWith();
    const ofOllama = () => demo.state.list(pods).filter(({ metadata }) => metadata.name.startsWith('ollama-'));
    expect(ofOllama()).toHaveLength(1);
    await ask(demo, 'DELETE', '/apis/apps/v1/namespaces/gpu-workloads/deployments/ollama');
    expect(ofOllama()).toEqual([]);
  });

  test('can not be patched by a part that it does not have, nor deleted with all others', async () => {
    const demo = await demoWith();
    expect((await ask(demo, 'DELETE', maps)).status).toBe(405);
    expect((await ask(demo, 'PATCH', gitlab, { body: {}, type: 'application/json' })).status).toBe(415);
  });
});

describe('a patch', () => {
  test.each<[string, string, unknown, unknown]>([
    ['merges', merge, { data: { x: null, z: '3' } }, { y: '2', z: '3' }],
    ['merges for kubectl', 'application/strategic-merge-patch+json', { data: { x: '5' } }, { x: '5', y: '2' }],
    ['adds', 'application/json-patch+json', [{ op: 'add', path: '/data/z', value: '3' }], { x: '1', y: '2', z: '3' }],
    ['removes', 'application/json-patch+json', [{ op: 'remove', path: '/data/x' }], { y: '2' }],
    ['tests', 'application/json-patch+json', [{ op: 'test', path: '/data/x', value: '1' }], { x: '1', y: '2' }],
    ['applies', 'application/apply-patch+yaml', 'data: {x: "9"}', { x: '9', y: '2' }],
  ])('%s', async (_, type, body, data) => {
    const demo = await demoWith();
    await ask(demo, 'POST', maps, { body: map });
    const answer = await ask(demo, 'PATCH', `${maps}/a?fieldManager=slipway`, { body, type });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.json).toHaveProperty('data', data);
  });

  test('that applies creates what is not there', async () => {
    const demo = await demoWith();
    const type = 'application/apply-patch+yaml';
    expect((await ask(demo, 'PATCH', `${maps}/a?fieldManager=slipway`, { body: 'data: {x: "9"}', type })).status).toBe(
      201,
    );
    expect((await ask(demo, 'PATCH', `${maps}/b`, { body: 'data: {}', type })).status).toBe(400);
    expect((await ask(demo, 'PATCH', `${maps}/c`, { body: {}, type: merge })).status).toBe(404);
  });

  test('of another time than the object has is a conflict, and changes nothing', async () => {
    const demo = await demoWith();
    const before = demo.state.get(applications, { namespace: 'argocd', name: 'gitlab' });
    const body = { metadata: { resourceVersion: '1' }, operation: { sync: {} } };
    const answer = await ask(demo, 'PATCH', gitlab, { body, type: merge });
    expect(answer).toMatchObject({
      status: 409,
      json: {
        reason: 'Conflict',
        message: expect.stringContaining('Operation cannot be fulfilled on applications.argoproj.io "gitlab"'),
        details: { name: 'gitlab', group: 'argoproj.io', kind: 'applications' },
      },
    });
    expect(demo.state.get(applications, { namespace: 'argocd', name: 'gitlab' })).toBe(before);
  });
});

describe('who', () => {
  test('asks is told who he is', async () => {
    const demo = await demoWith();
    const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
    const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
    const { json } = await ask(demo, 'POST', path, { body, token: tokenOf(demo, 'demo-viewer') });
    expect(json).toMatchObject({
      status: { userInfo: { username: 'viewer', groups: ['slipway:viewers', 'system:authenticated'] } },
    });
  });

  test('only looks may not write', async () => {
    const demo = await demoWith();
    const token = tokenOf(demo, 'demo-viewer');
    const answer = await ask(demo, 'PATCH', gitlab, { body: { operation: {} }, type: merge, token });
    expect(answer).toMatchObject({ status: 403, json: { details: { name: 'gitlab' } } });
    expect((await ask(demo, 'POST', '/demo/story', { body: { name: 'fresh' }, token })).status).toBe(404);
  });

  test('only looks sees what the checks read, and no Secret', async () => {
    const demo = await demoWith();
    const cluster = await clusterOf(demo, 'demo-viewer');
    expect(valueOf(await cluster.list(applications, signal())).objects).toHaveLength(23);
    expect(await cluster.list({ ...pods, kind: 'Secret' }, signal())).toMatchObject({ failure: { code: 'forbidden' } });
    const settings = await ask(demo, 'GET', '/api/v1/namespaces/argocd/configmaps/argocd-cm', {
      token: tokenOf(demo, 'demo-viewer'),
    });
    expect(settings.status).toBe(200);
  });
});

function uidIn(json: unknown): unknown {
  return (json as { readonly metadata: { readonly uid: string } }).metadata.uid;
}
