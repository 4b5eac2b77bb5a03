/** `slipway key restore` in front of a cluster that answers over HTTPS. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { lock } from '../../../src/domain/sealing/age.ts';
import { heldKey } from '../../../src/domain/sealing/heldKey.ts';
import { backupText } from '../../../src/domain/sealing/keyBackup.ts';
import { fixture } from '../domain/sealing/fixtures.ts';
import { folderWith } from '../node/folder.ts';
import { product } from '../product.ts';
import { demo, needsDemo } from './phasesRun.ts';
import { needsBuild } from './slipway.ts';
import type { Run } from './slipway.ts';

needsBuild();
needsDemo();

const cli = process.env['SLIPWAY_CLI'] ?? join(product, 'dist/cli.cjs');
const { signal } = new AbortController();
const key = await heldKey('sealed-secrets-keyown', fixture('cert.pem'), fixture('key.pem'));
const identity = await generateIdentity();
const backup = await lock(
  backupText([key], 'kube-system'),
  { recipients: [await identityToRecipient(identity)] },
  signal,
);
const secret = { apiVersion: 'v1', kind: 'Secret' };
const place = { namespace: 'kube-system', name: key.secret };
const what = `Secret kube-system/${key.secret}, the sealing key ${key.fingerprint}`;

const unseen =
  'No controller is seen in namespace kube-system: one that starts takes the key, one that runs has to be restarted.';

const files = {
  'b.age': backup.armored,
  id: `${identity}\n`,
  'lab/platform.yaml': 'platform:\n  releasedPhase: 0\n',
  'lab/pub-cert.pem': fixture('cert.pem'),
};
const opened = ['--from', 'b.age', '--identity', 'id'];

beforeEach(() => void demo.state.remove(secret, place));

/** `slipway key restore …` beside this process, which is the cluster. */
async function restore(
  args: readonly string[],
  { cwd = folderWith(files), input = '', kubeconfig = demo.kubeconfig } = {},
): Promise<Run> {
  const env = { ...process.env, HOME: folderWith({}), KUBECONFIG: kubeconfig };
  const child = spawn(process.execPath, [cli, 'key', 'restore', ...args], { cwd, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  child.stdin.end(input);
  return { status: await ended, stdout, stderr };
}

/** The plan, and the flags that agree to it. */
async function planned(args: readonly string[]) {
  const { status, stdout, stderr } = await restore([...args, '--plan', '--format', 'json']);
  if (stdout === '') throw new Error(stderr);
  const plan = JSON.parse(stdout);
  const agreed = [...args, '--apply', '--cluster-uid', plan.cluster.uid, '--plan-digest', plan.digest];
  return { status, stderr, plan, agreed };
}

describe('a plan', () => {
  test('says what would be done, and does nothing', async () => {
    const { status, stderr, plan } = await planned(['lab', ...opened]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(plan).toEqual({
      format: 'slipway.restore/1',
      cluster: { context: 'demo', server: demo.server, uid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      namespace: 'kube-system',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      problem: null,
      changes: [{ target: 'cluster', action: 'create', what }],
    });
    expect(demo.state.get(secret, place)).toBeUndefined();
  });

  test('can be read', async () => {
    const { status, stdout } = await restore(['lab', ...opened, '--plan']);
    expect(status).toBe(0);
    expect(stdout).toContain(`create (cluster) ${what}\n`);
    expect(stdout).toContain('into the namespace kube-system.\n');
  });

  test('of a backup without the key of pub-cert.pem is printed, with status 3, and can not be run', async () => {
    const cwd = folderWith({ ...files, 'lab/pub-cert.pem': fixture('cert-4096.pem') });
    const { status, stdout } = await restore(['lab', ...opened, '--plan', '--format', 'json'], { cwd });
    const { problem, cluster, digest } = JSON.parse(stdout);
    expect(status).toBe(3);
    expect(problem).toContain('Take the backup of that key.');
    const apply = ['lab', ...opened, '--apply', '--cluster-uid', cluster.uid, '--plan-digest', digest];
    expect(await restore(apply, { cwd })).toEqual({
      status: 4,
      stdout: '',
      stderr: `slipway: key/obstacle: ${problem}\n`,
    });
  });

  test('names the namespace that the table gives the controller', async () => {
    const table = 'applications:\n  sealed-secrets:\n    folder: phases/2-gitops/s\n    namespace: sealing\n';
    const cwd = folderWith({ ...files, 'lab/applications.yaml': table });
    const { stdout } = await restore(['lab', ...opened, '--plan', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      namespace: 'sealing',
      problem: expect.stringContaining('There is no namespace "sealing"'),
    });
  });
});

describe('what was agreed to', () => {
  test('is done, told line by line, and then there is nothing left to do', async () => {
    const { agreed } = await planned(['lab', ...opened]);
    const { status, stdout, stderr } = await restore(agreed);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { at: expect.any(String), step: '', state: 'running', message: `Created ${what}` },
      { at: expect.any(String), step: '', state: 'passed', message: `Restored 1 key. ${unseen}` },
    ]);
    expect(demo.state.get(secret, place)).toMatchObject({
      data: { 'tls.crt': Buffer.from(fixture('cert.pem')).toString('base64') },
    });
    expect((await planned(['lab', ...opened])).plan).toMatchObject({ problem: null, changes: [] });
    // What it does is another thing by now.
    expect(await restore(agreed)).toMatchObject({
      status: 4,
      stderr: expect.stringMatching(/^slipway: key\/digest: /),
    });
  });

  test('is shown without anything of the key', async () => {
    const { agreed, plan } = await planned(opened);
    const { stdout, stderr } = await restore(agreed);
    const shown = `${JSON.stringify(plan)}${stdout}${stderr}`;
    expect(shown).not.toMatch(/PRIVATE KEY|LS0tLS1|AGE-SECRET-KEY/);
  });

  test('works without a platform, with the backup on standard input', async () => {
    const args = ['--from', '-', '--identity', 'id', '--plan', '--format', 'json'];
    const { status, stdout } = await restore(args, { input: backup.armored });
    expect({ status, changes: JSON.parse(stdout).changes.length }).toEqual({ status: 0, changes: 1 });
  });

  test('works with a passphrase on standard input, and without one for a backup that is open', async () => {
    const locked = await lock(backupText([key], 'kube-system'), { passphrase: 'correct horse battery' }, signal);
    const cwd = folderWith({ locked: locked.armored, open: backupText([key], 'kube-system') });
    const typed = await restore(['--from', 'locked', '--passphrase-stdin', '--plan'], {
      cwd,
      input: 'correct horse battery\n',
    });
    const open = await restore(['--from', 'open', '--plan'], { cwd });
    expect([typed, open]).toMatchObject([
      { status: 0, stdout: expect.stringContaining(what) },
      { status: 0, stdout: expect.stringContaining(what) },
    ]);
  });
});

describe('nothing is done, and one line says why', () => {
  const digest = 'd'.repeat(64);
  const agreed = ['--apply', '--cluster-uid', 'other', '--plan-digest', digest];
  test.each([
    ['another cluster', ['lab', ...opened, ...agreed], 4, /^key\/other-cluster: .* not other\. Choose/],
    ['another plan', [...opened, '--apply', '--cluster-uid', 'UID', '--plan-digest', digest], 4, /^key\/digest: /],
    ['nobody to ask', opened, 2, /^key\/bad-flag: Nobody is there to be asked/],
    ['no folder', ['gone', ...opened, '--plan'], 2, /^key\/no-platform: /],
    [
      'no backup',
      ['--from', 'gone', '--identity', 'id', '--plan'],
      2,
      /^key\/backup: The backup in gone can't be read/,
    ],
    ['nothing in it', ['--from', 'id', '--plan'], 2, /^key\/backup: There is no sealing key in the backup/],
    ['no identity', ['--from', 'b.age', '--identity', 'gone', '--plan'], 2, /^key\/lock: The age identity in gone/],
    ['no way to open it', ['--from', 'b.age', '--plan'], 2, /^key\/lock: Say what opens the backup: --identity FILE/],
    ['another identity', ['--from', 'b.age', '--identity', 'b.age', '--plan'], 2, /^key\/backup: The backup can't be/],
    ['no context', [...opened, '--plan', '--context', 'gone'], 2, /^key\/kubeconfig: .*gone/],
  ])('%s', async (_, args, status, line) => {
    const { uid = '' } =
      demo.state.get({ apiVersion: 'v1', kind: 'Namespace' }, { namespace: null, name: 'kube-system' })?.metadata ?? {};
    const run = await restore(args.map((one) => (one === 'UID' ? uid : one)));
    expect({ ...run, stderr: run.stderr.replace(/^slipway: /, '') }).toEqual({
      status,
      stdout: '',
      stderr: expect.stringMatching(line),
    });
    expect(run.stderr.trimEnd()).not.toContain('\n');
    expect(demo.state.get(secret, place)).toBeUndefined();
  });

  test.each([
    [
      'half of a backup',
      backup.armored.slice(0, 300),
      /^slipway: key\/backup: The backup can't be opened: It is no whole/,
    ],
    ['no backup', 'hello\n', /^slipway: key\/backup: There is no sealing key in the backup/],
  ])('%s is told before anything else is asked for', async (_, text, line) => {
    const cwd = folderWith({ ...files, half: text });
    const run = await restore(['--from', 'half', '--plan'], { cwd, kubeconfig: '/nowhere' });
    expect(run).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(line) });
  });

  test('a table that can not be read', async () => {
    const cwd = folderWith({ ...files, 'lab/applications.yaml': 'a: [' });
    expect(await restore(['lab', ...opened, '--plan'], { cwd })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^slipway: key\/namespace: /),
    });
  });

  test('a cluster that does not answer', async () => {
    const kubeconfig = `apiVersion: v1
kind: Config
current-context: x
contexts: [{ name: x, context: { cluster: x, user: x } }]
clusters: [{ name: x, cluster: { server: "https://127.0.0.1:1" } }]
users: [{ name: x, user: { token: x } }]
`;
    const cwd = folderWith({ ...files, kubeconfig });
    expect(await restore([...opened, '--plan'], { cwd, kubeconfig: join(cwd, 'kubeconfig') })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^slipway: key\/cluster: /),
    });
  });
});
