import { describe, expect, test } from 'vitest';
import { askCheck } from '../../../src/actions/validateCheck.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { Asked } from '../../../src/domain/phases/spec.ts';
import type { HttpAnswer } from '../../../src/domain/phases/httpAnswer.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryHttp } from '../../fakes/http.ts';
import { ScriptedPrograms } from '../../fakes/programs.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { checkSpec } from '../live/platform.ts';

const { signal } = new AbortController();
const certificate = { issuer: 'home', validTo: '2030-01-01T00:00:00.000Z', isTrusted: false };
const answer: HttpAnswer = { status: 200, text: '{}', certificate };
const probe = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'probe', namespace: 'slipway-probe' } };

function asking(
  asked: Asked,
  url: string | null = null,
  cluster: MemoryCluster | null = new MemoryCluster('home', { kinds: ['v1 Pod'] }),
) {
  const http = new MemoryHttp({ 'https://gitlab': answer });
  const tokens = {
    get: async (name: string, origin: string) =>
      name === 'gitlab' && origin === 'https://gitlab' ? { token: 'secret' } : { problem: `No ${name} for ${origin}.` },
  };
  const programs = new ScriptedPrograms('tool', 'ssh').on(() => true, { stdout: 'said' });
  const timers = new ManualTimers();
  const meant = { cluster, context: null, kubeconfig: null, writable: null, folder: '/home' };
  const ports = { ...meant, clock: timers, timers, http, tokens, programs };
  const runs = asked.kind === 'command' ? [{ host: null, argv: ['tool', 'look'] }] : asked.kind === 'host' ? onOne : [];
  const tool = asked.kind === 'command' ? 'tool' : asked.kind === 'host' ? 'ssh' : null;
  const use = { title: 'one', kind: asked.kind, what: '', manifest: null, text: '', url, runs, tool };
  const program = tool === null ? null : `/usr/bin/${tool}`;
  const prepared = { use, program, scripts: [], digest: '' };
  return { http, programs, answered: askCheck(ports, checkSpec('one', asked), prepared, signal) };
}

const onOne = [{ host: { name: 'homelab' }, argv: ['hostname'] }];

const admission = (objects: readonly unknown[], problem: string | null = null): Asked => ({
  kind: 'admission',
  manifest: 'probe.yaml',
  objects: objects as [],
  problem,
  refusedBy: null,
});

describe('admission', () => {
  test('is asked about every object, as it is, and nothing is stored', async () => {
    const cluster = new MemoryCluster('home', { kinds: ['v1 Pod'] });
    const seen: unknown[] = [];
    cluster.admission = (object) => (seen.push(object), seen.length === 1 ? 'no' : null);
    const { answered } = asking(
      admission([probe, { ...probe, metadata: { ...probe.metadata, name: 'two' } }]),
      null,
      cluster,
    );
    expect(await answered).toEqual({
      kind: 'admission',
      tried: [
        { refusal: 'no', reason: 'Forbidden', warnings: [] },
        { refusal: null, reason: null, warnings: [] },
      ],
    });
    expect(seen[0]).toEqual(probe);
    expect(
      await cluster.get({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'slipway-probe', name: 'probe' }, signal),
    ).toEqual({ value: null });
  });

  test('that can not be asked is told object by object', async () => {
    const cluster = new MemoryCluster('home', { kinds: ['v1 Pod'] });
    cluster.fail('tryCreate', failureOf('forbidden', 'No right.'));
    expect(await asking(admission([probe]), null, cluster).answered).toMatchObject({
      tried: [{ failure: { code: 'forbidden' } }],
    });
  });

  const notOne = [null, 'x', [], {}, { apiVersion: 'v1', kind: 'Pod' }, { ...probe, metadata: { name: 1 } }];
  const rows: readonly (readonly [string, Asked, string])[] = [
    ['a manifest that can not be read', admission([], 'probe.yaml is missing.'), 'probe.yaml is missing.'],
    ...notOne.map((object): readonly [string, Asked, string] => [
      `what is no object: ${JSON.stringify(object)}`,
      admission([object]),
      'probe.yaml holds something that is no object of Kubernetes.',
    ]),
  ];
  test.each(rows)('is not asked about %s', async (_, asked, message) => {
    const cluster = new MemoryCluster('home', { kinds: ['v1 Pod'] });
    expect(await asking(asked, null, cluster).answered).toEqual({
      kind: 'failure',
      message,
      remedy: null,
      right: null,
    });
    expect(cluster.calls).toEqual([]);
  });

  test('is not asked where no cluster is', async () => {
    expect(await asking(admission([probe]), null, null).answered).toMatchObject({
      message: 'No cluster is connected.',
    });
  });
});

describe('an address', () => {
  const http = (token: string | null = null): Asked => ({ kind: 'http', url: "'x'", status: null, token });

  test('answers with its certificate', async () => {
    expect(await asking(http(), 'https://gitlab').answered).toEqual({ kind: 'http', ...answer });
  });

  test('is given the token that is stored under the name', async () => {
    const { http: web, answered } = asking(http('gitlab'), 'https://gitlab');
    await answered;
    expect(web.asked).toEqual(['https://gitlab secret']);
  });

  test.each([
    ['without a token that it wants', http('github'), 'https://gitlab', 'No github for https://gitlab.'],
    [
      'of somebody else than the token is for',
      http('gitlab'),
      'https://evil.example/a',
      'No gitlab for https://evil.example.',
    ],
    [
      'of a host that only looks like it',
      http('gitlab'),
      'https://gitlab@evil.example:8443/',
      'No gitlab for https://evil.example:8443.',
    ],
    ['that is no address of the web', http('gitlab'), 'file:///etc/passwd', 'file:///etc/passwd is no web address.'],
    ['that does not answer', http(), 'https://n8n', "https://n8n can't be asked: nothing listens there."],
    ['that is none', http(), null, 'It has no address.'],
  ])('%s has no answer', async (_, asked, url, message) => {
    expect(await asking(asked, url).answered).toEqual({ kind: 'failure', message, remedy: null, right: null });
  });
});

test('A command is run by the path that it was found at', async () => {
  const { answered, programs } = asking({ kind: 'command', run: '[]' });
  expect(await answered).toMatchObject({ kind: 'command', run: { argv: ['tool', 'look'], ended: { stdout: 'said' } } });
  expect(programs.ran).toMatchObject([{ program: '/usr/bin/tool', args: ['look'] }]);
});

test('Hosts are asked by ssh', async () => {
  const { answered, programs } = asking({ kind: 'host', hosts: '[]', run: '[]' });
  expect(await answered).toMatchObject({ kind: 'host', runs: [{ host: { name: 'homelab' } }] });
  expect(programs.lines[0]).toMatch(/^ssh .*-- homelab hostname$/);
});

test('A probe wants that writing is allowed', async () => {
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a', namespace: 'slipway-probe' } };
  const probing: Asked = { kind: 'probe', manifest: 'a', objects: [job], problem: null, for: '3m' };
  expect(await asking(probing).answered).toMatchObject({
    kind: 'failure',
    remedy: 'Allow writing to this cluster, then validate again.',
  });
});

test('What runs by itself is not asked', async () => {
  expect(await asking({ kind: 'git' }).answered).toMatchObject({ message: 'A check of kind git runs by itself.' });
});
