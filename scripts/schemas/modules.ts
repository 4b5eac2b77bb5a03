import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

/** A Go module at one version; its zip carries the schemas that we take. */
export interface PinnedModule {
  readonly path: string;
  readonly version: string;
  /** What the bundled schemas take from it, as `schemas/NOTICE.md` says it. */
  readonly takes: string;
}

/** A module with CustomResourceDefinitions in YAML. */
export interface CustomModule extends PinnedModule {
  /** Files or folders of the module; of a kind that lies in several, the first is taken. */
  readonly crds: readonly string[];
}

/** Kubernetes itself; its patch version decides the minor of the bundled schemas. */
export const kubernetes: PinnedModule = {
  path: 'k8s.io/kubernetes',
  version: 'v1.36.3',
  takes: 'OpenAPI documents (`api/openapi-spec/v3`), enums (`pkg/generated/openapi`)',
};

/** Where the schemas of custom resources come from. */
export const customModules: readonly CustomModule[] = [
  custom('github.com/argoproj/argo-cd/v3', 'v3.5.7', 'manifests/crds'),
  custom('github.com/argoproj/argo-rollouts', 'v1.10.1', 'manifests/crds'),
  // Under its former path: the checksum database does not know this version under the new one.
  custom('github.com/bitnami-labs/sealed-secrets', 'v0.40.0', 'helm/sealed-secrets/crds'),
  custom('github.com/cert-manager/cert-manager', 'v1.21.2', 'deploy/crds'),
  custom('github.com/k3s-io/helm-controller', 'v0.17.9', 'pkg/crds/yaml/generated'),
  custom('github.com/kyverno/kyverno', 'v1.19.1', 'config/crds', 'cmd/cli/kubectl-kyverno/config/crds'),
  custom('github.com/prometheus-operator/prometheus-operator', 'v0.85.0', 'example/prometheus-operator-crd'),
  custom(
    'github.com/traefik/traefik/v3',
    'v3.7.13',
    'docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml',
  ),
  // The standard channel is what clusters have; only what it lacks is taken from the other one.
  custom('sigs.k8s.io/gateway-api', 'v1.6.3', 'config/crd/standard', 'config/crd/experimental'),
];

/** Name and version of a module in one string, as the generated files cite it. */
export function citation(module: PinnedModule): string {
  return `${module.path} ${module.version}`;
}

/** Downloads a module, unless Go has it already, and returns its folder. */
export async function download(module: PinnedModule): Promise<string> {
  const wanted = `${module.path}@${module.version}`;
  const answer = await goModDownload(wanted);
  if (answer.Dir === undefined) {
    throw new Error(
      `${wanted} could not be downloaded: ${answer.Error ?? 'Go gave no folder'}. ` +
        'Check the network, or pin another version in scripts/schemas/modules.ts.',
    );
  }
  return answer.Dir;
}

interface GoAnswer {
  readonly Dir?: string;
  readonly Error?: string;
}

const run: (file: string, args: readonly string[], options: { cwd: string }) => Promise<{ stdout: string }> =
  promisify(execFile);

async function goModDownload(wanted: string): Promise<GoAnswer> {
  try {
    const { stdout } = await run('go', ['mod', 'download', '-json', wanted], { cwd: tmpdir() });
    return JSON.parse(stdout) as GoAnswer;
  } catch (error) {
    // Go tells a refused module on stdout and exits with 1; without Go there is no stdout.
    const stdout = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    if (stdout.startsWith('{')) return JSON.parse(stdout) as GoAnswer;
    throw new Error('Go is needed to download the modules that carry the schemas.', {
      cause: error,
    });
  }
}

function custom(path: string, version: string, ...crds: readonly string[]): CustomModule {
  return { path, version, crds, takes: `CustomResourceDefinitions (\`${crds.join('`, `')}\`)` };
}
