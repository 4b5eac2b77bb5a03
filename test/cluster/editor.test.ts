/** The real editor in front of the real control plane: what a person sees and does reaches the real controllers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createRepository } from '../../scripts/cluster/git.ts';
import type { Repository } from '../../scripts/cluster/git.ts';
import type { KubeObject } from '../../scripts/cluster/objects.ts';
import { Tree } from '../../scripts/editor/tree.ts';
import { untilAccepted } from '../../scripts/editor/until.ts';
import { sitDown } from '../vscode/desk.ts';
import type { Desk } from '../vscode/desk.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, patch, remove, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';

const namespace = 'editor-test';

/** One check of each kind that is live. */
const phase = `apiVersion: slipway/v1
kind: Phase
title: Proof
summary: What the cluster of the test has.
checks:
  - id: object
    kind: resource
    title: The settings are there
    reads:
      settings: { apiVersion: v1, kind: ConfigMap, namespace: ${namespace}, name: settings }
    expect: settings.size() == 1 && settings[0].data.mode == 'on'
  - id: application
    kind: applications
    title: The application is in sync
    rows: [${namespace}]
  - id: file
    kind: file
    title: The note says so
    reads:
      notes: { file: note.yaml }
    expect: notes.exists(n, n.answer == 'yes')
  - id: git
    kind: git
    title: All is committed
    expect: git.branch == 'main' && !git.dirty
`;

const files: Readonly<Record<string, string>> = {
  'platform.yaml': 'platform:\n  releasedPhase: 1\n  hosts: []\n',
  'applications.yaml': `applications:\n  ${namespace}:\n    folder: phases/1-proof/${namespace}\n    namespace: ${namespace}\n`,
  'phases/1-proof/phase.yaml': phase,
  'note.yaml': 'answer: no way\n',
  'login.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\n  namespace: ${namespace}\nstringData:\n  password: correct horse\n`,
};

const settings = (mode: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace },
  data: { mode },
});

const inGit = (value: string): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'synced' }, data: { value } });

/** Applications that other suites have left would stand in the status bar too. */
async function withoutOthers(): Promise<void> {
  const { body } = await cluster().api('GET', '/apis/argoproj.io/v1alpha1/applications');
  const { items } = body as { readonly items: readonly { readonly metadata: { name: string; namespace: string } }[] };
  for (const { metadata } of items) {
    const { name, namespace: place } = metadata;
    const other = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespace: place, name };
    await patch(other, { metadata: { finalizers: null } });
    await remove(other);
  }
}

describeWithCluster('the editor', () => {
  let desk: Desk;
  let tree: Tree;
  let repository: Repository;

  beforeAll(async () => {
    await Promise.all([start('argocd'), start('sealed-secrets')]);
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await withoutOthers();
    repository = await createRepository({ 'app/synced.yaml': inGit('1') });
    await apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: namespace, namespace: 'argocd' },
      spec: {
        project: 'default',
        source: { repoURL: repository.url, path: 'app', targetRevision: 'HEAD' },
        destination: { server: 'https://kubernetes.default.svc', namespace },
      },
    });
    desk = await sitDown({ kubeconfig: cluster().kubeconfigs.admin, files });
    await desk.editor.page.locator('.activitybar .action-label[aria-label^="Slipway"]').first().click();
    tree = new Tree(desk.editor.page, 'Phases');
  });

  afterAll(async () => {
    await desk?.close();
    await remove({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespace: 'argocd', name: namespace });
    await remove({ apiVersion: 'v1', kind: 'Namespace', name: namespace });
    repository?.remove();
  });

  test('lights a check by an object that comes, changes and goes', async () => {
    await tree.labelled('The settings are there', 'error');
    await apply(settings('on'));
    await tree.labelled('The settings are there', 'pass-filled');
    await apply(settings('off'));
    expect((await tree.labelled('The settings are there', 'error')).description).toContain('settings');
    await apply(settings('on'));
    await tree.labelled('The settings are there', 'pass-filled');
  });

  test('lights a check by a file as it is typed', async () => {
    await tree.labelled('The note says so', 'error');
    await desk.editor.open('note.yaml');
    await desk.editor.code.replace('answer: "yes"\n');
    await tree.labelled('The note says so', 'pass-filled');
    await desk.editor.save();
  });

  test('lights a check by what Git says', async () => {
    const git = (...args: readonly string[]) =>
      execa('git', ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', ...args], { cwd: desk.folder });
    await tree.labelled('All is committed', 'question');
    // What is saved by itself a moment later would be a change.
    await desk.editor.save();
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '--all');
    await git('commit', '--quiet', '--message=All');
    await desk.editor.run('Slipway: Ask the Cluster Again');
    expect((await tree.labelled('All is committed', 'pass-filled')).said).toContain('passed');
  });

  test('syncs an Application by the real Argo CD, once writing is allowed, and tells it in the status bar', async () => {
    const { editor } = desk;
    await editor.workbench.status('slipway.argocd', new RegExp(`${namespace} (missing|out of sync)`));
    await tree.labelled('The application is in sync', 'error');
    await editor.run('Slipway: Allow Writing to This Cluster…');
    await editor.workbench.answer('Allow Writing to admin');
    await editor.run('Slipway: Sync Application…');
    await editor.quickInput.pick(namespace);
    await editor.quickInput.pick('Sync');
    const synced = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'synced' };
    expect(await untilObject(synced, 'is there', () => true)).toMatchObject({ data: { value: '1' } });
    await editor.workbench.status('slipway.argocd', /^Argo CD \d+$/);
    await tree.labelled('The application is in sync', 'pass-filled');
    expect((await new Tree(editor.page, 'Applications').labelled(namespace)).said).toMatch(/healthy/i);
  });

  test('seals with the certificate of the real controller, which opens it', async () => {
    const { editor, folder } = desk;
    await editor.open('login.yaml');
    await editor.run('Slipway: Seal Secret…');
    await editor.quickInput.pick('Strict');
    await editor.quickInput.pick('From the Cluster admin');
    await editor.workbench.notified(/Sealed 1 key of Secret/);
    const text = (): string => readFileSync(join(folder, 'login.yaml'), 'utf8');
    await untilAccepted(
      editor.page,
      'the sealed file',
      () => Promise.resolve(text()),
      (saved) => saved.includes('kind: SealedSecret'),
    );
    await apply(parse(text()) as KubeObject);
    const secret = { apiVersion: 'v1', kind: 'Secret', namespace, name: 'login' };
    expect(await untilObject(secret, 'is made', () => true)).toMatchObject({
      data: { password: Buffer.from('correct horse').toString('base64') },
    });
  });
});
