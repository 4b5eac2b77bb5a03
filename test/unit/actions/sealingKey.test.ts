import { armor, Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { createKey } from '../../../src/actions/sealingKey.ts';
import type { KeyInput, KeyPorts } from '../../../src/actions/sealingKey.ts';
import { certificateFingerprint, readCertificate } from '../../../src/domain/sealing/certificate.ts';
import { keysIn } from '../../../src/domain/sealing/keyRecord.ts';
import type { FileText } from '../../../src/ports.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { memoryWriter } from '../../fakes/writer.ts';
import type { MemoryWriter } from '../../fakes/writer.ts';

const identity = await generateIdentity();
const recipients = [await identityToRecipient(identity)];
const { signal } = new AbortController();
const now = new Date('2026-11-26T12:00:00Z');

const input: KeyInput = {
  repository: '/lab',
  backup: '/stick/backup.age',
  backupName: 'backup.age',
  lock: { recipients },
  replace: false,
};
const platform = { '/lab/platform.yaml': 'platform:\n  releasedPhase: 0\n' };

/** A disk that reads what it was written; `spoil` is what it makes of a text. */
function disk(files: Readonly<Record<string, string>>, full = Infinity, spoil = (text: string) => text) {
  const writer = memoryWriter(files, { full });
  const read = (path: string): Promise<FileText> => {
    const text = writer.texts.get(path);
    return memoryFiles(text === undefined ? {} : { [path]: spoil(text) }).read(path);
  };
  const ports: KeyPorts = {
    files: { ...memoryFiles({}), read, kind: (path) => memoryFiles(Object.fromEntries(writer.texts)).kind(path) },
    writer,
    clock: { now: () => now },
  };
  return { writer, ports };
}

async function opened(writer: MemoryWriter): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(armor.decode(writer.texts.get('/stick/backup.age') ?? ''), 'text');
}

