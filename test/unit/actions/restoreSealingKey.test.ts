import { describe, expect, test } from 'vitest';
import { openBackup, planRestore, restoreKeys } from '../../../src/actions/restoreSealingKey.ts';
import { lock } from '../../../src/domain/sealing/age.ts';
import { backupText } from '../../../src/domain/sealing/keyBackup.ts';
import { keySecretObject } from '../../../src/domain/sealing/keySecret.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { readCertificate } from '../../../src/domain/sealing/certificate.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { fixture, sealing, secret as plainSecret, today } from '../domain/sealing/fixtures.ts';
import {
  controller,
  dated,
  folder,
  identity,
  ownKey,
  platform,
  recipients,
  restartTold,
  unseen,
} from './bootstrap/secretsPlatform.ts';

const { signal } = new AbortController();
const place = { folder, namespace: 'kube-system' };
const opened = { keys: [ownKey] };
const certificate = { 'pub-cert.pem': ownKey.certificate };
const secret = { apiVersion: 'v1', kind: 'Secret' };
const { armored } = await lock(backupText([ownKey], 'kube-system'), { recipients }, signal);

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'sealed-secrets-controller', namespace: 'kube-system' },
};

async function restored({ ports }: Pick<ReturnType<typeof platform>, 'ports'>) {
  const planned = await planRestore(ports, place, opened, signal);
  const lines: string[] = [];
  const ran = await restoreKeys(ports, place, opened, planned, (line) => lines.push(line), signal);
  return { planned, lines, ran };
}

