import { describe, expect, test } from 'vitest';
import { backUpKeys, createAndBackUp, messages } from '../../../../src/actions/bootstrap/keyBackups.ts';
import type { KeySituation } from '../../../../src/actions/bootstrap/keySituation.ts';
import type { StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import type { ActiveKey, KeyNeed } from '../../../../src/domain/bootstrap/keyNeed.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { unlock } from '../../../../src/domain/sealing/age.ts';
import { backupText } from '../../../../src/domain/sealing/keyBackup.ts';
import { keysIn } from '../../../../src/domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../../../../src/domain/sealing/keyRecord.ts';
import { keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';
import { identity, ownKey, placeOf, platform, recipients } from './secretsPlatform.ts';

const { signal } = new AbortController();
const place = placeOf('gitops', 'key');
const backup = { file: '/stick/lab.age', lock: { recipients } };
const { fingerprint, notBefore } = ownKey;
const recordPath = '.slipway/sealing-key.json';
const readOnly = { failure: 'the disk is read-only' } as const;

const known: RecordedKey = {
  fingerprint: 'SHA256:known',
  secret: 'known',
  created: '2026-11-26T06:30:34Z',
  notAfter: '2126-11-02T06:30:34Z',
  backup: { file: 'old.age', sha256: '0', opensWith: 'passphrase' },
};

type Situation = KeySituation & { readonly need: Extract<KeyNeed, { readonly need: 'backup' }> };

const active = (secret: string): ActiveKey => ({ secret, fingerprint, notBefore });

/** A cluster with Secrets of these names, and somebody who keeps the backup. */
function clusterWith(...names: readonly string[]) {
  const here = platform({}, { backup });
  for (const name of names) here.cluster.put(keySecretObject(ownKey, 'kube-system', name));
  const situation = (changes: Partial<Situation> = {}): Situation => ({
    namespace: 'kube-system',
    ground: { branch: 'main', head: here.git.head, noAuthor: null },
    certificate: fingerprint,
    record: [],
    need: { need: 'backup', keys: names.map(active), certificate: null },
    ...changes,
  });
  return { ...here, situation };
}

async function backedUp(ports: StepPorts, situation: Situation) {
  const lines: string[] = [];
  const ran = await backUpKeys(ports, place, situation, (line) => lines.push(line), signal);
  return { ran, lines };
}

function committed({ git }: Pick<ReturnType<typeof platform>, 'git'>, path: string): string | undefined {
  return git.commits.at(-1)?.files.find((file) => file.path === path)?.text;
}

describe('backing keys up', () => {
  test('puts all of them into one file, and each on record after those that are there', async () => {
    const here = clusterWith('one', 'two');
    const { ran, lines } = await backedUp(here.ports, here.situation({ record: [known] }));
    expect(ran).toEqual({ state: 'passed', message: 'Backed up 2 keys in /stick/lab.age.', commit: here.git.head });
    const keys = [
      { ...ownKey, secret: 'one' },
      { ...ownKey, secret: 'two' },
    ];
    expect(await unlock(here.writer.texts.get(backup.file) ?? '', { identity }, signal)).toEqual({
      text: backupText(keys, 'kube-system'),
    });
    expect(keysIn(committed(here, recordPath) ?? '')).toMatchObject([
      known,
      { fingerprint, secret: 'one', backup: { file: 'lab.age', opensWith: recipients } },
      { fingerprint, secret: 'two', backup: { file: 'lab.age' } },
    ]);
    expect(here.git.commits).toMatchObject([{ message: messages.record, files: [{ path: recordPath }] }]);
    expect(lines).toEqual([
      'Wrote the backup /stick/lab.age, and opened it again',
      `Committed ${here.git.head.slice(0, 10)} on main: ${messages.record}`,
    ]);
    expect(here.cluster.requests.write).toBe(0);
  });

  test('keeps the key that everything is sealed to last on record', async () => {
    const here = clusterWith('other');
    const present = 'SHA256:present';
    await backedUp(here.ports, here.situation({ certificate: present, record: [{ ...known, fingerprint: present }] }));
    expect(keysIn(committed(here, recordPath) ?? '')?.map((key) => key.fingerprint)).toEqual([fingerprint, present]);
  });

  test('takes the certificate of the cluster alone when all keys have a backup, and asks nobody', async () => {
    const here = clusterWith('one');
    const need = { need: 'backup', keys: [], certificate: active('one') } as const;
    const { ran } = await backedUp(here.ports, here.situation({ certificate: null, need }));
    expect(ran).toEqual({
      state: 'passed',
      message: `pub-cert.pem has the key ${fingerprint}.`,
      commit: here.git.head,
    });
    expect(here.git.commits).toMatchObject([{ message: messages.certificate, files: [{ path: 'pub-cert.pem' }] }]);
    expect(committed(here, 'pub-cert.pem')).toBe(ownKey.certificate);
    expect([here.questions.asked, here.writer.texts.size]).toEqual([[], 0]);
  });

  test.each([
    [String.raw`E:\safe\lab.age`, String.raw`E:\safe\lab.age`],
    [`${place.folder}/safe/lab.age`, 'safe/lab.age'],
    [`${place.folder}-safe/lab.age`, `${place.folder}-safe/lab.age`],
  ])('asks by the name of the step, and names %s as it is found, on record without its folder', async (file, named) => {
    const here = clusterWith('one');
    here.questions.said = { backup: { ...backup, file } };
    const { ran } = await backedUp(here.ports, here.situation());
    expect(here.questions.asked).toMatchObject([{ kind: 'backup', title: place.step.title }]);
    expect(ran.message).toBe(`Backed up 1 key in ${named}.`);
    expect(committed(here, recordPath)).not.toContain('safe');
  });
});

describe('no key is backed up', () => {
  const nothing = ({ git, writer, questions }: ReturnType<typeof clusterWith>) =>
    expect([git.commits, writer.texts.size, questions.asked]).toEqual([[], 0, []]);
  const changed = 'The keys of the cluster have changed meanwhile; nothing was done.';

  test.each([
    ['one is gone', { keys: [active('one'), active('gone')], certificate: null }],
    ['one is another by now', { keys: [{ ...active('one'), fingerprint: 'SHA256:other' }], certificate: null }],
    ['that of the certificate is gone', { keys: [active('one')], certificate: active('gone') }],
  ])('when %s', async (_, need) => {
    const here = clusterWith('one');
    const { ran } = await backedUp(here.ports, here.situation({ need: { need: 'backup', ...need } }));
    expect(ran).toMatchObject({ state: 'failed', message: changed });
    nothing(here);
  });

  test('when its private part belongs to another certificate', async () => {
    const here = clusterWith('one');
    const other = { ...ownKey, certificate: fixture('cert-4096.pem') };
    here.cluster.put(keySecretObject(other, 'kube-system', 'one'));
    const { ran } = await backedUp(here.ports, here.situation());
    expect(ran.message).toBe('The private key in one belongs to another certificate.');
    nothing(here);
  });

  test('when nobody may read it', async () => {
    const here = clusterWith('one');
    here.cluster.fail('list', failureOf('forbidden', 'You may not list secrets.', { remedy: 'Ask for it.' }));
    const { ran } = await backedUp(here.ports, here.situation());
    expect(ran.message).toBe('You may not list secrets. Ask for it.');
    nothing(here);
  });
});

describe('a backup that is not to be relied on', () => {
  test('is told when it does not open again, and nothing is committed', async () => {
    const here = clusterWith('one');
    const files = { ...here.ports.files, read: () => Promise.resolve({ text: 'x' }) };
    const { ran } = await backedUp({ ...here.ports, files }, here.situation());
    expect(ran.message).toBe(
      'The backup /stick/lab.age does not open again as it was written; delete the file and try another disk. Nothing else was done.',
    );
    expect(here.git.commits).toEqual([]);
  });

  test('does not take the place of a file that comes meanwhile', async () => {
    const here = clusterWith('one');
    const writer = { ...here.writer, createFile: () => Promise.resolve('exists' as const) };
    const { ran } = await backedUp({ ...here.ports, writer }, here.situation());
    expect(ran.message).toBe(
      "The backup /stick/lab.age can't be written: another file is there meanwhile. Nothing was done.",
    );
  });

  test('and can not be taken back without a commit is told by its path', async () => {
    const here = clusterWith('one');
    here.git.failCommit({ code: 'hook', message: 'pre-commit: yamllint failed.' });
    const writer = { ...here.writer, removeFile: () => Promise.resolve(readOnly) };
    const { ran } = await backedUp({ ...here.ports, writer }, here.situation());
    expect(ran.message).toBe(
      'Nothing is committed: pre-commit: yamllint failed. Delete /stick/lab.age, which nothing knows of.',
    );
  });

  test.each([
    ['is taken back', null, 0, 'The backup was taken back.'],
    ['is told when it stays', readOnly, 1, 'Delete /stick/lab.age, which nothing knows of.'],
  ])('%s when it is given up before the commit is made', async (_, stuck, left, line) => {
    const here = clusterWith('one');
    const stop = new AbortController();
    here.git.beforeCommit = () => stop.abort();
    const writer = stuck === null ? here.writer : { ...here.writer, removeFile: () => Promise.resolve(stuck) };
    const lines: string[] = [];
    const say = (one: string) => lines.push(one);
    const backing = backUpKeys({ ...here.ports, writer }, place, here.situation(), say, stop.signal);
    await expect(backing).rejects.toMatchObject({ left: `${line} Nothing was committed.` });
    expect([here.git.commits, here.writer.texts.size]).toEqual([[], left]);
    expect(lines.at(-1)).toBe(line);
  });
});

describe('a backup that is given up', () => {
  const none = 'No file is left of a backup, and nothing was committed.';

  test('while it is asked where it goes leaves nothing, which is said', async () => {
    const here = clusterWith('one');
    const stop = new AbortController();
    here.questions.during = () => stop.abort();
    const backing = backUpKeys(here.ports, place, here.situation(), () => undefined, stop.signal);
    await expect(backing).rejects.toMatchObject({ left: none });
    const creating = createAndBackUp(here.ports, place, here.situation(), () => undefined, stop.signal);
    await expect(creating).rejects.toMatchObject({ left: `${none} A new key is not used.` });
    expect([here.git.commits, here.writer.texts.size]).toEqual([[], 0]);
  });

  test('after the commit says where the key is', { timeout: 60_000 }, async () => {
    const { ports, git } = platform({}, { backup });
    const situation: KeySituation = { ...clusterWith().situation(), certificate: null, need: { need: 'create' } };
    const ground = { branch: 'main', head: git.head, noAuthor: null };
    const stop = new AbortController();
    const say = (line: string): void => (line.startsWith('Committed') ? stop.abort() : undefined);
    await expect(createAndBackUp(ports, place, { ...situation, ground }, say, stop.signal)).rejects.toMatchObject({
      left: expect.stringMatching(/^The key is backed up in \/stick\/lab\.age and committed\. Whether/) as string,
    });
  });
});

test('A new key whose backup does not open again is not used', { timeout: 60_000 }, async () => {
  const { ports, git, cluster } = platform({}, { backup });
  const situation: KeySituation = { ...clusterWith().situation(), certificate: null, need: { need: 'create' } };
  const spoilt = { ...ports, files: { ...ports.files, read: () => Promise.resolve({ text: 'x' }) } };
  const lines: string[] = [];
  const ran = await createAndBackUp(spoilt, place, situation, (line) => lines.push(line), signal);
  expect(ran).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/Nothing else was done\. The new key is not used\.$/),
  });
  expect(lines).toEqual([expect.stringMatching(/^Made the sealing key SHA256:/)]);
  expect([git.commits, cluster.requests.write]).toEqual([[], 0]);
});