describe('creating a sealing key', { timeout: 60_000 }, () => {
  test('writes the backup, a record of it and the certificate, in this order, and never the key', async () => {
    const { writer, ports } = disk(platform);
    const steps: string[] = [];
    const created = await createKey(ports, input, signal, (step) => steps.push(step));
    const certificate = writer.texts.get('/lab/pub-cert.pem') ?? '';
    const { fingerprint, notAfter } = await readCertificate(certificate, now);
    expect(created).toEqual({
      fingerprint,
      secret: expect.stringMatching(/^sealed-secrets-key-[a-z0-9]{10}$/),
      created: '2026-11-26T12:00:00Z',
      notAfter: '2036-11-23T12:00:00Z',
      backup: { file: 'backup.age', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), opensWith: recipients },
    });
    expect(notAfter.toISOString()).toBe('2036-11-23T12:00:00.000Z');
    expect(keysIn(writer.texts.get('/lab/.slipway/sealing-key.json') ?? '')).toEqual([created]);
    expect(steps).toEqual(['key', 'backup', 'check', 'certificate']);
    expect([...writer.texts.keys()]).toEqual([
      '/lab/platform.yaml',
      '/stick/backup.age',
      '/lab/.slipway/sealing-key.json',
      '/lab/pub-cert.pem',
    ]);
    expect([...writer.secrets]).toEqual(['/stick/backup.age']);
    for (const text of writer.texts.values()) expect(text).not.toMatch(/PRIVATE KEY|tls\.key|LS0tLS1CRUdJTiBSU0/);
  });

  test('The backup is the Secret that the controller takes, in the namespace of the table', async () => {
    const table =
      'applications:\n  sealed-secrets:\n    folder: phases/2-gitops/sealed-secrets\n    namespace: seals\n';
    const { writer, ports } = disk({ ...platform, '/lab/applications.yaml': table });
    await createKey(ports, input, signal);
    const secret = await opened(writer);
    expect(secret).toContain('kind: Secret\n');
    expect(secret).toContain('  namespace: seals\n');
    expect(secret).toContain('sealedsecrets.bitnami.com/sealed-secrets-key: active\n');
    const certificate = /tls\.crt: (\S+)/.exec(secret)?.[1] ?? '';
    expect(atob(certificate)).toBe(writer.texts.get('/lab/pub-cert.pem'));
  });

  test('A certificate that is there is replaced only when that is asked for, and its record stays', async () => {
    const { writer, ports } = disk(platform);
    const first = await createKey(ports, input, signal);
    const before = new Map(writer.texts);
    const again = { ...input, backup: '/stick/other.age', backupName: 'other.age' };
    const fingerprint = await certificateFingerprint(before.get('/lab/pub-cert.pem') ?? '');
    const refused = await createKey(ports, again, signal);
    expect(refused).toMatchObject({ code: 'key/exists', status: 4 });
    expect('sentence' in refused ? refused.sentence : '').toContain(fingerprint);
    expect(new Map(writer.texts)).toEqual(before);
    const second = await createKey(ports, { ...again, replace: true }, signal);
    expect(keysIn(writer.texts.get('/lab/.slipway/sealing-key.json') ?? '')).toEqual([first, second]);
    expect(writer.texts.get('/lab/pub-cert.pem')).not.toBe(before.get('/lab/pub-cert.pem'));
  });

  test('A backup that does not open again is not relied on', async () => {
    const { writer, ports } = disk(platform, Infinity, (text) => text.replace(/\n(?=-----END AGE)/, 'A\n'));
    expect(await createKey(ports, input, signal)).toMatchObject({ code: 'key/backup-broken', status: 2 });
    expect([...writer.texts.keys()]).toEqual(['/lab/platform.yaml', '/stick/backup.age']);
  });

  test.each([
    [1, '/stick/backup.age'],
    [2, '.slipway/sealing-key.json'],
    [3, 'pub-cert.pem'],
  ])('A disk that is full at write %i says so, and a key that is not used leaves nothing', async (full, path) => {
    const { writer, ports } = disk(platform, full);
    expect(await createKey(ports, input, signal)).toEqual({
      code: 'key/write',
      sentence: `${path} can't be written: no space is left on the disk. Nothing of the new key is left.`,
      status: 2,
    });
    expect([...writer.texts.keys()]).toEqual(['/lab/platform.yaml']);
  });

  test('The record that was there comes back when the certificate can not be replaced', async () => {
    const { writer, ports } = disk(platform);
    await createKey(ports, input, signal);
    const before = new Map(writer.texts);
    let replaced = 0;
    const replaceFile: typeof writer.replaceFile = (path, seen, text) =>
      ++replaced === 2
        ? Promise.resolve({ failure: 'it has changed meanwhile' })
        : writer.replaceFile(path, seen, text);
    const again = { ...input, backup: '/stick/other.age', backupName: 'other.age', replace: true };
    expect(await createKey({ ...ports, writer: { ...writer, replaceFile } }, again, signal)).toEqual({
      code: 'key/write',
      sentence: "pub-cert.pem can't be written: it has changed meanwhile. Nothing of the new key is left.",
      status: 2,
    });
    expect(new Map(writer.texts)).toEqual(before);
  });

  test('What can not be taken back is told, file by file', async () => {
    const { writer, ports } = disk(platform);
    await createKey(ports, input, signal);
    const stuck: typeof writer = {
      ...writer,
      removeFile: () => Promise.resolve({ failure: 'the disk is read-only' }),
      replaceFile: (path, seen, text) =>
        path.endsWith('.json') && writer.texts.get(path)?.includes('other.age') !== true
          ? writer.replaceFile(path, seen, text)
          : Promise.resolve({ failure: 'the disk is read-only' }),
    };
    const again = { ...input, backup: '/stick/other.age', backupName: 'other.age', replace: true };
    expect(await createKey({ ...ports, writer: stuck }, again, signal)).toMatchObject({
      code: 'key/write',
      sentence:
        "pub-cert.pem can't be written: the disk is read-only. The new key is not used: take .slipway/sealing-key.json from Git again and delete /stick/other.age before you try once more.",
    });
  });

  test.each(['key', 'backup', 'check'] as const)('What is given up at the step "%s" leaves nothing', async (at) => {
    const { writer, ports } = disk(platform);
    const stop = new AbortController();
    const creating = createKey(ports, input, stop.signal, (step) => {
      if (step === at) stop.abort();
    });
    await expect(creating).rejects.toThrow('abort');
    expect([...writer.texts.keys()]).toEqual(['/lab/platform.yaml']);
  });

  test('What is given up and can not be taken back is told', async () => {
    const { writer, ports } = disk(platform);
    const stop = new AbortController();
    const stuck = { ...writer, removeFile: () => Promise.resolve({ failure: 'the disk is read-only' }) };
    const created = await createKey({ ...ports, writer: stuck }, input, stop.signal, (step) => {
      if (step === 'check') stop.abort();
    });
    expect(created).toEqual({
      code: 'key/cancelled',
      sentence: 'The key was not created. The new key is not used: delete /stick/backup.age before you try once more.',
      status: 2,
    });
  });

  test('Once the certificate is being written, the key is created', async () => {
    const { ports } = disk(platform);
    const stop = new AbortController();
    const created = await createKey(ports, input, stop.signal, (step) => {
      if (step === 'certificate') stop.abort();
    });
    expect(created).toHaveProperty('fingerprint');
  });
});

describe('what can not be done changes nothing', () => {
  test.each([
    ['a certificate that is there', { '/lab/pub-cert.pem': 'x' }, {}, 'key/exists', 4],
    ['a passphrase that is none', {}, { lock: { passphrase: 'x' } }, 'key/lock', 2],
    ['a recipient that is none', {}, { lock: { recipients: ['x'] } }, 'key/lock', 2],
  ])('%s', async (_, files, change, code, status) => {
    const { writer, ports } = disk({ ...platform, ...files });
    const before = new Map(writer.texts);
    expect(await createKey(ports, { ...input, ...change }, signal)).toMatchObject({ code, status });
    expect(new Map(writer.texts)).toEqual(before);
  });
});
