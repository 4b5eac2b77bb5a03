/** `slipway seal` with the certificate of a cluster, which is asked over HTTPS. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo } from '../../../scripts/demo/demo.ts';
import type { Demo } from '../../../scripts/demo/demo.ts';
import { fixture, secret, shortened } from '../domain/sealing/fixtures.ts';
import { folderWith } from '../node/folder.ts';
import { product } from '../product.ts';
import { needsBuild } from './slipway.ts';
import type { Run } from './slipway.ts';

needsBuild();

const cli = process.env['SLIPWAY_CLI'] ?? join(product, 'dist/cli.cjs');
const own = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';
const other = 'SHA256:qQhdn0nnRczcv2fddHzC5FQ6gKvvxVFsCHF4GhzpJ4U';
const plain = secret('stringData:\n  password: hunter2hunter2\n');

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ story: 'full', pace: 1, certificate: fixture('cert.pem') });
});
afterAll(() => demo.close());

/** Seals beside this process, which is the cluster. */
async function seal(args: readonly string[], cwd = folderWith({}), env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const child = spawn(process.execPath, [cli, 'seal', ...args], { cwd, env: { ...process.env, ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  child.stdin.end(plain);
  return { status: await ended, stdout, stderr };
}

function platform() {
  return folderWith({ 'platform.yaml': 'platform: {}\n', 'pub-cert.pem': fixture('cert-4096.pem') });
}

describe('the certificate of a cluster', () => {
  test('is that of the current context of the kubeconfig that is named', async () => {
    const { status, stdout, stderr } = await seal(['--kubeconfig', demo.kubeconfig]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(shortened(stdout)).toContain('kind: SealedSecret\n');
    expect(stdout).not.toContain('hunter2');
  });

  test('is that of the context that is named, of the kubeconfig in the environment', async () => {
    const { status, stderr } = await seal(['--context', 'demo'], folderWith({}), { KUBECONFIG: demo.kubeconfig });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('is told with both fingerprints when the platform has another one, and taken when it was said', async () => {
    const args = ['--kubeconfig', demo.kubeconfig];
    const changed = await seal(args, platform());
    expect(changed).toMatchObject({ status: 2, stdout: '' });
    expect(changed.stderr).toMatch(/^slipway: seal\/cert-changed: [^\n]*\n$/);
    expect(changed.stderr).toContain(own);
    expect(changed.stderr).toContain(other);
    expect((await seal([...args, '--fingerprint', own], platform())).status).toBe(0);
  });

  test('comes to everybody who is known', async () => {
    expect((await seal(['--kubeconfig', demo.kubeconfig, '--context', 'demo-nobody'])).status).toBe(0);
  });

  const cases: readonly (readonly [code: string, args: readonly string[], said: string])[] = [
    ['bad-flag', ['--context', 'demo', '--cert', 'cert.pem'], 'The certificate is that of --cert, or of the cluster'],
    ['bad-flag', ['--context', ''], '--context is empty.'],
    ['bad-flag', ['--kubeconfig='], '--kubeconfig is empty.'],
    ['cert-unreadable', ['--context', 'nowhere'], 'There is no context "nowhere"'],
    ['cert-unreadable', ['--kubeconfig', 'missing.yaml'], "missing.yaml can't be read"],
  ];
  test.each(cases)('is refused: seal/%s, %j', async (code, args, said) => {
    const { status, stdout, stderr } = await seal(args, folderWith({}), { KUBECONFIG: demo.kubeconfig });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^slipway: seal/${code}: [^\\n]+\\.\\n$`));
    expect(stderr).toContain(said);
  });
});
