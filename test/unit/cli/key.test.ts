import { armor, Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { certificateFingerprint } from '../../../src/domain/sealing/certificate.ts';
import { folderWith } from '../node/folder.ts';
import { hashOf } from './hash.ts';
import { needsBuild, slipway } from './slipway.ts';

needsBuild();

const platform = { 'lab/platform.yaml': 'platform:\n  releasedPhase: 0\n' };
const identity = await generateIdentity();
const recipient = await identityToRecipient(identity);

describe('slipway key create', { timeout: 180_000 }, () => {
  test('writes a backup for the recipient, the certificate and the record', async () => {
    const cwd = folderWith(platform);
    const args = ['key', 'create', 'lab', '--backup', 'backup.age', '--recipient', recipient, '--format', 'json'];
    const run = slipway(args, { cwd });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    const certificate = readFileSync(join(cwd, 'lab/pub-cert.pem'), 'utf8');
    const fingerprint = await certificateFingerprint(certificate);
    expect(JSON.parse(run.stdout)).toEqual({
      format: 'slipway.key/1',
      fingerprint,
      notAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      certificate: 'pub-cert.pem',
      backup: { file: 'backup.age', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), opensWith: [recipient] },
    });
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const secret = await decrypter.decrypt(armor.decode(readFileSync(join(cwd, 'backup.age'), 'utf8')), 'text');
    expect(atob(/tls\.crt: (\S+)/.exec(secret)?.[1] ?? '')).toBe(certificate);
    expect(statSync(join(cwd, 'backup.age')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    expect(readdirSync(join(cwd, 'lab')).toSorted()).toEqual(['.slipway', 'platform.yaml', 'pub-cert.pem']);
  });

  test('takes a passphrase from standard input, for the folder where one stands', async () => {
    const cwd = folderWith(platform);
    const args = ['key', 'create', '--backup', '../backup.age', '--passphrase-stdin'];
    const run = slipway(args, { cwd: join(cwd, 'lab'), input: 'correct horse battery\n' });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^Created the sealing key SHA256:[^\n]+\.\nIts backup is \.\.\/backup\.age, which the passphrase opens;/,
    );
    const decrypter = new Decrypter();
    decrypter.addPassphrase('correct horse battery');
    const backup = armor.decode(readFileSync(join(cwd, 'backup.age'), 'utf8'));
    expect(await decrypter.decrypt(backup, 'text')).toContain('kind: Secret');
  });
});

interface Bad {
  readonly rule: string;
  readonly args: readonly string[];
  readonly input?: string;
  readonly status: number;
  readonly stderr: string;
}

const to = ['--recipient', recipient];

const bad: readonly Bad[] = [
  {
    rule: 'no verb',
    args: [],
    status: 2,
    stderr:
      'key/bad-flag: Say what is to be done with the key: slipway key create [DIR] --backup FILE, or slipway key restore [DIR] --from FILE.',
  },
  {
    rule: 'another verb',
    args: ['rotate'],
    status: 2,
    stderr:
      'key/bad-flag: Say what is to be done with the key: slipway key create [DIR] --backup FILE, or slipway key restore [DIR] --from FILE.',
  },
  {
    rule: 'no backup',
    args: ['create', 'lab', ...to],
    status: 2,
    stderr: 'key/bad-flag: Name the file for the encrypted backup: --backup FILE.',
  },
  {
    rule: 'two locks',
    args: ['create', 'lab', '--backup', 'b', '--passphrase-stdin', ...to],
    status: 2,
    stderr: 'key/bad-flag: A backup is encrypted with a passphrase or to recipients, not to both.',
  },
  {
    rule: 'a format that does not exist',
    args: ['create', 'lab', '--backup', 'b', '--format', 'yaml', ...to],
    status: 2,
    stderr: 'key/bad-flag: --format takes text, json, not "yaml".',
  },
  {
    rule: 'a passphrase as an argument',
    args: ['create', 'lab', '--backup', 'b', '--passphrase', 'x'],
    status: 2,
    stderr: "key/bad-flag: Unknown option '--passphrase'; slipway --help lists the flags.",
  },
  {
    rule: 'no lock, and nobody who could be asked',
    args: ['create', 'lab', '--backup', 'b'],
    status: 2,
    stderr: 'key/lock: Say who can open the backup: --recipient age1…, or --passphrase-stdin.',
  },
  {
    rule: 'no passphrase',
    args: ['create', 'lab', '--backup', 'b', '--passphrase-stdin'],
    status: 2,
    stderr: 'key/lock: The passphrase has 0 characters; at least 10 are wanted, better five words or more.',
  },
  {
    rule: 'two lines',
    args: ['create', 'lab', '--backup', 'b', '--passphrase-stdin'],
    input: 'one two three\nfour five six\n',
    status: 2,
    stderr: 'key/lock: The passphrase on standard input is more than one line.',
  },
  {
    rule: 'a recipient that is none',
    args: ['create', 'lab', '--backup', 'b', '--recipient', 'age1x'],
    status: 2,
    stderr: 'key/lock: "age1x" is no age recipient; one begins with "age1".',
  },
  {
    rule: 'no platform',
    args: ['create', '.', '--backup', 'b', ...to],
    status: 2,
    stderr: 'key/no-platform: . is no platform repository: it has no platform.yaml with the key "platform".',
  },
  {
    rule: 'a backup that exists',
    args: ['create', 'lab', '--backup', 'mine', ...to],
    status: 4,
    stderr: 'key/backup-exists: mine exists already; name another file for the backup, none is written over.',
  },
  {
    rule: 'a certificate that exists',
    args: ['create', 'sealed', '--backup', 'b', ...to],
    status: 4,
    stderr:
      'key/exists: sealed has a certificate in pub-cert.pem: what is sealed to it needs its key. When nothing is, or when that key is lost, --replace puts another in its place.',
  },
];

describe('bad input of slipway key ends well, and changes nothing', { timeout: 60_000 }, () => {
  test.each(bad)('$rule', ({ args, input = '', status, stderr }) => {
    const sealed = { 'sealed/platform.yaml': 'platform: {}\n', 'sealed/pub-cert.pem': 'x' };
    const cwd = folderWith({ ...platform, ...sealed, mine: '' });
    const before = hashOf(cwd);
    const run = slipway(['key', ...args], { cwd, input });
    expect(run).toEqual({ status, stdout: '', stderr: `slipway: ${stderr}\n` });
    expect(hashOf(cwd)).toBe(before);
  });
});
