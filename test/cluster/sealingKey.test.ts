/** A sealing key that was made before the real controller starts is the one that it uses, and its backup opens all elsewhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '../../scripts/cluster/objects.ts';
import { backupStep } from '../../src/actions/bootstrap/backupStep.ts';
import { restoreStep } from '../../src/actions/bootstrap/restoreStep.ts';
import { sealStep } from '../../src/actions/bootstrap/sealStep.ts';
import type { StepPorts } from '../../src/actions/bootstrap/step.ts';
import { askController } from '../../src/actions/clusterCertificate.ts';
import { certificateFingerprint } from '../../src/domain/sealing/certificate.ts';
import { keysIn } from '../../src/domain/sealing/keyRecord.ts';
import { nodeFiles } from '../../src/node/files.ts';
import { writer } from '../../src/node/write.ts';
import { MemoryGitWrites } from '../fakes/gitWrites.ts';
import { ScriptedPrograms } from '../fakes/programs.ts';
import { MemoryQuestions } from '../fakes/questions.ts';
import { ManualTimers } from '../fakes/timers.ts';
import { running } from '../unit/cli/running.ts';
import { placeOf, planAndRun } from '../unit/actions/bootstrap/secretsPlatform.ts';
import { clientOf } from './client.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, read, remove, untilObject } from './harness/objects.ts';
import { restart, start, stop } from './harness/processes.ts';
import { SudoPasswords } from '../../src/actions/bootstrap/sudoPasswords.ts';
import { nodeScripts } from '../../src/node/scripts.ts';

const controller = 'sealed-secrets-controller';
const keys = '/api/v1/namespaces/kube-system/secrets?labelSelector=sealedsecrets.bitnami.com/sealed-secrets-key';
const never = new AbortController().signal;
const identity = await generateIdentity();
const recipients = [await identityToRecipient(identity)];

describeWithCluster('a sealing key', () => {
  let folder = '';
  beforeAll(() => start('sealed-secrets'));
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-key-'));
    await withoutKeys();
  });
  // Whatever was sealed before is opened by nobody any more, but the others have a controller again.
  afterAll(() => restart(controller));

  /** A key with its backup, and a Secret that was sealed to it, in a cluster as another one: its controller has made its own. */
  const sealedForAnother = async () => {
    const place = await platform(folder);
    await planAndRun(backupStep, place.ports, placeOf('gitops', 'key'), { kind: 'backup' });
    await restart(controller);
    const { sealed, reference } = await sealedLogin(place.ports, place.git);
    await withoutKeys();
    await restart(controller);
    await apply(sealed);
    return { ...place, reference };
  };

  test('that was made before the controller starts is used by it, and opens what is sealed to pub-cert.pem', async () => {
    const { git, ports } = await platform(folder);
    const made = await planAndRun(backupStep, ports, placeOf('gitops', 'key'), { kind: 'backup' });
    expect(made.ran).toMatchObject({ state: 'passed' });
    await restart(controller);
    const certificate = textOf(await git.textAt('', git.head, 'pub-cert.pem', never));
    const { pem } = await askController(await clientOf('admin'), {}, never);
    expect(await certificateFingerprint(pem)).toBe(await certificateFingerprint(certificate));
    // It has made none of its own, which no backup would have.
    const record = keysIn(textOf(await git.textAt('', git.head, '.slipway/sealing-key.json', never))) ?? [];
    expect(await keyNames()).toEqual(record.map(({ secret }) => secret));
    const { sealed, reference } = await sealedLogin(ports, git);
    await apply(sealed);
    const secret = await untilObject(reference, 'is made', () => true);
    expect(secret).toMatchObject({ data: { password: Buffer.from('correct horse').toString('base64') } });
    const again = await planAndRun(backupStep, ports, placeOf('gitops', 'key'), { kind: 'backup' });
    expect(again.planned.changes).toEqual([]);
  });

  test('comes from its backup into a cluster that has made another one, and opens the same there', async () => {
    const { ports, questions, backup, reference } = await sealedForAnother();
    const place = { ...reference, apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' };
    const refused = await untilObject(place, 'has a status', ({ status }) => status !== undefined);
    expect(refused).toMatchObject({ status: { conditions: [{ type: 'Synced', status: 'False' }] } });
    expect(await read(reference)).toBeUndefined();
    const text = await nodeFiles.read(backup);
    questions.said = { restore: { text: 'text' in text ? text.text : '', opens: { identity } } };
    const restored = await planAndRun(restoreStep, ports, placeOf('gitops', 'key'), { kind: 'restore' });
    expect(restored.ran).toMatchObject({ state: 'passed', message: expect.stringMatching(/^Restored 1 key\./) });
    await restart(controller);
    const secret = await untilObject(reference, 'is made', () => true);
    expect(secret).toMatchObject({ data: { password: Buffer.from('correct horse').toString('base64') } });
  });

  test('comes from its backup by the command line into a cluster that has made another one', async () => {
    const { git, backup, reference } = await sealedForAnother();
    writeFileSync(join(folder, 'id'), identity);
    writeFileSync(join(folder, 'platform.yaml'), 'platform:\n  releasedPhase: 2\n');
    writeFileSync(join(folder, 'pub-cert.pem'), textOf(await git.textAt('', git.head, 'pub-cert.pem', never)));
    const restore = (...args: readonly string[]) => {
      const all = ['key', 'restore', '--from', backup, '--identity', 'id', ...args];
      const command = running(all, { cwd: folder, environment: { KUBECONFIG: cluster().kubeconfigs.admin } });
      onTestFinished(() => command.signal('SIGKILL'));
      return command.ended;
    };
    const seen = await restore('--plan', '--format', 'json');
    expect(seen).toMatchObject({ status: 0, stderr: '' });
    const plan = JSON.parse(seen.stdout);
    const record = keysIn(textOf(await git.textAt('', git.head, '.slipway/sealing-key.json', never))) ?? [];
    expect(plan.changes[0].what).toContain(record[0]?.fingerprint);
    expect(await keyNames()).not.toContain(record[0]?.secret);
    const agreed = ['--apply', '--cluster-uid', plan.cluster.uid, '--plan-digest', plan.digest];
    expect(await restore(...agreed)).toMatchObject({ status: 0, stderr: '' });
    await restart(controller);
    const secret = await untilObject(reference, 'is made', () => true);
    expect(secret).toMatchObject({ data: { password: Buffer.from('correct horse').toString('base64') } });
    expect(await restore(...agreed)).toMatchObject({ status: 4, stderr: expect.stringMatching(/key\/digest/) });
  });

  test('that a controller has made is backed up, its certificate taken, and then nothing is left to do', async () => {
    const { git, ports, backup } = await platform(folder);
    await restart(controller);
    const seen = await planAndRun(backupStep, ports, placeOf('gitops', 'key'), { kind: 'backup' });
    expect(seen.ran).toMatchObject({
      state: 'passed',
      message: expect.stringMatching(/^Backed up 1 key in \S*lab\.age\./),
    });
    const { pem } = await askController(await clientOf('admin'), {}, never);
    const certificate = textOf(await git.textAt('', git.head, 'pub-cert.pem', never));
    expect(await certificateFingerprint(certificate)).toBe(await certificateFingerprint(pem));
    expect(await nodeFiles.kind(backup)).toBe('file');
    const again = await planAndRun(backupStep, ports, placeOf('gitops', 'key'), { kind: 'backup' });
    expect(again.planned.changes).toEqual([]);
  });
});

