import { describe, expect, test } from 'vitest';
import type { ClusterObject, View } from '../../../../src/domain/kubernetes/query.ts';
import { failureIn, kubeconfig, never, opened, valueOf } from './opened.ts';
import { cluster, list, pod, pods } from './pods.ts';
import { apiServer, json, status, withDiscovery } from './server.ts';

describe('one object', () => {
  test('is had by its name', async () => {
    const { cluster: home, server } = await cluster((_, response) => json(response, pod('a')));
    const place = { namespace: 'web', name: 'a' };
    expect(valueOf(await home.get(pods, place, never))).toMatchObject({ kind: 'Pod', metadata: { name: 'a' } });
    expect(server.asked.at(-1)).toBe('GET /api/v1/namespaces/web/pods/a');
  });

  test('that is not there is none', async () => {
    const { cluster: home } = await cluster((_, response) => status(response, 404, 'NotFound'));
    expect(valueOf(await home.get(pods, { namespace: 'web', name: 'a' }, never))).toBeNull();
  });

  test.each(['', '.', '..'])('can not be called "%s", which would lead elsewhere', async (name) => {
    const { cluster: home, server } = await cluster((_, response) => json(response, {}));
    expect(failureIn(await home.get(pods, { namespace: 'web', name }, never)).code).toBe('refused');
    expect(server.asked).toEqual(['GET /api/v1']);
  });

  test('The version is asked of the server', async () => {
    const { cluster: home } = await cluster((_, response) => json(response, { gitVersion: 'v1.36.4+k3s1' }));
    expect(valueOf(await home.version(never))).toBe('v1.36.4+k3s1');
  });
});

describe('what is kept of objects', () => {
  const keep = ({ apiVersion, kind, metadata }: ClusterObject) => ({ apiVersion, kind, metadata, spec: 'kept' });

  async function keeping() {
    const server = await apiServer(
      withDiscovery(({ url = '' }, response) => {
        const object = pod('a', { spec: 'all' });
        if (url.includes('watch=true')) response.end(`${JSON.stringify({ type: 'ADDED', object })}\n`);
        else json(response, url.includes('pods/a') ? object : list([object]));
      }),
    );
    return opened(kubeconfig(server.url), { keep });
  }

  test.each<[View, unknown]>([
    ['object', 'kept'],
    ['metadata', undefined],
  ])('is decided when they arrive in a list of the view %s', async (view, spec) => {
    const { cluster: home } = await keeping();
    expect(valueOf(await home.list({ ...pods, view }, never)).objects.map((one) => one['spec'])).toEqual([spec]);
  });

  test('is decided when they arrive in a watch', async () => {
    const { cluster: home } = await keeping();
    const specs: unknown[] = [];
    await home.watch(pods, '1', (event) => 'object' in event && specs.push(event.object['spec']), never);
    expect(specs).toEqual(['kept']);
  });

  test('is all of one that is asked for by its name', async () => {
    const { cluster: home } = await keeping();
    const object = valueOf(await home.get(pods, { namespace: 'web', name: 'a' }, never));
    expect(object?.['spec']).toBe('all');
  });
});
