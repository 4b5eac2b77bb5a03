import { describe, expect, test, vi } from 'vitest';
import { backupStep } from '../../../../src/actions/bootstrap/backupStep.ts';
import { unlock } from '../../../../src/domain/sealing/age.ts';
import { certificateFingerprint } from '../../../../src/domain/sealing/certificate.ts';
import { heldKey } from '../../../../src/domain/sealing/heldKey.ts';
import type { HeldKey } from '../../../../src/domain/sealing/heldKey.ts';
import { keysInBackup } from '../../../../src/domain/sealing/keyBackup.ts';
import { keysIn } from '../../../../src/domain/sealing/keyRecord.ts';
import { keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';
import { identity, ownKey, placeOf, planAndRun, platform, recipients, unseen } from './secretsPlatform.ts';
import { decided } from './decided.ts';

const place = placeOf('gitops', 'key');
const work = { kind: 'backup' } as const;
const { signal } = new AbortController();
const backup = { file: '/stick/lab.age', lock: { recipients } };
const secrets = { apiVersion: 'v1', kind: 'Secret' };

async function openedBackup(text: string | undefined): Promise<readonly HeldKey[]> {
  const opened = await unlock(text ?? '', { identity }, signal);
  return 'text' in opened ? keysInBackup(opened.text) : [];
}

/** What somebody could read of it, wherever it ends up. */
function leaks(seen: unknown, { privateKey }: Pick<HeldKey, 'privateKey'>): boolean {
  const [, line = ''] = privateKey.split('\n');
  const all = JSON.stringify(seen);
  return [line, Buffer.from(privateKey).toString('base64').slice(0, 60), 'PRIVATE KEY'].some((part) =>
    all.includes(part),
  );
}

describe('before there is a key', { timeout: 60_000 }, () => {
  test('it says what it would make, and where', async () => {
    const { ports, git, cluster, questions } = platform({});
    const planned = await backupStep.plan(ports, place, work, signal);
    expect(planned.shown.problem).toBe(null);
    expect(planned.shown.changes.map(({ target, what }) => `${target}: ${what}`)).toEqual([
      'file: encrypted backup of the new sealing key; you say where',
      'git: commit "feat: create the sealing key" on main: pub-cert.pem, .slipway/sealing-key.json',
      'cluster: Secret kube-system/sealed-secrets-key-…, the new sealing key, before the controller starts',
    ]);
    expect(planned.shown.asks).toHaveLength(1);
    expect([git.commits, cluster.requests.write, questions.asked]).toEqual([[], 0, []]);
    expect(await backupStep.plan(ports, place, work, signal)).toEqual(planned);
  });

  test('it makes one: the backup first, then Git, then the cluster; then there is nothing to do', async () => {
    const { ports, git, cluster, writer } = platform({}, { backup });
    const order: string[] = [];
    const spied = {
      ...ports,
      writer: {
        ...writer,
        createFile: (...args: Parameters<typeof writer.createFile>) => (
          order.push('backup'),
          writer.createFile(...args)
        ),
      },
    };
    const commit = git.commit.bind(git);
    git.commit = (...args) => (order.push('git'), commit(...args));
    const create = cluster.writes.create.bind(cluster.writes);
    cluster.writes.create = (...args) => (order.push('cluster'), create(...args));
    const seen = await planAndRun(backupStep, spied, place, work);
    expect(order).toEqual(['backup', 'git', 'cluster']);
    expect(seen.ran).toMatchObject({ state: 'passed', commit: expect.any(String) });
    const [made] = git.commits;
    const texts = Object.fromEntries(made?.files.map(({ path, text }) => [path, text]) ?? []);
    const fingerprint = await certificateFingerprint(texts['pub-cert.pem'] ?? '');
    const [key] = await openedBackup(writer.texts.get(backup.file));
    expect(key?.fingerprint).toBe(fingerprint);
    expect([...writer.secrets]).toEqual([backup.file]);
    expect(keysIn(texts['.slipway/sealing-key.json'] ?? '')).toMatchObject([
      { fingerprint, secret: key?.secret, backup: { file: 'lab.age', opensWith: recipients } },
    ]);
    const stored = cluster.find(secrets, 'kube-system', key?.secret ?? '');
    expect(stored).toMatchObject(keySecretObject(key ?? ownKey, 'kube-system', key?.secret));
    expect(leaks([seen, git.commits], key ?? ownKey)).toBe(false);
    const again = await planAndRun(backupStep, ports, place, work);
    expect(again.planned.changes).toEqual([]);
    expect(again.ran).toEqual({ state: 'passed', message: 'A backup has the present keys.', commit: null });
  });

  test.each([
    ['nobody says where the backup goes', null, /^Nobody said where/],
    [
      'the passphrase is too short',
      { file: '/stick/lab.age', lock: { passphrase: 'abc' } },
      /^The passphrase has 3 characters/,
    ],
    ['a recipient is none', { file: '/stick/lab.age', lock: { recipients: ['x'] } }, /no age recipient/],
  ])('nothing is made when %s', async (_, answer, message) => {
    const { ports, git, cluster, writer } = platform({}, { backup: answer });
    const { ran } = await planAndRun(backupStep, ports, place, work);
    expect(ran).toMatchObject({ state: 'failed', message: expect.stringMatching(message) });
    expect([git.commits, cluster.requests.write, writer.texts.size]).toEqual([[], 0, 0]);
  });

  test('a file that is there is not written over', async () => {
    const { ports, writer } = platform({}, { backup });
    await writer.createFile(backup.file, 'mine');
    const { ran } = await planAndRun(backupStep, ports, place, work);
    expect(ran).toMatchObject({ state: 'failed', message: expect.stringContaining('exists already') });
    expect(writer.texts.get(backup.file)).toBe('mine');
  });

  test('a backup that no commit knows of is taken back, and the key is not used', async () => {
    const { ports, git, cluster, writer } = platform({}, { backup });
    const planned = await backupStep.plan(ports, place, work, signal);
    git.failCommit({ code: 'signing', message: 'gpg failed to sign the data.' });
    const ran = await backupStep.run(ports, place, decided(planned), () => undefined, signal);
    expect(ran).toMatchObject({
      state: 'failed',
      message: 'Nothing is committed: gpg failed to sign the data. The backup was taken back. The new key is not used.',
    });
    expect([writer.texts.size, cluster.requests.write]).toEqual([0, 0]);
  });

  test('a full disk makes no key', async () => {
    const { ports, git } = platform({}, { backup }, { full: 1 });
    const { ran } = await planAndRun(backupStep, ports, place, work);
    expect(ran).toMatchObject({ message: expect.stringContaining('no space is left on the disk') });
    expect(git.commits).toEqual([]);
  });

  test('is cancelled while it is asked, and nothing is left', async () => {
    const { ports, questions, writer } = platform({}, { backup });
    const stop = new AbortController();
    questions.during = () => stop.abort();
    await expect(planAndRun(backupStep, ports, place, work, stop.signal)).rejects.toThrow('abort');
    expect(writer.texts.size).toBe(0);
  });

  test('what the cluster refuses is told with what is there already, and the next time it is restored', async () => {
    const { ports, cluster, questions, writer } = platform({}, { backup });
    const planned = await backupStep.plan(ports, place, work, signal);
    cluster.writes.admission = () => 'secrets are forbidden here';
    const ran = await backupStep.run(ports, place, decided(planned), () => undefined, signal);
    expect(ran).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/^The key is backed up and committed\. Secret kube-system\/.* can't be created/),
      remedy: expect.stringContaining('asks for the backup'),
    });
    cluster.writes.admission = () => null;
    questions.said = { restore: { text: writer.texts.get(backup.file) ?? '', opens: { identity } } };
    const again = await planAndRun(backupStep, ports, place, work);
    expect(again.planned.asks).toEqual([
      expect.stringMatching(/which was written as lab\.age, and what opens it: the age/),
    ]);
    expect(again.ran).toEqual({ state: 'passed', message: `Restored 1 key. ${unseen}`, commit: null });
  });
});