/** A platform in a folder of its own, whose Git is in memory, in front of the real cluster. */
async function platform(folder: string) {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const backup = join(folder, 'lab.age');
  const git = new MemoryGitWrites({});
  const questions = new MemoryQuestions({ backup: { file: backup, lock: { recipients } }, secret: 'correct horse' });
  const timers = new ManualTimers(new Date().toISOString());
  const ports: StepPorts = {
    files: nodeFiles,
    writer,
    clock: timers,
    timers,
    programs: new ScriptedPrograms(),
    git,
    questions,
    cluster: await clientOf('admin'),
    scripts: nodeScripts,
    passwords: new SudoPasswords(timers),
    kubeconfig: null,
  };
  return { git, ports, questions, backup };
}

/** A Secret of a namespace of its own, sealed by the step, and not applied yet. */
async function sealedLogin(ports: StepPorts, git: MemoryGitWrites) {
  const namespace = await newNamespace();
  const entry = { key: 'password', from: 'obtain', how: 'Think of one.' } as const;
  const secret = { name: 'login', namespace, file: 'login.yaml', type: 'Opaque', labels: {}, entries: [entry] };
  const { ran } = await planAndRun(sealStep, ports, placeOf('gitops', 'deploy-key'), {
    kind: 'seal',
    secrets: [secret],
  });
  expect(ran).toMatchObject({ state: 'passed' });
  const sealed = parse(textOf(await git.textAt('', git.head, 'login.yaml', never))) as KubeObject;
  return { sealed, reference: { apiVersion: 'v1', kind: 'Secret', namespace, name: 'login' } };
}

async function keyNames(): Promise<readonly string[]> {
  const { body } = await cluster().api('GET', keys);
  return (body as { items: readonly KubeObject[] }).items.map(({ metadata }) => metadata.name);
}

/** Ends the controller, and takes away all its keys. */
async function withoutKeys(): Promise<void> {
  await stop(controller, 'SIGTERM');
  for (const name of await keyNames())
    await remove({ apiVersion: 'v1', kind: 'Secret', namespace: 'kube-system', name });
}

function textOf(found: Awaited<ReturnType<MemoryGitWrites['textAt']>>): string {
  return 'text' in found ? (found.text ?? '') : '';
}
