import type { KubeObject } from '../../../scripts/cluster/objects.ts';

/** What turns a check red: some objects are gone or others, and there may be one more. */
export interface Break {
  readonly check: string;
  /** What stands in the place of the objects that are meant: null for nothing. */
  readonly change: (green: readonly KubeObject[]) => readonly Change[];
}

export interface Change {
  /** Null for an object that was not there. */
  readonly from: KubeObject | null;
  readonly to: KubeObject | null;
}

type Fields = Record<string, unknown>;
type Place = string;

/** `Deployment argocd/argocd-server`, `Node homelab`; a name may end with `*`, and a group may stand before: `longhorn.io Node …`. */
function at(green: readonly KubeObject[], place: Place): KubeObject {
  const [kind = '', path = '', group = null] = place.split(' ').length === 3 ? shifted(place) : place.split(' ');
  const [first = '', second] = path.split('/');
  const [namespace, name] = second === undefined ? [undefined, first] : [first, second];
  const found = green.find(
    (object) =>
      object.kind === kind &&
      (group === null
        ? !object.apiVersion.startsWith('longhorn.io/') || kind !== 'Node'
        : object.apiVersion.startsWith(`${group}/`)) &&
      object.metadata.namespace === namespace &&
      (name.endsWith('*') ? object.metadata.name.startsWith(name.slice(0, -1)) : object.metadata.name === name),
  );
  if (found === undefined) throw new Error(`The platform has no ${place}.`);
  return found;
}

function shifted(place: Place): readonly [string, string, string] {
  const [group = '', kind = '', path = ''] = place.split(' ');
  return [kind, path, group];
}

/** The same object with another value at a path, whose steps stand between dots; undefined takes it away. */
function withValue(object: KubeObject, path: string, value: unknown): KubeObject {
  const made = structuredClone(object) as unknown as Fields;
  const steps = path.split(/\.(?![^(]*\))/).map((step) => step.replaceAll(/[()]/g, ''));
  const last = steps.pop() ?? '';
  const here = steps.reduce<Fields>((inside, step) => (inside[step] ??= {}) as Fields, made);
  if (value === undefined) delete here[last];
  else here[last] = value;
  return made as unknown as KubeObject;
}

const set =
  (place: Place, path: string, value: unknown): Break['change'] =>
  (green) => {
    const from = at(green, place);
    return [{ from, to: withValue(from, path, value) }];
  };
const take =
  (place: Place): Break['change'] =>
  (green) => [{ from: at(green, place), to: null }];
const takeAll =
  (kind: string): Break['change'] =>
  (green) =>
    green.filter((object) => object.kind === kind).map((from) => ({ from, to: null }));
const copy =
  (place: Place, metadata: Fields): Break['change'] =>
  (green) => {
    const object = at(green, place);
    return [{ from: null, to: { ...object, metadata: { ...object.metadata, ...metadata } } }];
  };
const add =
  (to: KubeObject): Break['change'] =>
  () => [{ from: null, to }];

const unavailable = [{ type: 'Available', status: 'False' }];
const no = (type: string): readonly Fields[] => [{ type, status: 'False', reason: 'Test', message: 'It is not.' }];
const level = 'metadata.labels.(pod-security.kubernetes.io/enforce)';

const scan: KubeObject = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'scan', namespace: 'trivy-system' },
  spec: {
    template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'example.org/main:1.0.0' }] } },
  },
  status: {
    startTime: '2026-01-01T00:00:00Z',
    conditions: ['FailureTarget', 'Failed'].map((type) => ({ type, status: 'True' })),
  },
};

const old: KubeObject = {
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  metadata: { name: 'need-team' },
  spec: {
    rules: [
      {
        name: 'team',
        match: { any: [{ resources: { kinds: ['Pod'] } }] },
        validate: { message: 'x', pattern: { metadata: { labels: { team: '?*' } } } },
      },
    ],
  },
};

