import { describe, expect, test } from 'vitest';
import { textAt } from '../../../../scripts/demo/field.ts';
import { stories } from '../../../../scripts/demo/stories/stories.ts';
import { applications, ask, clusterOf, demoWith, failureIn, pods, secrets, signal, valueOf } from './opened.ts';

function said(demo: Awaited<ReturnType<typeof demoWith>>, name: string): string {
  const found = demo.state.get(applications, { namespace: 'argocd', name });
  return `${textAt(found, 'status', 'sync', 'status')} ${textAt(found, 'status', 'health', 'status')}`;
}

test('Every story has a name of its own, and what one sees', () => {
  expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
  for (const { name, title, steps } of stories) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(title).not.toBe('');
    expect(steps).not.toEqual([]);
  }
});

test('Every story can be told on a full platform, one after the other, and all is well again afterwards', async () => {
  const demo = await demoWith();
  for (const { name } of stories) if (!/^(fresh|phase-.)$/.test(name)) await demo.run(name);
  await demo.run('fresh');
  await demo.run('full');
  const names = demo.state.list(applications).map(({ metadata }) => metadata.name);
  expect(names.map((name) => said(demo, name))).toEqual(Array.from({ length: 23 }, () => 'Synced Healthy'));
});

test('A story that nobody knows is an error', async () => {
  const demo = await demoWith();
  await expect(demo.run('nothing')).rejects.toThrow('no story "nothing"');
});

describe('a story', () => {
  test('to start with has two Applications that are not well, and root does not know them', async () => {
    const demo = await demoWith({ story: 'start' });
    expect(demo.state.list(applications)).toHaveLength(25);
    expect(['paperless', 'whoami', 'root'].map((name) => said(demo, name))).toEqual([
      'Synced Degraded',
      'OutOfSync Healthy',
      'Synced Healthy',
    ]);
  });

  test('begins with hosts alone', async () => {
    const demo = await demoWith({ story: 'fresh' });
    const cluster = await clusterOf(demo);
    expect(failureIn(await cluster.list(applications, signal())).code).toBe('no-kind');
    expect(demo.state.list({ apiVersion: 'v1', kind: 'Node' })).toHaveLength(2);
    expect(demo.state.list(pods).every(({ metadata }) => metadata.namespace === 'kube-system')).toBe(true);
    await demo.run('phase-2');
    expect(valueOf(await cluster.list(applications, signal())).objects).toHaveLength(5);
    await demo.run('fresh');
    expect(failureIn(await cluster.list(applications, signal())).code).toBe('no-kind');
  });

  test('breaks Longhorn: degraded and in sync, a pod that crashes, an event that says so', async () => {
    const demo = await demoWith();
    await demo.run('break-longhorn');
    expect([said(demo, 'longhorn'), said(demo, 'root')]).toEqual(['Synced Degraded', 'Synced Degraded']);
    const crashing = demo.state.list(pods).filter((pod) => JSON.stringify(pod).includes('CrashLoopBackOff'));
    expect(crashing.map(({ metadata }) => metadata.name)).toEqual([expect.stringMatching(/^longhorn-manager-/)]);
    expect(demo.state.list({ apiVersion: 'v1', kind: 'Event' })).toMatchObject([
      { type: 'Warning', reason: 'BackOff' },
    ]);
    await demo.run('mend-longhorn');
    expect([said(demo, 'longhorn'), said(demo, 'root')]).toEqual(['Synced Healthy', 'Synced Healthy']);
    expect(demo.state.list(pods).some((pod) => JSON.stringify(pod).includes('CrashLoopBackOff'))).toBe(false);
  });

  test('takes rights away, and gives them back', async () => {
    const demo = await demoWith();
    const cluster = await clusterOf(demo);
    await demo.run('no-rights');
    expect(failureIn(await cluster.list(secrets, signal())).code).toBe('forbidden');
    expect(valueOf(await cluster.list(applications, signal())).objects).toHaveLength(23);
    await demo.run('nothing-allowed');
    expect(failureIn(await cluster.list(applications, signal())).code).toBe('forbidden');
    await demo.run('rights');
    expect(valueOf(await cluster.list(secrets, signal())).objects.length).toBeGreaterThan(0);
  });

  test('is told from outside with the token of the administrator', async () => {
    const demo = await demoWith();
    const path = '/demo/story';
    expect(await ask(demo, 'POST', path, { body: { name: 'audit-policy' } })).toMatchObject({ status: 200 });
    const policy = demo.state.get(
      { apiVersion: 'policies.kyverno.io/v1', kind: 'ValidatingPolicy' },
      { name: 'disallow-latest-tag' },
    );
    expect(policy).toMatchObject({ spec: { validationActions: ['Audit'] } });
    expect(await ask(demo, 'POST', path, { body: { name: 'nothing' } })).toMatchObject({ status: 400 });
    await demo.run('fresh');
    expect(await ask(demo, 'POST', path, { body: { name: 'break-longhorn' } })).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('"full"') },
    });
    expect(await ask(demo, 'POST', path, { body: { name: 'fresh' }, token: 'guessed' })).toMatchObject({ status: 401 });
    expect((await ask(demo, 'GET', '/demo/stories')).json).toEqual({
      stories: stories.map(({ name, title }) => ({ name, title })),
    });
  });
});
