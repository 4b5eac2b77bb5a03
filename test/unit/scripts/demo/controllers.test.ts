import { describe, expect, test } from 'vitest';
import { at, itemsAt, textAt, withAt } from '../../../../scripts/demo/field.ts';
import type { Demo } from '../../../../scripts/demo/demo.ts';
import { kubernetesObject } from './objects.ts';
import { applications, ask, demoWith, pods } from './opened.ts';

const merge = 'application/merge-patch+json';
const gitlab = { namespace: 'argocd', name: 'gitlab' };
const path = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/gitlab';

function patch(demo: Demo, body: unknown) {
  return ask(demo, 'PATCH', path, { body, type: merge });
}

function application(demo: Demo): unknown {
  return demo.state.get(applications, gitlab);
}

/** Sync, health and operation of gitlab, each time that one of them changes. */
function story(demo: Demo): readonly string[] {
  const told: string[] = [];
  demo.state.history.on(({ object }) => {
    if (object.kind !== 'Application' || object.metadata.name !== 'gitlab') return;
    const parts = [
      ['sync', 'status'],
      ['health', 'status'],
      ['operationState', 'phase'],
    ];
    const now = `${parts.map((part) => textAt(object, 'status', ...part)).join(' ')}${at(object, 'operation') === undefined ? '' : ' …'}`;
    if (told.at(-1) !== now) told.push(now);
  });
  return told;
}

const sync = (more: Readonly<Record<string, unknown>> = {}) => ({
  operation: { initiatedBy: { username: 'me' }, sync: { prune: false, ...more } },
  status: { operationState: null },
});

describe('Argo CD in small', () => {
  test('runs an operation through its steps, and keeps it in the history', async () => {
    const demo = await demoWith();
    await demo.run('drift-gitlab');
    const before = itemsAt(application(demo), 'status', 'history').length;
    const told = story(demo);
    await patch(demo, sync());
    await demo.idle();
    expect(told).toEqual([
      'OutOfSync Healthy  …',
      'OutOfSync Healthy Running …',
      'Synced Progressing Running …',
      'Synced Healthy Succeeded',
    ]);
    expect(itemsAt(application(demo), 'status', 'history')).toHaveLength(before + 1);
    const results = itemsAt(application(demo), 'status', 'operationState', 'syncResult', 'resources');
    expect(results.length).toBe(itemsAt(application(demo), 'status', 'resources').length);
  });

  test('changes nothing by a dry run', async () => {
    const demo = await demoWith();
    await demo.run('drift-gitlab');
    await patch(demo, sync({ dryRun: true }));
    await demo.idle();
    expect(application(demo)).toMatchObject({
      status: { sync: { status: 'OutOfSync' }, operationState: { phase: 'Succeeded' } },
    });
    expect(JSON.stringify(at(application(demo), 'status', 'operationState'))).toContain('(dry run)');
    expect(at(application(demo), 'operation')).toBeUndefined();
  });

  test('syncs the resources that are named, and leaves no history of it', async () => {
    const demo = await demoWith();
    await demo.run('drift-gitlab');
    const before = itemsAt(application(demo), 'status', 'history').length;
    await patch(demo, sync({ resources: [{ kind: 'Service', name: 'gitlab' }] }));
    await demo.idle();
    expect(application(demo)).toMatchObject({ status: { sync: { status: 'OutOfSync' } } });
    await patch(demo, sync({ resources: [{ group: 'apps', kind: 'StatefulSet', name: 'gitlab' }] }));
    await demo.idle();
    expect(application(demo)).toMatchObject({ status: { sync: { status: 'Synced' } } });
    expect(itemsAt(application(demo), 'status', 'history')).toHaveLength(before);
  });

  test('ends an operation that is terminated', async () => {
    const demo = await demoWith();
    const terminate = (): void => {
      const phase = ['status', 'operationState', 'phase'];
      demo.state.change(applications, gitlab, (object) => withAt(object, phase, 'Terminating'));
    };
    const off = demo.state.history.on(({ object }) => {
      if (textAt(object, 'status', 'operationState', 'phase') !== 'Running') return;
      off();
      queueMicrotask(terminate);
    });
    await patch(demo, sync());
    await demo.idle();
    expect(application(demo)).toMatchObject({
      status: { operationState: { phase: 'Failed', message: 'Operation terminated' } },
    });
    expect(at(application(demo), 'operation')).toBeUndefined();
  });

  test.each(['normal', 'hard'])('refreshes when it is asked to: %s', async (kind) => {
    let now = Date.parse('2026-11-26T10:00:00Z');
    const demo = await demoWith({ now: () => new Date(now) });
    now += 60_000;
    const asked = await patch(demo, { metadata: { annotations: { 'argocd.argoproj.io/refresh': kind } } });
    expect(asked.text).toContain('argocd.argoproj.io/refresh');
    await demo.idle();
    expect(JSON.stringify(application(demo))).not.toContain('argocd.argoproj.io/refresh');
    expect(application(demo)).toMatchObject({ status: { reconciledAt: '2026-11-26T10:01:00Z' } });
  });

  test('says how healthy an Application is by what it runs, and root by its children', async () => {
    const demo = await demoWith();
    const health = (name: string) =>
      textAt(demo.state.get(applications, { namespace: 'argocd', name }), 'status', 'health', 'status');
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };
    const place = { namespace: 'litellm', name: 'litellm' };
    const ready = (readyReplicas: number) =>
      demo.state.change(deployment, place, (object) => ({
        ...object,
        status: { readyReplicas, observedGeneration: 1 },
      }));
    ready(0);
    await demo.idle();
    expect([health('litellm'), health('root'), health('n8n')]).toEqual(['Progressing', 'Progressing', 'Healthy']);
    ready(1);
    await demo.idle();
    expect([health('litellm'), health('root')]).toEqual(['Healthy', 'Healthy']);
  });
});