describe('a backup', () => {
  test('is opened by the identity, and what is open already is taken as it is', async () => {
    expect(await openBackup(armored, { identity }, signal)).toEqual(opened);
    expect(await openBackup(backupText([ownKey], 'x'), { passphrase: '' }, signal)).toEqual(opened);
  });

  test.each([
    ['something else', 'hello', /^There is no sealing key in the backup/],
    ['half of one', armored.slice(0, 400), /^The backup can't be opened: It is no whole age file/],
  ])('that is %s is told', async (_, text, problem) => {
    expect(await openBackup(text, { identity }, signal)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test('that another identity locks is told without repeating anything', async () => {
    const other = await openBackup(armored, { identity: identity.replace(/.$/, 'Q') }, signal);
    expect(JSON.stringify(other)).not.toContain(identity.slice(10, 30));
    expect(other).toHaveProperty('problem');
  });
});

describe('restoring', () => {
  test('creates what is missing as the controller would have made it, and says so before', async () => {
    const here = platform(certificate);
    const { planned, lines, ran } = await restored(here);
    const what = `Secret kube-system/${ownKey.secret}, the sealing key ${ownKey.fingerprint}`;
    expect(planned.changes).toEqual([{ target: 'cluster', action: 'create', what, diff: '' }]);
    expect(lines).toEqual([`Created ${what}`]);
    expect(ran).toEqual({ state: 'passed', message: `Restored 1 key. ${unseen}`, commit: null });
    expect(here.cluster.find(secret, 'kube-system', ownKey.secret)).toMatchObject(
      keySecretObject(ownKey, 'kube-system', ownKey.secret),
    );
    expect(JSON.stringify([planned, lines, ran])).not.toMatch(/PRIVATE KEY|LS0tLS1/);
  });

  test('sends nothing for a key that is there: a quota would count it', async () => {
    const { ports, cluster } = platform(certificate);
    cluster.put(keySecretObject(ownKey, 'kube-system', ownKey.secret));
    const both = { keys: [ownKey, { ...ownKey, secret: 'second' }] };
    const planned = await planRestore(ports, place, both, signal);
    const ran = await restoreKeys(ports, place, both, planned, () => undefined, signal);
    expect(ran).toMatchObject({ state: 'passed', message: `Restored 1 key. ${unseen}` });
    expect(cluster.calls.filter((call) => call.startsWith('create'))).toEqual(['create Secret']);
  });

  test('keeps what is there', async () => {
    const here = platform(certificate);
    here.cluster.put(keySecretObject(ownKey, 'kube-system', ownKey.secret));
    const { planned, ran } = await restored(here);
    expect(planned.changes).toEqual([]);
    expect(ran).toEqual({ state: 'passed', message: 'The cluster has these keys already.', commit: null });
  });

  test('restarts the controller that runs, since it reads keys only when it starts', async () => {
    const here = platform(certificate);
    here.cluster.put(deployment);
    const { planned, ran } = await restored(here);
    expect(planned.changes.at(-1)).toEqual({
      target: 'cluster',
      action: 'update',
      what: 'Deployment kube-system/sealed-secrets-controller: restarted, so that it takes the key',
      diff: '',
    });
    expect(ran.state).toBe('passed');
    const annotations = { 'kubectl.kubernetes.io/restartedAt': '2030-01-01T00:00:00Z' };
    expect(here.cluster.writes.patched).toEqual([
      {
        kind: 'apps/v1 Deployment',
        namespace: 'kube-system',
        name: 'sealed-secrets-controller',
        patch: { spec: { template: { metadata: { annotations } } } },
      },
    ]);
  });

  test('goes on with the restart after it was cancelled before that', async () => {
    const here = platform(certificate);
    dated(here.cluster);
    for (const object of controller) here.cluster.put(object);
    const planned = await planRestore(here.ports, place, opened, signal);
    const stop = new AbortController();
    const { writes } = here.cluster;
    const create = writes.create.bind(writes);
    writes.create = (object, ends) => create(object, ends).finally(() => stop.abort(new Error('Enough.')));
    await expect(restoreKeys(here.ports, place, opened, planned, () => undefined, stop.signal)).rejects.toThrow(
      'Enough.',
    );
    expect(writes.patched).toEqual([]);
    const again = await restored(here);
    expect(again.planned.changes.map(({ what }) => what)).toEqual([
      'Deployment kube-system/sealed-secrets-controller: restarted, so that it takes the key',
    ]);
    expect(again.ran).toMatchObject({ state: 'passed', message: `The cluster has these keys already. ${restartTold}` });
    expect(again.lines.at(-1)).toBe('Restarted Deployment kube-system/sealed-secrets-controller');
    expect(writes.patched).toHaveLength(1);
  });

  test('restarts it too when the answer to the creation was lost', async () => {
    const here = platform(certificate);
    here.cluster.put(deployment);
    const { writes } = here.cluster;
    const create = writes.create.bind(writes);
    // As a client does that sends again what broke off.
    writes.create = (object, ends) => create(object, ends).then(() => create(object, ends));
    const { ran } = await restored(here);
    expect(ran).toMatchObject({ state: 'passed', message: `Restored 1 key. ${restartTold}` });
    expect(writes.patched).toHaveLength(1);
  });

  test('says what is left to do where it may not restart it', async () => {
    const here = platform(certificate);
    here.cluster.put(deployment);
    here.cluster.rights = ({ verb }) => verb !== 'patch';
    const { planned, ran } = await restored(here);
    expect(planned.changes).toHaveLength(1);
    expect(ran).toMatchObject({
      state: 'passed',
      message: expect.stringContaining(
        'kubectl --namespace kube-system rollout restart deployment sealed-secrets-controller',
      ),
    });
    expect(here.cluster.writes.patched).toEqual([]);
  });

  test('says of a key that nothing here is sealed with that it is so, and restores it all the same', async () => {
    const { ports } = platform(certificate);
    const other = await readCertificate(fixture('cert-4096.pem'), today);
    const { after } = await sealing(plainSecret('stringData: { a: b }\n'), { certificate: other });
    const files = memoryFiles({ [`${folder}/a.yaml`]: after });
    const planned = await planRestore({ ...ports, files }, place, opened, signal);
    const what = `Secret kube-system/${ownKey.secret}, the sealing key ${ownKey.fingerprint}`;
    expect(planned.changes.map((change) => change.what)).toEqual([
      `${what}, with which no sealed file of this repository can be opened`,
    ]);
    const ran = await restoreKeys({ ...ports, files }, place, opened, planned, () => undefined, signal);
    expect(ran.state).toBe('passed');
  });

  test('works without a platform', async () => {
    const { ports } = platform({});
    expect(await planRestore(ports, { ...place, folder: null }, opened, signal)).toMatchObject({ problem: null });
  });
});

describe('what stands in the way is told, and nothing is written', () => {
  test('another key under this name', async () => {
    const here = platform(certificate);
    const other = keySecretObject({ ...ownKey, certificate: fixture('cert-4096.pem') }, 'kube-system', ownKey.secret);
    here.cluster.put(other);
    const { planned, ran } = await restored(here);
    expect(planned.problem).toContain('is there and holds another key, SHA256:');
    expect(ran.state).toBe('failed');
    expect(here.cluster.requests.write).toBe(0);
  });

  test('the platform is sealed to another key', async () => {
    const here = platform({ 'pub-cert.pem': fixture('cert-4096.pem') });
    const { planned } = await restored(here);
    expect(planned.problem?.match(/SHA256:/g)).toHaveLength(2);
    expect(here.cluster.requests.write).toBe(0);
  });

  test('but an older key may come too where the cluster has that one', async () => {
    const here = platform({ 'pub-cert.pem': fixture('cert-4096.pem') });
    here.cluster.put(keySecretObject({ ...ownKey, certificate: fixture('cert-4096.pem') }, 'kube-system', 'present'));
    expect((await restored(here)).planned.problem).toBe(null);
  });

  test('a right that is missing', async () => {
    const here = platform(certificate);
    here.cluster.rights = ({ resource }) => resource !== 'secrets';
    expect((await restored(here)).planned.problem).toContain('You may not create secrets in namespace "kube-system"');
  });

  test('a namespace that is none', async () => {
    const { ports } = platform(certificate);
    const planned = await planRestore(ports, { ...place, namespace: '../x' }, opened, signal);
    expect(planned.problem).toContain('is no namespace');
  });

  test('something that has changed since the plan', async () => {
    const here = platform(certificate);
    const planned = await planRestore(here.ports, place, opened, signal);
    here.cluster.put(deployment);
    const ran = await restoreKeys(here.ports, place, opened, planned, () => undefined, signal);
    expect(ran).toMatchObject({ state: 'failed', message: expect.stringContaining('has changed since the plan') });
    expect(here.cluster.requests.write).toBe(0);
  });

  test('a connection that breaks off, with what was done by then', async () => {
    const here = platform(certificate);
    const planned = await planRestore(here.ports, place, opened, signal);
    here.cluster.fail('create', failureOf('reset', 'The connection broke off.', { remedy: 'Try again.' }));
    const ran = await restoreKeys(here.ports, place, opened, planned, () => undefined, signal);
    expect(ran).toMatchObject({
      state: 'failed',
      message: `Secret kube-system/${ownKey.secret} can't be created: The connection broke off. Try again. 0 of 1 keys were restored.`,
    });
  });
});
