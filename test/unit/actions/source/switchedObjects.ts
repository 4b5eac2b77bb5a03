import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import type { Source } from '../../../../src/domain/bootstrap/source.ts';
import { mergePatched } from '../../../fakes/mergePatch.ts';

/** As the fake of Git has it for `origin`. */
export const github = 'https://git.home.arpa/me/platform.git';
export const gitlab = 'http://gitlab.gitlab.svc.cluster.local/platform/platform-repo.git';
export const addresses = { github, gitlab } as const;

/** As people push to it. */
export const gitlabRemote = 'https://gitlab.lab.home.arpa/platform/platform-repo.git';

export function platformText(source: Source): string {
  return [
    'platform:',
    '  releasedPhase: 2',
    '  network: { domain: lab.home.arpa }',
    '  repository:',
    `    primary: ${gitlab}`,
    `    mirror: ${github}`,
    '    # Which of the two Argo CD reads.',
    `    source: ${source} # today`,
    '    revision: main',
    '',
  ].join('\n');
}

const helm = {
  labels: { 'app.kubernetes.io/managed-by': 'Helm' },
  annotations: { 'meta.helm.sh/release-name': 'root-application', 'meta.helm.sh/release-namespace': 'argocd' },
};

const well = { health: { status: 'Healthy' }, operationState: { phase: 'Succeeded' } };

export function root(source: Source, revision: string, change: object = {}): ClusterObject {
  const from = {
    repoURL: addresses[source],
    path: 'root',
    targetRevision: 'main',
    helm: { releaseName: 'root', valueFiles: ['/platform.yaml'] },
  };
  const object = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'root', namespace: 'argocd', ...helm },
    spec: {
      project: 'root',
      destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
      source: from,
    },
    status: { ...well, sync: { status: 'Synced', revision, comparedTo: { source: from } } },
  };
  return mergePatched(object, change);
}

export function child(name: string, source: Source, revision: string, change: object = {}): ClusterObject {
  const sources = [
    { repoURL: 'https://charts.example.com', chart: name, targetRevision: '1.0.0' },
    { repoURL: addresses[source], targetRevision: 'main', ref: 'values' },
  ];
  const object = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { project: 'platform', sources },
    status: { ...well, sync: { status: 'Synced', revisions: ['1.0.0', revision] } },
  };
  return mergePatched(object, change);
}

export const applicationKind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;

export function addressOf(object: ClusterObject | null): string {
  const spec = object?.['spec'] as { source?: { repoURL?: string } } | undefined;
  return spec?.source?.repoURL ?? '';
}

export function rendering(source: Source): string {
  const { status: _, ...object } = root(source, '');
  return `---\n# Source: root-application/templates/root.yaml\n${JSON.stringify(object)}\n`;
}

export function record(version: number): ClusterObject {
  const labels = { owner: 'helm', name: 'root-application', version: String(version), status: 'deployed' };
  const name = `sh.helm.release.v1.root-application.v${version}`;
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'argocd', labels } };
}

/** A Secret by which Argo CD opens repositories. */
export function credentials(name: string, url: string, type = 'repository'): ClusterObject {
  const labels = { 'argocd.argoproj.io/secret-type': type };
  const data = { url: Buffer.from(url).toString('base64'), password: Buffer.from('a password').toString('base64') };
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'argocd', labels }, data };
}