test('A controller says that it has seen what was changed', async () => {
  const demo = await demoWith();
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };
  const place = { namespace: 'litellm', name: 'litellm' };
  demo.state.change(deployment, place, (object) => ({ ...object, spec: { replicas: 1, paused: true } }));
  expect(demo.state.get(deployment, place)).toMatchObject({
    metadata: { generation: 2 },
    status: { observedGeneration: 1 },
  });
  await demo.idle();
  expect(demo.state.get(deployment, place)).toMatchObject({ status: { observedGeneration: 2 } });
});

test('A Job that somebody creates runs, has a log, and takes its pod with it', async () => {
  const demo = await demoWith();
  const jobs = '/apis/batch/v1/namespaces/slipway-probe/jobs';
  const template = {
    metadata: {},
    spec: {
      containers: [{ name: 'probe', image: 'docker.io/library/busybox:1.37.0' }],
      securityContext: { runAsNonRoot: true },
    },
  };
  const body = kubernetesObject('batch/v1', 'Job', 'slipway-probe', 'writes', { spec: { template } });
  expect((await ask(demo, 'POST', jobs, { body })).status).toBe(201);
  await demo.idle();
  expect((await ask(demo, 'GET', `${jobs}/writes`)).json).toMatchObject({
    status: { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] },
  });
  const own = () => demo.state.list(pods).filter(({ metadata }) => metadata.labels?.['job-name'] === 'writes');
  expect(own()).toMatchObject([{ status: { phase: 'Succeeded' } }]);
  const log = await ask(demo, 'GET', `/api/v1/namespaces/slipway-probe/pods/${own()[0]?.metadata.name ?? ''}/log`);
  expect(log).toMatchObject({ status: 200, headers: { 'content-type': 'text/plain' } });
  await ask(demo, 'DELETE', `${jobs}/writes`);
  expect(own()).toEqual([]);
});