/** Every live check of the template that reads the cluster, and a change that turns it red. */
export const breaks: readonly Break[] = Object.entries({
  'hosts/server': take('Node homelab'),
  'hosts/nodes': set('Node akula-prime', 'status.conditions', no('Ready')),
  'hosts/addresses': set('Node akula-prime', 'status.addresses', [{ type: 'InternalIP', address: '10.0.0.9' }]),
  'hosts/version': set('Node akula-prime', 'status.nodeInfo.kubeletVersion', 'v1.31.2+k3s1'),
  'hosts/release': set('Node akula-prime', 'status.nodeInfo.kubeletVersion', 'v1.35.2+k3s1'),
  'hosts/labels': set('Node homelab', 'metadata.labels.(platform.home.arpa/role)', 'edge'),
  'hosts/runtime': take('RuntimeClass nvidia'),
  'storage/namespaces': set('Namespace searxng', level, 'privileged'),
  'storage/longhorn': set('DaemonSet longhorn-system/longhorn-manager', 'status.numberReady', 1),
  'storage/driver': take('CSIDriver driver.longhorn.io'),
  'storage/disks': set('longhorn.io Node longhorn-system/akula-prime', 'status.conditions', no('Ready')),
  'storage/classes': copy('StorageClass longhorn-homelab', { name: 'another' }),
  'storage/replicas': set('StorageClass longhorn-homelab', 'parameters.numberOfReplicas', '3'),
  'storage/snapshots': set('RecurringJob longhorn-system/daily-snapshot', 'spec.retain', 3),
  'gitops/keys': copy('Secret kube-system/sealed-secrets-key*', { name: 'sealed-secrets-key-other' }),
  'gitops/controller': set('Deployment kube-system/sealed-secrets-controller', 'status.conditions', unavailable),
  'gitops/unsealed': set('SealedSecret gitlab/gitlab-initial', 'status.conditions', no('Synced')),
  'gitops/argocd': set('Deployment argocd/argocd-repo-server', 'status.conditions', unavailable),
  'gitops/source': set('Application argocd/root', 'spec.source.targetRevision', 'dev'),
  'gitops/root': set('Application argocd/root', 'status.sync.status', 'OutOfSync'),
  'gitops/children': take('Application argocd/gitlab'),
  'gitops/adopted': set('Application argocd/longhorn', 'status.health.status', 'Degraded'),
  'security/applications': set('Application argocd/kyverno', 'status.sync.status', 'OutOfSync'),
  'security/kyverno': set('Deployment kyverno/kyverno-cleanup-controller', 'status.conditions', unavailable),
  'security/ready': set('ValidatingPolicy disallow-latest-tag', 'status.conditionStatus.ready', false),
  'security/enforced': set('ValidatingPolicy disallow-latest-tag', 'spec.validationActions', ['Audit']),
  'security/audited': take('ValidatingPolicy require-probes'),
  'security/one-family': add(old),
  'security/exceptions': take('PolicyException policy-exceptions/longhorn-system'),
  'security/bounded': copy('PolicyException policy-exceptions/longhorn-system', { namespace: 'gitlab' }),
  'security/exceptions-namespace': set(
    'Deployment kyverno/kyverno-reports-controller',
    'spec.template.spec.containers',
    [{ name: 'controller', image: 'example.org/kyverno:1.0.0', args: ['--enablePolicyException=true'] }],
  ),
  'security/default-deny': take('NetworkPolicy gitlab/default-deny'),
  'security/dns': take('NetworkPolicy gitlab/allow-dns'),
  'security/lan': take('NetworkPolicy gitlab/allow-lan'),
  'security/edges': take('NetworkPolicy gpu-workloads/allow-from-applications'),
  'security/levels': set('Namespace searxng', level, undefined),
  'services/applications': set('Application argocd/gitlab', 'status.health.status', 'Progressing'),
  'services/certificates': set('Certificate kube-system/wildcard-lab', 'status.conditions', no('Ready')),
  'services/edge': take('TLSStore kube-system/default'),
  'services/lan-only': set('Middleware kube-system/lan-only', 'spec.ipAllowList.sourceRange', ['0.0.0.0/0']),
  'services/routes': take('IngressRoute gitlab/gitlab'),
  'services/gitlab': set('StatefulSet gitlab/gitlab', 'status', { replicas: 1 }),
  'services/gpu': set('Node akula-prime', 'status.allocatable.(nvidia.com/gpu)', undefined),
  'services/ollama': set('Pod gpu-workloads/ollama*', 'spec.nodeName', 'homelab'),
  'services/litellm': set('Deployment litellm/litellm', 'status.conditions', unavailable),
  'services/open-webui': set('StatefulSet open-webui/open-webui', 'status', { replicas: 1 }),
  'services/n8n': take('Deployment n8n/n8n-main'),
  'services/searxng': set('Deployment searxng/searxng', 'status.observedGeneration', 0),
  'services/volumes': set('PersistentVolumeClaim gitlab/gitlab-opt', 'status.phase', 'Pending'),
  'runners/applications': take('Application argocd/arc'),
  'runners/controller': set('Deployment arc-systems/arc-gha-rs-controller', 'status.conditions', unavailable),
  'runners/listener': set('Pod arc-systems/homelab*', 'status.phase', 'Failed'),
  'runners/runners': set('EphemeralRunner arc-runners/homelab*', 'status.phase', 'Failed'),
  'runners/organisation': set(
    'AutoscalingRunnerSet arc-runners/homelab',
    'spec.githubConfigUrl',
    'https://github.com/somebody',
  ),
  'runners/gitlab-runner': take('Deployment gitlab-runner/gitlab-runner'),
  'quality/applications': set('Application argocd/policy-reporter', 'status.health.status', 'Progressing'),
  'quality/trivy': set('Deployment trivy-system/trivy-operator', 'status.conditions', unavailable),
  'quality/vulnerabilities': takeAll('VulnerabilityReport'),
  'quality/configurations': takeAll('ExposedSecretReport'),
  'quality/scans': add(scan),
  'quality/policies': takeAll('PolicyReport'),
  'quality/reporter': set('Deployment policy-reporter/policy-reporter-ui', 'status.conditions', []),
} satisfies Record<string, Break['change']>).map(([check, change]) => ({ check, change }));
