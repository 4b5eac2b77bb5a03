import { describe, expect, test } from 'vitest';
import { seal } from '../../../src/actions/seal.ts';
import type { SealedText, SealInput } from '../../../src/actions/seal.ts';
import { unsealText } from '../../../src/domain/sealing/unseal.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { fixture, keys, refusal, secret, shortened, today } from '../domain/sealing/fixtures.ts';

const files = memoryFiles({ '/p/platform.yaml': 'platform: {}\n', '/p/pub-cert.pem': fixture('cert.pem') });
const addresses = { read: () => Promise.resolve({ failure: 'there is no network' }) };
const text = secret('stringData: {a: hunter2}\n');

function sealed(input: Partial<SealInput> = {}): Promise<SealedText> {
  const certificate = { source: null, fingerprint: null, folder: '/p', now: today };
  const options = { scope: null, name: null, namespace: null, at: null, format: null };
  return seal(files, addresses, { text, ...certificate, ...options, ...input }, new AbortController().signal);
}

describe('a text is sealed', () => {
  test('with the certificate of the platform, in the format that it has', async () => {
    const done = await sealed();
    expect(shortened(done.text).startsWith('apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n')).toBe(true);
    expect((await unsealText(done.text, await keys())).items).toMatchObject([{ key: 'a', ok: true, bytes: 7 }]);
  });

  test('to JSON when that is wanted', async () => {
    const done = await sealed({ format: 'json', scope: 'cluster-wide', name: 'x' });
    expect(JSON.parse(done.text)).toMatchObject({ kind: 'SealedSecret', metadata: { name: 'x' } });
    expect((await unsealText(done.text, await keys())).items).toMatchObject([{ ok: true }]);
  });
});

describe('is refused', () => {
  test('without a certificate', async () =>
    expect(await refusal(() => sealed({ folder: '/' }))).toContain('cert-unreadable'));
  test('without a Secret', async () =>
    expect(await refusal(() => sealed({ text: 'a: 1\n' }))).toContain('not-a-secret'));
});
