import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRepository } from '../../../scripts/demo/repository.ts';
import { Editor } from '../../../scripts/editor/editor.ts';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import { development } from '../../vscode/extension.ts';

/** Somebody in front of a platform with one phase, which installs one release. */
export interface HelmDesk {
  readonly editor: Editor;
  readonly folder: string;
  /** Absolute path of Helm. */
  readonly helm: string;
  close(): Promise<void>;
}

/** `label`: the release is ready as soon as there is a node with it. */
export async function sitDownAtRelease(namespace: string, label: string, kubeconfig: string): Promise<HelmDesk> {
  const place = await mkdtemp(join(tmpdir(), 'slipway-helm-'));
  const [folder, tools, userHome] = [join(place, 'home'), join(place, 'tools'), join(place, 'user')];
  const remove = (): Promise<void> => rm(place, { recursive: true, force: true });
  try {
    await writeRepository(folder, filesOf(namespace, label), 'A platform with one release');
    for (const one of [tools, userHome]) await mkdir(one);
    for (const name of ['helm', 'helmfile']) await symlink((await buildPeer(recipeOf(name))).path, join(tools, name));
    // The editor asks a login shell for the variables of its user.
    await writeFile(join(userHome, '.profile'), `PATH='${tools}':$PATH\n`);
    const editor = await Editor.start({
      extension: development,
      trust: 'granted',
      workspace: folder,
      kubeconfig,
      settings: { 'terminal.integrated.hideOnStartup': 'whenEmpty' },
      userHome,
      environment: { SHELL: '/bin/sh' },
    });
    const close = async (): Promise<void> => {
      await editor.close();
      await remove();
    };
    return { editor, folder, helm: join(tools, 'helm'), close };
  } catch (error) {
    await remove();
    throw error;
  }
}

function filesOf(namespace: string, label: string): Readonly<Record<string, string>> {
  return {
    'platform.yaml': 'platform:\n  releasedPhase: 0\n  hosts: []\n',
    'applications.yaml': `applications:
  web: { folder: phases/0-install/web, wave: 0, project: apps, namespace: ${namespace}, bootstrap: true }
`,
    'phases/0-install/phase.yaml': `apiVersion: slipway/v1
kind: Phase
title: Install
summary: One release.
steps:
  - id: install
    kind: helmfile
    title: Install the web
    rows: [web]
    satisfiedBy: [ready]
    undo: helm uninstall web.
checks:
  - id: ready
    kind: resource
    title: The web is ready
    reads: { webs: { apiVersion: apps/v1, kind: Deployment, namespace: ${namespace}, name: web } }
    expect: webs.exists(w, w.?status.?readyReplicas.orValue(0) == 1)
`,
    'bootstrap/helmfile.yaml.gotmpl': `helmDefaults: { serverSide: "false", createNamespace: false, timeout: 300 }
releases:
  - { name: web, namespace: ${namespace}, labels: { row: web }, chart: ../charts/web, wait: true }
`,
    'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'charts/web/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { nodeSelector: { ${label}: here }, containers: [{ name: web, image: "busybox:1.37" }] }
`,
  };
}
