/** Webhooks that refuse, take their time or are down, on the real API server: what is told of a write, and that it is sent once. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import type { Answer } from '../../src/domain/kubernetes/failure.ts';
import { failureIn, valueOf } from '../unit/node/kubernetes/opened.ts';
import { as } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply } from './harness/objects.ts';
import { webhook } from './webhook.ts';
import { here, kind } from './writing.ts';
import type { Here } from './writing.ts';

const never = new AbortController().signal;

/** Every way to write, in the words in which its failure is told. */
const ways: readonly [string, string, (here: Here, uid: string) => Promise<Answer<unknown>>][] = [
  ['create', 'created', ({ client, map }) => client.writes.create(map, never)],
  ['dry run', 'created', ({ client, map }) => client.tryCreate(map, never)],
  ['apply', 'applied', ({ client, map }) => client.writes.tryApply(map, never)],
  ['patch', 'changed', ({ client, at }) => client.writes.patch(kind, at, { data: { text: 'mine' } }, never)],
  ['remove', 'deleted', ({ client, at }, uid) => client.writes.remove(kind, at, uid, never)],
];

/** What is changed or deleted is there; what is created is not. */
async function prepared(now: Here, verb: string): Promise<string> {
  if (verb !== 'changed' && verb !== 'deleted') return '';
  const { metadata } = await apply({ ...kind, metadata: now.at, data: { text: 'theirs' } });
  return metadata.uid ?? '';
}

async function seconds<Value>(work: Promise<Value>): Promise<readonly [Value, number]> {
  const start = performance.now();
  const value = await work;
  return [value, (performance.now() - start) / 1000];
}

describeWithCluster('a webhook', () => {
  test.each(ways.filter(([one]) => one !== 'dry run'))('that refuses a %s says so', async (_, verb, write) => {
    const now = await here();
    const uid = await prepared(now, verb);
    const before = await now.stored();
    const hook = await webhook(now.space, () => ({ code: 403, message: 'no team is named' }));
    expect(failureIn(await write(now, uid))).toEqual({
      code: 'refused',
      message: `The webhook "${hook.name}" does not let ConfigMap ${now.space}/a be ${verb}: no team is named.`,
      remedy: 'Change what it names, or ask whoever runs the webhook.',
      right: null,
      retryAfter: null,
    });
    expect(await now.stored()).toEqual(before);
    expect(hook.asked).toHaveLength(1);
  });

  test.each(ways)('that is down keeps a %s from being done; it is sent once', async (_, verb, write) => {
    const now = await here();
    const uid = await prepared(now, verb);
    const before = await now.stored();
    const hook = await webhook(now.space, () => null);
    hook.down();
    const sent = now.client.requests.write;
    expect(failureIn(await write(now, uid))).toMatchObject({
      code: 'webhook',
      message: expect.stringMatching(
        new RegExp(
          `^The webhook "${hook.name}" does not answer \\(.*connection refused\\), and without it ConfigMap ${now.space}/a is not ${verb}\\.$`,
        ),
      ),
      remedy: expect.stringContaining('Look whether what serves it runs'),
    });
    expect(now.client.requests.write).toBe(sent + 1);
    expect(await now.stored()).toEqual(before);
    await hook.remove();
    await until('the API server to forget the webhook', async () =>
      'value' in (await write(now, uid)) ? true : undefined,
    );
  });

  test('that does not answer in its time is told as one that is down', async () => {
    const now = await here();
    const hook = await webhook(now.space, () => new Promise(() => undefined), { seconds: 1 });
    expect(failureIn(await now.client.writes.create(now.map, never))).toMatchObject({
      code: 'webhook',
      message: expect.stringMatching(/does not answer \(.*(deadline exceeded|Timeout).*\), and without it/),
    });
    expect(hook.asked).toHaveLength(1);
    expect(await now.stored()).toBeUndefined();
  });

  test('that takes 25 s is waited for; two that take longer than the API server waits are told', async () => {
    const [slow, slower] = [await here(), await here()];
    const hook = await webhook(slow.space, async ({ dryRun }) => {
      await pause(dryRun === true ? 12_000 : 25_000);
      return null;
    });
    const late = async (): Promise<null> => {
      await pause(25_000);
      return null;
    };
    for (const mutates of [true, false]) await webhook(slower.space, late, { mutates });
    const [[made, took], [tried, tookTrying], [applied], [gone, tookGone]] = await Promise.all([
      seconds(slow.client.writes.create(slow.map, never)),
      seconds(slow.client.tryCreate(slow.map, never)),
      seconds(slow.client.writes.tryApply(slow.map, never)),
      seconds(slower.client.writes.create(slower.map, never)),
    ]);
    expect(valueOf(made)).toMatchObject({ data: { text: 'ours' } });
    expect(valueOf(tried)).toMatchObject({ refusal: null });
    expect(valueOf(applied)).toMatchObject({ data: { text: 'ours' } });
    expect([took >= 25, tookTrying >= 12]).toEqual([true, true]);
    expect(hook.asked.map(({ dryRun }) => dryRun)).toHaveLength(3);
    expect(failureIn(gone)).toMatchObject({
      code: 'timeout',
      message: `The API server has given up on ConfigMap ${slower.space}/a before it was created: somebody whom it asks takes too long, and whether it was created is not known.`,
    });
    expect([tookGone > 30, tookGone < 45, slower.client.requests.write]).toEqual([true, true, 1]);
    expect(await slower.stored()).toBeUndefined();
  });

  test('that is slow does not keep anybody from cancelling', async () => {
    const now = await here();
    const hook = await webhook(now.space, () => new Promise(() => undefined));
    const stop = new AbortController();
    const writing = now.client.writes.create(now.map, stop.signal);
    await until('the webhook to be asked', async () => (hook.asked.length > 0 ? true : undefined));
    stop.abort(new Error('enough'));
    await expect(writing).rejects.toThrow('enough');
    expect(await now.stored()).toBeUndefined();
  });

  test('can not be one that takes no dry run: the API server has none of those', async () => {
    const { status, body } = await as('harness')(
      'POST',
      '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations?dryRun=All',
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: 'unknown.slipway.test' },
        webhooks: [
          {
            name: 'unknown.slipway.test',
            admissionReviewVersions: ['v1'],
            sideEffects: 'Unknown',
            clientConfig: { url: 'https://127.0.0.1:1/' },
          },
        ],
      },
    );
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining('NoneOnDryRun')]);
  });
});
