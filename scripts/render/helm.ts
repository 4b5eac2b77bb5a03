import { execa } from 'execa';
import { RenderError } from './failure.ts';
import type { JsonObject } from './json.ts';

/** The program, and what Argo CD tells it about the cluster. */
export interface Helm {
  readonly program: string;
  /** A folder of its own for Helm's caches, so that no repository or plugin of the user plays a part. */
  readonly home: string;
  /** `1.36.4`: charts look at it. */
  readonly kubeVersion: string;
  /** `group/version` or `group/version/Kind` of what the cluster serves besides Kubernetes' own. */
  readonly apiVersions: readonly string[];
}

/** One call of `helm template`. */
export interface Call {
  /** Folder or package. */
  readonly chart: string;
  readonly release: string;
  readonly namespace: string;
  /** Absolute paths; later ones win, `values` wins over all. */
  readonly valueFiles: readonly string[];
  readonly values: JsonObject;
  readonly skipTests: boolean;
}

/** Renders as Argo CD's repo-server does (its util/helm/cmd.go); CRDs of `crds/` come first. */
export async function template(helm: Helm, call: Call): Promise<string> {
  const argv = [
    'template',
    call.release,
    call.chart,
    '--namespace',
    call.namespace,
    '--kube-version',
    helm.kubeVersion,
    ...helm.apiVersions.flatMap((version) => ['--api-versions', version]),
    ...call.valueFiles.flatMap((file) => ['--values', file]),
    '--values',
    '-',
    '--include-crds',
    ...(call.skipTests ? ['--skip-tests'] : []),
  ];
  const { home } = helm;
  const { stdout, stderr, exitCode } = await execa(helm.program, argv, {
    input: JSON.stringify(call.values),
    env: { HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home, HELM_PLUGINS: home },
    reject: false,
    stripFinalNewline: false,
    maxBuffer: 1 << 27,
  });
  if (exitCode !== 0) {
    throw new RenderError('render/helm', `${call.release} does not render: ${stderr.trim()}`);
  }
  return stdout;
}
