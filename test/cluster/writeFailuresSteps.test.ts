/** Where writes are refused while something goes on: what its end is on the real API server, and that it goes on from there. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import { changeApplication } from '../../src/actions/applicationWriting.ts';
import { planPhase } from '../../src/actions/bootstrap/plan.ts';
import { runPlan } from '../../src/actions/bootstrap/run.ts';
import { runProbe } from '../../src/actions/probe.ts';
import { removeLeftovers } from '../../src/actions/probeRemoval.ts';
import { planRestore, restoreKeys } from '../../src/actions/restoreSealingKey.ts';
import { leaseKind, leasePlace } from '../../src/domain/bootstrap/lease.ts';
import { createSealingKey } from '../../src/domain/sealing/creation.ts';
import { nodeFiles } from '../../src/node/files.ts';
import { liveWorld } from '../../src/node/kubernetesWorld.ts';
import { clientOf } from './client.ts';
import { application } from './failing.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, read, remove } from './harness/objects.ts';
import { crds } from './harness/processes.ts';
import { quotaOf } from './quota.ts';
import { connected, platformIn, portsOf } from './smallPhase.ts';
import { webhook } from './webhook.ts';

const never = new AbortController().signal;

async function uid(): Promise<string> {
  const { body } = await cluster().api('GET', '/api/v1/namespaces/kube-system');
  return (body as { metadata: { uid: string } }).metadata.uid;
}

describeWithCluster('a phase whose step writes', () => {
  async function planned() {
    const namespace = await newNamespace();
    const { spec, command } = platformIn(namespace);
    const { api, phases, uid: id } = await connected(`steps-${randomUUID()}`, spec);
    const ports = portsOf(api, id, spec, command);
    const plan = async () => {
      const made = await planPhase(ports, phases, { phase: 'a' }, () => undefined, never);
      if ('code' in made) throw new Error(made.sentence);
      return made;
    };
    const lines: string[] = [];
    const run = (digest: string) => {
      const events = { event: () => undefined, line: (_: string, line: string) => lines.push(line) };
      return runPlan(ports, phases, { phase: 'a', uid: id, digest }, events, never);
    };
    return { namespace, plan, run, lines };
  }

  const nothingIsLeft = async (namespace: string): Promise<void> => {
    expect(await read({ ...leaseKind, ...leasePlace })).toBeUndefined();
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'made' })).toBeUndefined();
  };

  test('where a webhook refuses it fails with its sentence, lets go of the Lease, and passes later', async () => {
    const { namespace, plan, run } = await planned();
    const hook = await webhook(namespace, ({ dryRun }) => (dryRun === true ? null : 'not on a Friday'));
    const { digest } = await plan();
    expect(await run(digest)).toMatchObject({
      end: 'failed',
      left: null,
      steps: [
        {
          state: 'failed',
          message: `The webhook "${hook.name}" does not let ConfigMap ${namespace}/made be created: not on a Friday.`,
        },
      ],
    });
    await nothingIsLeft(namespace);
    await hook.remove();
    await until('it to pass', async () => {
      const ended = await run((await plan()).digest);
      return 'end' in ended && ended.end === 'passed' ? true : undefined;
    });
  });

  test('where a webhook takes 25 s says that it waits, and passes', async () => {
    const { namespace, plan, run, lines } = await planned();
    await webhook(namespace, async ({ dryRun }) => {
      if (dryRun !== true) await pause(25_000);
      return null;
    });
    expect(await run((await plan()).digest)).toMatchObject({ end: 'passed', left: null });
    // What it waits for after that is another matter.
    expect(lines[0]).toBe(
      `Waits for the API server to create ConfigMap ${namespace}/made: a webhook that it asks first may take 30 s`,
    );
  });
});

describeWithCluster('restoring sealing keys', () => {
  test('into a namespace without room says how many are there, and goes on when there is', async () => {
    const namespace = await newNamespace();
    await quotaOf(namespace, 1);
    const made = (secret: string) => createSealingKey(new Date()).then((key) => Object.assign(key, { secret }));
    const keys = await Promise.all(['one', 'two'].map(made));
    const ports = { files: nodeFiles, cluster: await clientOf('admin'), clock: liveWorld.clock };
    const place = { folder: null, namespace };
    const unseen = `No controller is seen in namespace ${namespace}: one that starts takes the key, one that runs has to be restarted.`;
    const restore = async () => {
      const planned = await planRestore(ports, place, { keys }, never);
      return restoreKeys(ports, place, { keys }, planned, () => undefined, never);
    };
    expect(await restore()).toMatchObject({
      state: 'failed',
      message: `Secret ${namespace}/two can't be created: The quota ${namespace}/small has no room for Secret ${namespace}/two (secrets: 1 more, 1 of 1 used). Raise ResourceQuota ${namespace}/small, or remove what is no longer needed in its namespace. 1 of 2 keys were restored.`,
    });
    await quotaOf(namespace, 2);
    expect(await restore()).toMatchObject({ state: 'passed', message: `Restored 1 key. ${unseen}` });
    expect(await restore()).toMatchObject({ state: 'passed', message: 'The cluster has these keys already.' });
  });
});

describeWithCluster('an order to Argo CD', () => {
  beforeAll(() => crds('argocd'));

  const order = async (namespace: string) => {
    const applications = { isClosed: false, object: () => null, onChange: () => () => undefined };
    const ports = { ...liveWorld, cluster: await clientOf('admin'), writable: await uid(), applications };
    const refresh = { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } };
    const obstacle = () => Promise.resolve(null);
    const change = { obstacle, patch: () => refresh, isMade: () => false };
    const changed = await changeApplication(ports, { namespace, name: 'one' }, change, never);
    return { changed, requests: ports.cluster.requests };
  };

  test('that a webhook does not answer, or refuses, is told as not given; it is sent once', async () => {
    const namespace = await newNamespace();
    const one = application('one');
    await apply({ ...one, metadata: { ...one.metadata, namespace } });
    const hook = await webhook(namespace, () => 'not now');
    expect(await order(namespace)).toMatchObject({
      changed: {
        code: 'argo/cluster',
        sentence: `The webhook "${hook.name}" does not let Application ${namespace}/one be changed: not now.`,
      },
      requests: { write: 1 },
    });
    hook.down();
    const { changed, requests } = await order(namespace);
    expect(changed).toMatchObject({
      code: 'argo/cluster',
      sentence: expect.stringMatching(/does not answer \(.*\), and without it Application \S+ is not changed\.$/),
      remedy: expect.stringContaining('Look whether what serves it runs'),
    });
    expect(requests.write).toBe(1);
    const { metadata } = (await read({ apiVersion: one.apiVersion, kind: one.kind, namespace, name: 'one' })) ?? {};
    expect(metadata?.annotations).toBeUndefined();
  });
});

describeWithCluster('a probe', () => {
  const namespace = 'slipway-probe';
  const jobs = { apiVersion: 'batch/v1', kind: 'Job', namespace };

  beforeAll(() => apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }));

  /** It fails by itself after a second: no Node takes its pod. */
  const probe = async (name: string) => {
    onTestFinished(() => remove({ ...jobs, name }));
    const pod = { restartPolicy: 'Never', containers: [{ name: 'probe', image: 'busybox:1.37.0' }] };
    const spec = { backoffLimit: 0, activeDeadlineSeconds: 1, template: { spec: pod } };
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name, namespace }, spec };
    const asked = { kind: 'probe', manifest: 'probe.yaml', objects: [job], problem: null, for: '60s' } as const;
    return runProbe({ ...liveWorld, cluster: await clientOf('admin'), writable: await uid() }, asked, never);
  };

  test('whose Job is refused says by whom, and leaves nothing', async () => {
    const hook = await webhook(namespace, () => 'no probes here', { resources: ['configmaps', 'jobs'] });
    expect(await probe('refused')).toEqual({
      kind: 'failure',
      message: `The webhook "${hook.name}" does not let Job slipway-probe/refused be created: no probes here.`,
      remedy: 'Change what it names, or ask whoever runs the webhook.',
      right: null,
    });
    expect(await read({ ...jobs, name: 'refused' })).toBeUndefined();
  });

  test('that can not take its Job away says so, and the next one does', async () => {
    const keep = ({ operation, resource }: { operation: string; resource: { resource: string } }) =>
      operation === 'DELETE' && resource.resource === 'jobs' ? 'it is evidence' : null;
    const hook = await webhook(namespace, keep, { resources: ['configmaps', 'jobs'] });
    const why = (name: string) =>
      `The webhook "${hook.name}" does not let Job slipway-probe/${name} be deleted: it is evidence.`;
    const kept = (name: string) => ({ namespace, name, known: true, why: why(name) });
    expect(await probe('kept')).toMatchObject({ kind: 'probe', left: [kept('kept')] });
    expect(await read({ ...jobs, name: 'kept' })).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/managed-by': 'slipway' } },
    });
    // It makes room first, and can't.
    expect(await probe('kept')).toMatchObject({ kind: 'failure', message: why('kept') });
    const client = await clientOf('admin');
    const soon = Date.now() + 60 * 60_000;
    expect(await removeLeftovers(client, new Set(), soon, never)).toEqual([kept('kept')]);
    await hook.remove();
    await until('what was left to go', async () =>
      (await removeLeftovers(client, new Set(), soon, never)).length === 0 ? true : undefined,
    );
    await until('the Job to be gone', async () =>
      (await read({ ...jobs, name: 'kept' })) === undefined ? true : undefined,
    );
    expect(await probe('kept')).toMatchObject({ kind: 'probe', left: [] });
    await until('the Job to be gone', async () =>
      (await read({ ...jobs, name: 'kept' })) === undefined ? true : undefined,
    );
  });
});
