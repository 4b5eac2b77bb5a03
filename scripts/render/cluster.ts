import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { mapIn } from './documents.ts';
import { RenderError } from './failure.ts';
import { at, textOf } from './json.ts';

/** What is told to Helm about the cluster, so that a rendering is the same on every machine. */
export interface Cluster {
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
}

/** `v1.36.4+k3s1` in platform.yaml → 1.36.4; the API versions stand in `ci/api-versions.txt`, one a line. */
export async function clusterOf(repository: string): Promise<Cluster> {
  const file = path.join(repository, 'platform.yaml');
  const release = textOf(at(mapIn(await readFile(file, 'utf8'), file), ['platform', 'kubernetes', 'version']));
  const kubeVersion = /^v?(\d+\.\d+\.\d+)/.exec(release)?.[1];
  if (kubeVersion === undefined) {
    throw new RenderError('render/platform', `platform.kubernetes.version is "${release}", and no version of k3s.`);
  }
  const list = await readFile(path.join(repository, 'ci/api-versions.txt'), 'utf8');
  const apiVersions = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return { kubeVersion, apiVersions };
}
