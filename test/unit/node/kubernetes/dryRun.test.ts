import { describe, expect, test } from 'vitest';
import { failureIn, never, valueOf } from './opened.ts';
import { cluster, pod } from './pods.ts';
import { json, status } from './server.ts';

describe('a dry run', () => {
  const tried = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'probe' }, spec: {} };

  test('says that an object would be created, with what the server warns of', async () => {
    let sent = '';
    const { cluster: home, server } = await cluster((_, response, body) => {
      sent = body;
      response.setHeader('warning', ['299 - "it is \\"old\\""', '299 - "and so on"']);
      json(response, pod('a'), 201);
    });
    expect(valueOf(await home.tryCreate(tried, never))).toEqual({
      refusal: null,
      reason: null,
      warnings: ['it is "old"', 'and so on'],
    });
    expect(server.asked.at(-1)).toBe('POST /api/v1/namespaces/probe/pods?dryRun=All&fieldManager=slipway');
    expect(JSON.parse(sent)).toEqual(tried);
    expect(home.requests.write).toBe(1);
  });

  test.each<[string, number, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a webhook',
      400,
      { message: 'admission webhook "x" denied the request: no.', reason: 'BadRequest' },
      { reason: 'BadRequest' },
    ],
    ['Pod Security', 403, { reason: 'Forbidden', details: { name: 'a', kind: 'pods' } }, { reason: 'Forbidden' }],
    ['a policy', 422, { reason: 'Invalid', details: { name: 'a', kind: 'pods' } }, { reason: 'Invalid' }],
  ])('says that %s refuses it', async (_, code, body, expected) => {
    const { cluster: home } = await cluster((_request, response) => status(response, code, 'x', body));
    expect(valueOf(await home.tryCreate(tried, never))).toMatchObject({ refusal: expect.any(String), ...expected });
  });

  test('says the refusal in its lines: policies are told apart by them', async () => {
    const message = 'admission webhook "x" denied the request: \n\nwas blocked\n\none:\n  a: no';
    const { cluster: home } = await cluster((_, response) => status(response, 400, 'BadRequest', { message }));
    expect(valueOf(await home.tryCreate(tried, never)).refusal).toBe(message);
  });

  test('is not tried again where a webhook does not answer: nobody has judged it', async () => {
    const message = 'Internal error occurred: failed calling webhook "x": failed to call webhook: refused';
    const { cluster: home } = await cluster((_, response) => status(response, 500, 'InternalError', { message }));
    expect(failureIn(await home.tryCreate(tried, never))).toMatchObject({
      code: 'webhook',
      message: 'The webhook "x" does not answer (refused), and without it Pod probe/a is not created.',
    });
    expect(home.requests.write).toBe(1);
  });

  test('by somebody who may not create says nothing about the object', async () => {
    const { cluster: home } = await cluster((_, response) =>
      status(response, 403, 'Forbidden', { details: { kind: 'pods' } }),
    );
    expect(failureIn(await home.tryCreate(tried, never))).toMatchObject({
      code: 'forbidden',
      message: 'You may not create pods in namespace "probe".',
    });
  });
});
