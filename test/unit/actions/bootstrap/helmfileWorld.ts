import { helmfileStep } from '../../../../src/actions/bootstrap/helmfileStep.ts';
import type { StepPorts } from '../../../../src/actions/bootstrap/step.ts';
import type { Planned, Ran } from '../../../../src/domain/bootstrap/plan.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import type { Scripted } from '../../../fakes/programs.ts';
import { decided } from './decided.ts';

export const never = new AbortController().signal;
export const folder = '/platform';
const chart = '../.charts/web-1.0.0.tgz';

/** A platform with one row, `web`, whose chart renders to this. */
export function world(rendering: string | readonly string[] = deployment) {
  const programs = new ScriptedPrograms('helm', 'helmfile');
  const cluster = new MemoryCluster('home', {
    kinds: ['v1 Secret', 'v1 ConfigMap', 'apps/v1 Deployment', 'batch/v1 Job'],
  });
  cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } });
  const renderings = typeof rendering === 'string' ? [rendering] : rendering;
  let rendered = 0;
  programs
    .on(['helmfile', '--version'], { stdout: 'helmfile version v1.8.0\n' })
    .on(['helm', 'version'], { stdout: 'v4.3.1+gdeadbee' })
    .on(verb('list'), list({}))
    .on(verb('build'), build({}))
    .on(verb('template'), () => ({ stdout: renderings[rendered++ % renderings.length] ?? '' }))
    .on(verb('sync'), { stderr: 'Upgrading release=web, chart=x, namespace=apps\n' });
  const files: Record<string, string> = { [`${folder}/bootstrap/helmfile.yaml.gotmpl`]: 'releases: {{ .Values.x }}\n' };
  const ports = {
    programs,
    cluster,
    files: memoryFiles(files),
    kubeconfig: '/home/ada/kubeconfig',
  } as unknown as StepPorts;
  const work = { kind: 'helmfile', rows: ['web'] } as const;
  const place = { folder } as never;
  const planned = (rows: readonly string[] = work.rows) => helmfileStep.plan(ports, place, { ...work, rows }, never);
  return {
    programs,
    cluster,
    files,
    plan: async (rows?: readonly string[]): Promise<Planned> => (await planned(rows)).shown,
    /** Has it planned as it is now, and what is `between` happens before it runs. */
    run: async (
      between: () => void = () => undefined,
      say: (line: string) => void = () => undefined,
      { rows, signal = never }: { readonly rows?: readonly string[]; readonly signal?: AbortSignal } = {},
    ): Promise<Ran> => {
      const plan = await planned(rows);
      between();
      return helmfileStep.run(ports, place, decided(plan), say, signal);
    },
  };
}

export function verb(name: string): (run: { readonly args: readonly string[] }) => boolean {
  return ({ args }) => args.includes('--file') && args.includes(name);
}

export function build(more: object): Scripted {
  const release = { name: 'web', namespace: 'apps', chart, labels: { row: 'web' }, ...more };
  return { stdout: `---\n#  Source: x\n\n${JSON.stringify({ releases: [release] })}\n` };
}

export function list(more: object): Scripted {
  const release = {
    name: 'web',
    namespace: 'apps',
    enabled: true,
    installed: true,
    labels: 'row:web',
    chart,
    version: '',
  };
  return { stdout: `${JSON.stringify([{ ...release, ...more }])}\n` };
}

export const deployment: string = `---
# Source: web/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
`;

export const secret = (password: string): string => `---
# Source: web/templates/secret.yaml
apiVersion: v1
kind: Secret
metadata:
  name: login
stringData:
  password: ${password}
`;

/** The Deployment as Helm has put it there. */
export const installed: ClusterObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'web',
    namespace: 'apps',
    labels: { 'app.kubernetes.io/managed-by': 'Helm' },
    annotations: { 'meta.helm.sh/release-name': 'web', 'meta.helm.sh/release-namespace': 'apps' },
  },
  spec: { replicas: 2, paused: false },
  status: { readyReplicas: 2 },
};

export function record(version: number, status: string): ClusterObject {
  const labels = { owner: 'helm', name: 'web', version: String(version), status };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `sh.helm.release.v1.web.v${version}`, namespace: 'apps', labels },
    data: { release: 'all of it' },
  };
}

export function whats({ changes }: Planned): readonly string[] {
  return changes.map(({ action, what }) => `${action} ${what}`);
}

export type World = ReturnType<typeof world>;
