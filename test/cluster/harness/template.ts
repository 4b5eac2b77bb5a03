import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import { template } from '../../../scripts/render/helm.ts';
import { applyAll } from './objects.ts';

const repository = join(import.meta.dirname, '../../../platform-repo');

/**
 * The objects of one of the template's own charts, such as `phases/1-storage/namespaces`, rendered with the template's
 * values as Argo CD would.
 */
export async function chart(folder: string, namespace: string): Promise<readonly KubeObject[]> {
  const home = mkdtempSync(join(tmpdir(), 'slipway-helm-'));
  try {
    const { path: program } = await buildPeer(recipeOf('helm'));
    const text = await template(
      { program, home, kubeVersion: '1.37.2', apiVersions: [] },
      {
        chart: join(repository, folder, 'manifests'),
        release: folder.split('/').at(-1) ?? folder,
        namespace,
        valueFiles: [join(repository, 'platform.yaml'), join(repository, 'applications.yaml')],
        values: {},
        skipTests: true,
      },
    );
    return parseAllDocuments(text).flatMap((document) => (document.toJS() as KubeObject | null) ?? []);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The namespaces of the platform, and the roles with which `viewer`, `prober` and `keeper` look and probe. */
export async function applyNamespacesAndRoles(): Promise<void> {
  await applyAll(await chart('phases/1-storage/namespaces', 'kube-system'));
}
