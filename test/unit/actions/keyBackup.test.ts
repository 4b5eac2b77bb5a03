import { describe, expect, test } from 'vitest';
import { recordOf, writeBackup } from '../../../src/actions/keyBackup.ts';
import { lock, unlock } from '../../../src/domain/sealing/age.ts';
import { sha256 } from '../../../src/domain/sha256.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { memoryWriter } from '../../fakes/writer.ts';
import { identity, ownKey, recipients } from './bootstrap/secretsPlatform.ts';

const { signal } = new AbortController();
const path = '/stick/lab.age';
const file = { path, lock: { recipients } };
const text = 'the key, with ä and a line\n';
const other = (await lock('another text', { recipients }, signal)).armored;
const readOnly = { failure: 'the disk is read-only' } as const;

/** A disk; `spoil` is what reading makes of a file, null for one that can't be read. */
function disk(options: { full?: number; spoil?: (text: string) => string | null } = {}) {
  const { full = Infinity, spoil = (one: string) => one } = options;
  const writer = memoryWriter({}, { full });
  const read = (at: string) => {
    const spoilt = spoil(writer.texts.get(at) ?? '');
    return memoryFiles(spoilt === null ? {} : { [at]: spoilt }).read(at);
  };
  return { writer, ports: { files: { ...memoryFiles({}), read }, writer } };
}

describe('a backup', () => {
  test('is a file that only its owner may read, and that the identity opens', async () => {
    const { writer, ports } = disk();
    const written = await writeBackup(ports, text, file, signal);
    expect([...writer.secrets]).toEqual([path]);
    const armored = writer.texts.get(path) ?? '';
    expect(written).toEqual({ armored });
    expect(armored).not.toContain('the key');
    expect(await unlock(armored, { identity }, signal)).toEqual({ text });
  });

  test('is looked at when it is written, and not before', async () => {
    const { writer, ports } = disk();
    const seen: number[] = [];
    await writeBackup(ports, text, file, signal, () => seen.push(writer.texts.size));
    expect(seen).toEqual([1]);
  });

  test('never takes the place of another file', async () => {
    const { writer, ports } = disk();
    await writer.createFile(path, 'mine');
    expect(await writeBackup(ports, text, file, signal)).toEqual({ failed: 'unwritten', written: 'exists' });
    expect(writer.texts.get(path)).toBe('mine');
  });

  test('that does not go on the disk is told with the reason', async () => {
    const written = { failure: 'no space is left on the disk' };
    expect(await writeBackup(disk({ full: 1 }).ports, text, file, signal)).toEqual({ failed: 'unwritten', written });
  });

  test.each([
    ['can not be read', () => null],
    ['is cut off', (one: string) => one.slice(0, one.length / 2)],
    ['is empty', () => ''],
    ['holds one other byte', (one: string) => one.replace(/\n(?=-----END AGE)/, 'A\n')],
    ['is another backup', () => other],
  ])('that %s when it is read again is not relied on, and stays for who wants to look', async (_, spoil) => {
    const { writer, ports } = disk({ spoil });
    expect(await writeBackup(ports, text, file, signal)).toEqual({ failed: 'broken' });
    expect([...writer.texts.keys()]).toEqual([path]);
  });
});

describe('a backup that is given up', () => {
  test('before it is written leaves nothing', async () => {
    const { writer, ports } = disk();
    await expect(writeBackup(ports, text, file, AbortSignal.abort())).rejects.toThrow('abort');
    expect([writer.texts.size, writer.secrets.size]).toEqual([0, 0]);
  });

  test('while it is looked at is taken back', async () => {
    const { writer, ports } = disk();
    const stop = new AbortController();
    await expect(writeBackup(ports, text, file, stop.signal, () => stop.abort())).rejects.toThrow('abort');
    expect(writer.texts.size).toBe(0);
  });

  test('and can not be taken back is told', async () => {
    const { writer, ports } = disk();
    const stop = new AbortController();
    const stuck = { ...ports, writer: { ...writer, removeFile: () => Promise.resolve(readOnly) } };
    expect(await writeBackup(stuck, text, file, stop.signal, () => stop.abort())).toEqual({ failed: 'left' });
  });
});

describe('the record of a backup', () => {
  const backup = { file: 'lab.age', armored: 'abc', lock: { recipients } };
  const recorded = {
    fingerprint: ownKey.fingerprint,
    secret: 'one',
    created: '2026-11-26T06:30:34Z',
    notAfter: '2126-11-02T06:30:34Z',
  };
  const key = {
    fingerprint: ownKey.fingerprint,
    notBefore: new Date('2026-11-26T06:30:34.999Z'),
    notAfter: new Date(recorded.notAfter),
  };

  test('says the sum of the file and who can open it, and nothing of the key itself', async () => {
    const sum = await sha256(new TextEncoder().encode('abc'));
    const whole = { ...ownKey, ...key };
    expect(await recordOf(whole, 'one', backup)).toEqual({
      ...recorded,
      backup: { file: 'lab.age', sha256: sum, opensWith: recipients },
    });
    expect(sum).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('never says the passphrase', async () => {
    const record = await recordOf(key, 'one', { ...backup, lock: { passphrase: 'correct horse' } });
    expect(record.backup.opensWith).toBe('passphrase');
    expect(JSON.stringify(record)).not.toContain('horse');
  });
});
