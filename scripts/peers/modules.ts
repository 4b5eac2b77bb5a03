import { tmpdir } from 'node:os';
import { go } from './go.ts';

/** A module whose files are read, not built. `sum` is the module's line of go.sum. */
export interface SourceModule {
  readonly path: string;
  readonly version: string;
  readonly sum: string;
}

/** The pinned sources: manifests, CRDs, charts and OpenAPI documents come out of these. */
export const sourceModules = {
  'argo-cd': {
    path: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    sum: 'h1:Xm1BF+I5OgDKUG3SDK49vn2/Y5AMyaNVko+/JT08gj0=',
  },
  'cert-manager': {
    path: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    sum: 'h1:UWgoYM+KLNtRlqmoWOKjKBOBUPVHeepQ6/ac3ERJW68=',
  },
  /** Kyverno's fork, at the version that Kyverno requires. */
  'go-jmespath': {
    path: 'github.com/kyverno/go-jmespath',
    version: 'v0.4.1-0.20231124160150-95e59c162877',
    sum: 'h1:XOLJNGX/q6MVpI8p8MKvk6jGBMvO4CrdwrizMMSsaRU=',
  },
  kubeconform: {
    path: 'github.com/yannh/kubeconform',
    version: 'v0.8.0',
    sum: 'h1:loDYd3a3spjIFrauqW67CDKF55Oo9R6uvC8AvpVd4ug=',
  },
  kubernetes: { path: 'k8s.io/kubernetes', version: 'v1.36.3', sum: 'h1:qDQdoMiluAE2Eab6Fa52YV+WjiGz9mZFFoagEA6cI+o=' },
  /** Its stages: what becomes of objects that no kubelet looks after. */
  kwok: { path: 'sigs.k8s.io/kwok', version: 'v0.8.0', sum: 'h1:OTIOTwgROqPMovcTwxICx2eYQ4AwLpSx5EpjbDKF4SQ=' },
  kyverno: {
    path: 'github.com/kyverno/kyverno',
    version: 'v1.19.1',
    sum: 'h1:/MkgFii3/VlQfKR1JpC9tVwNNVNQTt2S4U6qCsafsTU=',
  },
  /** The subchart of Kyverno's chart that holds the CRDs of `policies.kyverno.io`, at the version that Kyverno requires. */
  'kyverno-api': {
    path: 'github.com/kyverno/api',
    version: 'v0.0.1-alpha.3.0.20260723090831-fb2785727f98',
    sum: 'h1:wGbyqQNc5wnHXq73aclvBje80lQvYDnqZCF967m+zEU=',
  },
  /** Under its former path: the checksum database does not know this version under the new one. Holds chart 2.19.3. */
  'sealed-secrets': {
    path: 'github.com/bitnami-labs/sealed-secrets',
    version: 'v0.40.0',
    sum: 'h1:rvCP35JL8ZV5LNA2SrwNR6iLyoM3ulrSFWN0lBtYEYI=',
  },
} as const satisfies Readonly<Record<string, SourceModule>>;

export type SourceName = keyof typeof sourceModules;

/** The module's folder in Go's module cache, fetched when it is not there; Go verifies the sum, and it must be the pinned one. */
export async function moduleDir(name: SourceName): Promise<string> {
  const { path, version, sum } = sourceModules[name];
  const said: unknown = JSON.parse(await go(['mod', 'download', '-json', `${path}@${version}`], tmpdir()));
  if (
    typeof said !== 'object' ||
    said === null ||
    !('Dir' in said) ||
    !('Sum' in said) ||
    typeof said.Dir !== 'string'
  ) {
    throw new Error(`peers/module: Go did not say where ${path}@${version} lies.`);
  }
  if (said.Sum !== sum) {
    throw new Error(`peers/module: ${path}@${version} has the sum ${String(said.Sum)}, and ${sum} is pinned.`);
  }
  return said.Dir;
}