describe('a cluster that has keys', { timeout: 60_000 }, () => {
  const certificate = { 'pub-cert.pem': ownKey.certificate };

  test('gets a backup of those that none has, and Git the certificate', async () => {
    const { ports, git, cluster, writer } = platform({}, { backup });
    cluster.put(keySecretObject(ownKey, 'kube-system', ownKey.secret));
    const seen = await planAndRun(backupStep, ports, place, work);
    expect(seen.planned.changes.map(({ target, what }) => `${target}: ${what}`)).toEqual([
      `file: encrypted backup of the keys of the cluster: kube-system/${ownKey.secret} (${ownKey.fingerprint}); you say where`,
      'git: commit "feat: record the backup of the sealing keys" on main: pub-cert.pem, .slipway/sealing-key.json',
    ]);
    expect(seen.ran).toMatchObject({
      state: 'passed',
      message: expect.stringMatching(/^Backed up 1 key in \/stick\/lab\.age\./),
    });
    expect(await openedBackup(writer.texts.get(backup.file))).toEqual([ownKey]);
    expect(git.commits[0]?.files.find(({ path }) => path === 'pub-cert.pem')?.text).toBe(ownKey.certificate);
    expect(cluster.requests.write).toBe(0);
    expect(leaks([seen, git.commits], ownKey)).toBe(false);
    expect((await planAndRun(backupStep, ports, place, work)).planned.changes).toEqual([]);
  });

  test('is read by names alone when the record knows all of them', async () => {
    const { ports, cluster } = platform({}, { backup });
    cluster.put(keySecretObject(ownKey, 'kube-system', ownKey.secret));
    await planAndRun(backupStep, ports, place, work);
    cluster.calls.length = 0;
    const list = vi.spyOn(cluster, 'list');
    await backupStep.plan(ports, place, work, signal);
    expect(cluster.calls).toEqual(['list Secret', 'list Deployment']);
    expect(list.mock.calls.map(([{ view }]) => view)).toEqual(['metadata', 'metadata']);
  });

  test('that seals with another key than Git is told with both, and nothing is done', async () => {
    const { ports, cluster, git } = platform({ 'pub-cert.pem': fixture('cert-4096.pem') }, { backup });
    cluster.put(keySecretObject(ownKey, 'kube-system', ownKey.secret));
    const { planned, ran } = await planAndRun(backupStep, ports, place, work);
    expect(planned.problem?.match(/SHA256:/g)).toHaveLength(2);
    expect(ran.state).toBe('failed');
    expect(git.commits).toEqual([]);
  });

  test('Git has a certificate whose key nobody has: somebody has to decide', async () => {
    const { ports } = platform(certificate, { backup });
    const {
      shown: { problem },
    } = await backupStep.plan(ports, place, work, signal);
    expect(problem).toContain('Slipway: Restore Sealing Key');
  });

  test('a Secret that holds no key is told by its name', async () => {
    const { ports, cluster } = platform(certificate);
    const half = keySecretObject(ownKey, 'kube-system', 'half');
    cluster.put({ ...half, data: {} });
    expect((await backupStep.plan(ports, place, work, signal)).shown.problem).toBe('Secret half has no tls.crt.');
  });
});

