import { describe, expect, test } from 'vitest';
import type { Demo } from '../../../scripts/demo/demo.ts';
import type { PlatformSpec } from '../../../src/domain/phases/spec.ts';
import { demoWith } from '../scripts/demo/opened.ts';
import { apps, eventually, pods, product, well } from './failing.ts';
import type { Screen } from './failing.ts';
import { platformOf, reading } from './platform.ts';

/* Failures of a connection that have to end well (SAFETY), from the socket up to the phases and applications: what is missing, or not allowed. */

describe('a kind that is missing', () => {
  const missing: Screen = { ...well, apps: 'blocked', applications: 'no-kind' };

  test('is told, and found within half a minute when it comes, by who may not see definitions', async () => {
    const demo = await demoWith({ story: 'fresh' });
    demo.faults.forbid('CustomResourceDefinition');
    const here = product(demo);
    here.open();
    await here.shows(missing);
    expect(here.check('apps')).toMatchObject({ message: 'the cluster has no Application' });
    await here.sleeps(30_000);
    define(demo);
    here.time.advance(30_000);
    await here.shows({ ...well, applications: '1 live' });
  });

  test('is found at once when somebody asks', async () => {
    const demo = await demoWith({ story: 'fresh' });
    demo.faults.forbid('CustomResourceDefinition');
    const here = product(demo);
    here.open();
    await here.shows(missing);
    await here.sleeps(30_000);
    define(demo);
    here.phases.refresh();
    await here.shows({ ...well, applications: '1 live' });
    expect(here.time.pending).not.toContain(30_000);
  });

  test('is found by itself when its definition comes', async () => {
    const demo = await demoWith({ story: 'fresh' });
    const here = product(demo);
    here.open();
    await here.shows(missing);
    await eventually(() => demo.watches).toBeGreaterThanOrEqual(2);
    define(demo);
    await here.shows({ ...well, applications: '1 live' });
    expect(here.check('apps')?.evidence.reads).toMatchObject([{ count: 1 }]);
  });

  function define(demo: Demo): void {
    demo.state.define(apps);
    demo.state.put({ ...apps, metadata: { namespace: 'argocd', name: 'one' }, spec: {}, status: {} });
  }
});

test('403 in one namespace leaves what is there unknown, with the right that would allow it', async () => {
  const demo = await demoWith({ story: 'start' });
  const rbac = 'rbac.authorization.k8s.io';
  const place = { namespace: 'argocd', name: 'guest' };
  const rules = [{ apiGroups: ['', 'argoproj.io'], resources: ['pods', 'applications'], verbs: ['list', 'watch'] }];
  demo.state.put({ apiVersion: `${rbac}/v1`, kind: 'Role', metadata: place, rules });
  const roleRef = { apiGroup: rbac, kind: 'Role', name: 'guest' };
  const subjects = [{ kind: 'User', apiGroup: rbac, name: 'nobody' }];
  demo.state.put({ apiVersion: `${rbac}/v1`, kind: 'RoleBinding', metadata: place, roleRef, subjects });
  const spec: PlatformSpec = platformOf([
    reading('pods', { ...pods, namespace: 'argocd' }, 'pods.size() > 0'),
    reading('apps', { ...apps, namespace: 'argocd' }, 'apps.size() > 0'),
    reading('others', { ...pods, namespace: 'gitlab' }, 'pods.size() > 0'),
  ]);
  const here = product(demo, { context: 'demo-nobody', spec });
  here.open();
  await here.shows({ connection: 'live', pods: 'passed', apps: 'passed', applications: '25 live' });
  await eventually(() => here.check('others')?.state).toBe('unknown');
  const right = { verb: 'list', group: '', resource: 'pods', namespace: 'gitlab' };
  expect(here.check('others')).toMatchObject({
    message: 'may not list pods in namespace "gitlab"',
    reason: 'You may not list pods in namespace "gitlab".',
    remedy: 'Ask for the right to list pods in namespace "gitlab".',
    right,
  });
});
