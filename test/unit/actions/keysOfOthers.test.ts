import { expect, test } from 'vitest';
import { keysOfOthers } from '../../../src/actions/keysOfOthers.ts';
import { readCertificate } from '../../../src/domain/sealing/certificate.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { fixture, sealing, secret, today } from '../domain/sealing/fixtures.ts';
import { ownKey } from './bootstrap/secretsPlatform.ts';

const { signal } = new AbortController();
const plain = secret('stringData: { password: hunter2 }\n');
const own = (await sealing(plain)).after;
const certificate = await readCertificate(fixture('cert-4096.pem'), today);
const foreign = (await sealing(plain, { certificate })).after;
/** It says no namespace: who deploys it does. */
const homeless = foreign.replace(/^ *namespace: .*\n/gm, '');
const anywhere = (await sealing(plain, { certificate, scope: 'cluster-wide' })).after.replace(
  /^ *namespace: .*\n/gm,
  '',
);

test.each<readonly [what: string, files: Readonly<Record<string, string>>, isOther: boolean]>([
  ['all is sealed to another', { '/lab/a.yaml': foreign, '/lab/b.yaml': foreign }, true],
  ['one value is its own', { '/lab/a.yaml': foreign, '/lab/b.yaml': own }, false],
  ['a value says no namespace', { '/lab/a.yaml': foreign, '/lab/b.yaml': homeless }, false],
  ['a value says no namespace, and is bound to none', { '/lab/b.yaml': anywhere }, true],
  ['nothing is sealed', { '/lab/a.yaml': 'a: b\n' }, false],
  ['there is nothing', {}, false],
  ['something only speaks of it', { '/lab/a.yaml': 'kinds: [SealedSecret]\n' }, false],
  ['what is sealed lies elsewhere', { '/other/a.yaml': foreign }, false],
  ['a file of it is no YAML', { '/lab/a.yaml': foreign, '/lab/b.yaml': 'kind: SealedSecret\na: {{ x }}\n' }, false],
])('A key is that of others where %s', async (_, files, isOther) => {
  const others = await keysOfOthers(memoryFiles(files), '/lab', [ownKey], signal);
  expect([...others]).toEqual(isOther ? [ownKey.fingerprint] : []);
});

test.each([
  ['file', memoryFiles({ '/lab/a.yaml': foreign, '/lab/b.yaml': { failure: 'too-large', bytes: 17_000_000 } })],
  ['folder', memoryFiles({ '/lab/a.yaml': foreign }, { unreadable: [{ path: '/lab/b', reason: 'no right' }] })],
])('a %s that can not be read may hold anything', async (_, files) => {
  expect((await keysOfOthers(files, '/lab', [ownKey], signal)).size).toBe(0);
});

test('it ends when the signal aborts', async () => {
  const files = memoryFiles({ '/lab/a.yaml': foreign });
  await expect(keysOfOthers(files, '/lab', [ownKey], AbortSignal.abort(new Error('Enough.')))).rejects.toThrow(
    'Enough.',
  );
});
