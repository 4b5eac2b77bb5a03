import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonPackages, type PythonPackages } from '../../scripts/environment/python.ts';
import { describeWithPeers, peers, slipway } from './tools.ts';

/** age in Rust with a door for Python: another implementation than the one that we write with. */
const pyrage = 'pyrage==1.4.0';

/** Opens an armoured file with a passphrase or an identity, whichever is given. */
const open = `
import sys, pyrage
how, secret, file = sys.argv[1:]
locked = open(file, "rb").read()
if how == "passphrase":
    sys.stdout.buffer.write(pyrage.passphrase.decrypt(locked, secret))
else:
    sys.stdout.buffer.write(pyrage.decrypt(locked, [pyrage.x25519.Identity.from_str(secret)]))
`;

const passphrase = 'correct horse battery staple';
const identity = await generateIdentity();
const recipient = await identityToRecipient(identity);

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'slipway-key-'));
  for (const [name, flags] of [
    ['passphrase', ['--passphrase-stdin']],
    ['recipient', ['--recipient', recipient]],
  ] as const) {
    const { argv } = slipway();
    const lab = path.join(folder, name);
    await execa('mkdir', [lab]);
    writeFileSync(path.join(lab, 'platform.yaml'), 'platform:\n  releasedPhase: 0\n');
    const [program = '', ...args] = [...argv, 'key', 'create', lab, '--backup', `${lab}.age`, ...flags];
    await execa(program, args, { input: passphrase });
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const python: PythonPackages | null = await pythonPackages([pyrage]);

/** What another age makes of a backup. */
async function opened(
  { python: program, folder: packages }: PythonPackages,
  name: 'passphrase' | 'recipient',
): Promise<string> {
  const secret = name === 'passphrase' ? passphrase : identity;
  const args = ['-c', open, name, secret, path.join(folder, `${name}.age`)];
  const { stdout } = await execa(program, args, { env: { PYTHONPATH: packages }, stripFinalNewline: false });
  return stdout;
}

describe.skipIf(python === null)('another age', { timeout: 120_000 }, () => {
  it.each(['passphrase', 'recipient'] as const)('opens a backup: %s', async (name) => {
    if (python === null) return;
    const secret = await opened(python, name);
    expect(secret).toMatch(/^apiVersion: v1\nkind: Secret\n[\s\S]+\n {2}tls\.key: \S+\n$/);
    const certificate = atob(/tls\.crt: (\S+)/.exec(secret)?.[1] ?? '');
    expect(certificate).toBe(readFileSync(path.join(folder, name, 'pub-cert.pem'), 'utf8'));
  });
});

describeWithPeers('kubeseal and the controller', { timeout: 120_000 }, () => {
  it.skipIf(python === null)('take the certificate and the restored key for their own', async () => {
    if (python === null) return;
    const plain = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'one', namespace: 'lab' },
      data: { password: Buffer.from('größe').toString('base64') },
    });
    const certificate = path.join(folder, 'recipient/pub-cert.pem');
    const sealed = await execa(peers().kubeseal, ['--cert', certificate, '--format', 'json'], { input: plain });
    // The file that `age --decrypt` gives is the file that `kubectl apply` takes.
    const restored = path.join(folder, 'restored.yaml');
    writeFileSync(restored, await opened(python, 'recipient'), { mode: 0o600 });
    const { stdout } = await execa(peers().unseal, [restored], { input: sealed.stdout });
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'Secret',
      metadata: { name: 'one', namespace: 'lab' },
      data: { password: Buffer.from('größe').toString('base64') },
    });
  });
});