describe('what stands in the way is told', () => {
  test('rights, the namespace, the record, and what is not committed', async () => {
    const forbidden = platform({});
    forbidden.cluster.rights = ({ verb }) => verb !== 'create';
    expect((await backupStep.plan(forbidden.ports, place, work, signal)).shown.problem).toBe(
      'You may not create secrets in namespace "kube-system" of context "home"; ask for that right.',
    );
    const record = platform({ '.slipway/sealing-key.json': '{}' });
    expect((await backupStep.plan(record.ports, place, work, signal)).shown.problem).toContain(
      'is no record of sealing keys',
    );
    const dirty = platform({});
    dirty.git.changes = { changed: ['pub-cert.pem', '.slipway/sealing-key.json'] };
    expect((await backupStep.plan(dirty.ports, place, work, signal)).shown.problem).toBe(
      'pub-cert.pem, .slipway/sealing-key.json are changed and not committed; commit them or take them back first.',
    );
    const spec = { ...place.spec, applications: { 'sealed-secrets': { phase: 2, enabled: true, namespace: 'seals' } } };
    expect((await backupStep.plan(platform({}).ports, { ...place, spec }, work, signal)).shown.problem).toBe(
      'There is no namespace "seals", where the controller looks for its keys; create it first.',
    );
  });
});

test('The key of the fixtures is one', async () => {
  expect(await heldKey(ownKey.secret, ownKey.certificate, ownKey.privateKey)).toEqual(ownKey);
});
