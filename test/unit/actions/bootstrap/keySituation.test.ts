import { describe, expect, test } from 'vitest';
import { keySituation } from '../../../../src/actions/bootstrap/keySituation.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { RecordedKey } from '../../../../src/domain/sealing/keyRecord.ts';
import { withKey } from '../../../../src/domain/sealing/keyRecord.ts';
import { keyLabel, keySecretName, keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';
import { ownKey, placeOf, platform } from './secretsPlatform.ts';

const { signal } = new AbortController();
const place = placeOf('gitops', 'key');
const { fingerprint, notBefore } = ownKey;
const certificate = { 'pub-cert.pem': ownKey.certificate };

const recorded: RecordedKey = {
  fingerprint,
  secret: 'one',
  created: '2026-11-26T06:30:34Z',
  notAfter: '2126-11-02T06:30:34Z',
  backup: { file: 'lab.age', sha256: '0', opensWith: 'passphrase' },
};

function record(key: RecordedKey): Record<string, string> {
  return { '.slipway/sealing-key.json': withKey([], key) };
}

function secretOf(name: string, namespace = 'kube-system') {
  return keySecretObject(ownKey, namespace, name);
}

function spec(namespace: string) {
  return { ...place.spec, applications: { 'sealed-secrets': { phase: 2, enabled: true, namespace } } };
}

describe('how a platform stands with its key', () => {
  test('is told from the commit that Git is at, the record in it, and the cluster', async () => {
    const { ports, git, cluster } = platform({ ...certificate, ...record(recorded) });
    cluster.put(secretOf('one'));
    expect(await keySituation(ports, place, signal)).toEqual({
      namespace: 'kube-system',
      ground: { branch: 'main', head: git.head, noAuthor: null },
      certificate: fingerprint,
      record: [recorded],
      need: { need: 'nothing' },
    });
    expect(cluster.requests).toMatchObject({ write: 0, get: 0 });
  });

  test('is told of nothing at all', async () => {
    const { ports } = platform({});
    expect(await keySituation(ports, place, signal)).toMatchObject({
      certificate: null,
      record: [],
      need: { need: 'create' },
    });
  });

  test('is looked for where the table of applications has the controller', async () => {
    const { ports, cluster } = platform(certificate);
    cluster.put(secretOf('there', 'seals'));
    cluster.put(secretOf('elsewhere'));
    expect(await keySituation(ports, { ...place, spec: spec('seals') }, signal)).toMatchObject({
      namespace: 'seals',
      need: { need: 'backup', keys: [{ secret: 'there', fingerprint, notBefore }], certificate: null },
    });
  });

  const inactive = { ...secretOf('old').metadata, labels: { [keyLabel]: 'compromised' } };
  test.each([
    ['that is not active', { ...secretOf('old'), metadata: inactive }],
    ['without its label', { ...secretOf('old'), metadata: { name: 'old', namespace: 'kube-system' } }],
  ])('does not count a key %s', async (_, object) => {
    const { ports, cluster } = platform({});
    cluster.put(object);
    expect(await keySituation(ports, place, signal)).toMatchObject({ need: { need: 'create' } });
  });
});

describe('the Secrets of the cluster', () => {
  const views = async (key: RecordedKey, ...names: readonly string[]): Promise<readonly string[]> => {
    const { ports, cluster } = platform({ ...certificate, ...record(key) });
    for (const name of names) cluster.put(secretOf(name));
    const asked: string[] = [];
    const list = cluster.list.bind(cluster);
    cluster.list = (query, until) => {
      asked.push(query.view);
      return list(query, until);
    };
    await keySituation(ports, place, signal);
    return asked;
  };
  const { secret: _, ...older } = recorded;

  test.each([
    ['by their names while the record knows all', recorded, ['one'], ['metadata']],
    ['by the name that follows from the key in an older record', older, [keySecretName(ownKey)], ['metadata']],
    ['whole as soon as one is unknown', recorded, ['one', 'two'], ['metadata', 'object']],
    ['by their names when there is none', recorded, [], ['metadata']],
  ])('are read %s', async (_rule, key, names, expected) => {
    expect(await views(key, ...names)).toEqual(expected);
  });

  test('are not told with their private part', async () => {
    const { ports, cluster } = platform({});
    cluster.put(secretOf('one'));
    expect(JSON.stringify(await keySituation(ports, place, signal))).not.toMatch(/PRIVATE|LS0tLS1/);
  });

  test('may hold a certificate alone: who looks needs no private key', async () => {
    const { ports, cluster } = platform(certificate);
    cluster.put({ ...secretOf('one'), data: { 'tls.crt': btoa(ownKey.certificate) } });
    expect(await keySituation(ports, place, signal)).toMatchObject({
      need: { need: 'backup', keys: [{ secret: 'one', fingerprint }] },
    });
  });
});

describe('what stands in the way is told', () => {
  test.each([
    ['a certificate that is none', { 'pub-cert.pem': 'x' }, 'There is no certificate in PEM (BEGIN CERTIFICATE).'],
    [
      'a certificate of another kind',
      { 'pub-cert.pem': fixture('cert-ec.pem') },
      'The certificate has no RSA key; Sealed Secrets can use no other.',
    ],
    [
      'a record that is none',
      { '.slipway/sealing-key.json': '[]' },
      '.slipway/sealing-key.json is no record of sealing keys; take an older one from Git.',
    ],
  ])('%s', async (_, committed, problem) => {
    expect(await keySituation(platform(committed).ports, place, signal)).toEqual({ problem });
  });

  test('a namespace that is none, before anything is asked', async () => {
    const { ports, cluster } = platform({});
    const situation = await keySituation(ports, { ...place, spec: spec('../x') }, signal);
    expect(situation).toEqual({
      problem: expect.stringMatching(/^The namespace of sealed-secrets in the table of applications: .*\.\.\/x/),
    });
    expect(cluster.calls).toEqual([]);
  });

  test('a repository in which nothing can be committed', async () => {
    const { ports, git, cluster } = platform({});
    git.changes = { branch: null };
    expect(await keySituation(ports, place, signal)).toEqual({
      problem: 'HEAD is detached; check out the branch that the commit is for.',
    });
    git.changes = { changed: ['README.md'] };
    expect(await keySituation(ports, place, signal)).toMatchObject({ need: { need: 'create' } });
    expect(cluster.requests.write).toBe(0);
  });

  test.each(['pub-cert.pem', '.slipway/sealing-key.json'])('%s that is changed and not committed', async (path) => {
    const { ports, git } = platform({});
    git.changes = { changed: [path] };
    const problem = `${path} is changed and not committed; commit it or take it back first.`;
    expect(await keySituation(ports, place, signal)).toEqual({ problem });
  });

  test.each([
    ['their names', 0],
    ['the rest of them', 1],
  ])('a cluster that does not answer when it is asked for %s', async (_, answered) => {
    const { ports, cluster } = platform({});
    cluster.put(secretOf('one'));
    const list = cluster.list.bind(cluster);
    let asked = 0;
    cluster.list = (query, until) => {
      if (asked++ === answered)
        cluster.fail('list', failureOf('forbidden', 'You may not list secrets.', { remedy: 'Ask for that right.' }));
      return list(query, until);
    };
    expect(await keySituation(ports, place, signal)).toEqual({
      problem: 'You may not list secrets. Ask for that right.',
    });
  });

  test.each(['pub-cert.pem', '.slipway/sealing-key.json'])(
    '%s of which Git can not tell what it says',
    async (path) => {
      const { ports, git } = platform({});
      git.unreadable.set(path, 'unable to read the object.');
      expect(await keySituation(ports, place, signal)).toEqual({
        problem: `Git can't read ${path} of the commit: unable to read the object. See what git says in the folder, and try again.`,
      });
    },
  );

  test('nothing when it is cancelled', async () => {
    await expect(keySituation(platform({}).ports, place, AbortSignal.abort())).rejects.toThrow('abort');
  });
});
