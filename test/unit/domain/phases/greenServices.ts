import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { deployment, object, statefulSet, withCondition } from './objects.ts';
import type { Row } from './objects.ts';

export function services(rows: Readonly<Record<string, Row>>, domain: string, lan: string): ClusterObject[] {
  const ready = withCondition('Ready');
  const claim = (place: string, storageClassName: string): ClusterObject =>
    object('v1', 'PersistentVolumeClaim', place, { spec: { storageClassName }, status: { phase: 'Bound' } });
  return [
    object('cert-manager.io/v1', 'ClusterIssuer', 'selfsigned', ready),
    object('cert-manager.io/v1', 'ClusterIssuer', 'platform-ca', ready),
    object('cert-manager.io/v1', 'Certificate', 'cert-manager/platform-ca', ready),
    object('cert-manager.io/v1', 'Certificate', 'kube-system/wildcard-lab', {
      spec: { dnsNames: [domain, `*.${domain}`] },
      status: { notAfter: '2027-01-01T00:00:00Z', conditions: [{ type: 'Ready', status: 'True' }] },
    }),
    object('helm.cattle.io/v1', 'HelmChartConfig', 'kube-system/traefik'),
    object('batch/v1', 'Job', 'kube-system/helm-install-traefik', withCondition('Complete')),
    object('v1', 'Service', 'kube-system/traefik', {
      spec: { externalTrafficPolicy: 'Local' },
      status: { loadBalancer: { ingress: [{ ip: '192.168.1.170' }] } },
    }),
    object('traefik.io/v1alpha1', 'TLSStore', 'kube-system/default'),
    object('traefik.io/v1alpha1', 'Middleware', 'kube-system/lan-only', {
      spec: { ipAllowList: { sourceRange: [lan] } },
    }),
    object('traefik.io/v1alpha1', 'Middleware', 'kube-system/secure-headers', { spec: {} }),
    ...Object.entries(rows).map(([name, { namespace }]) =>
      object('traefik.io/v1alpha1', 'IngressRoute', `${namespace}/${name}`, {
        spec: { routes: [{ match: `Host(\`${name}.${domain}\`)`, middlewares: [{ name: 'lan-only' }] }] },
      }),
    ),
    statefulSet('gitlab/gitlab', { template: { spec: { containers: [{ image: 'gitlab/gitlab-ce:19.0.0-ce.0' }] } } }),
    object(
      'v1',
      'Pod',
      'gpu-workloads/ollama-0',
      {
        spec: { nodeName: 'akula-prime', containers: [{ resources: { limits: { 'nvidia.com/gpu': '1' } } }] },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      },
      { labels: { 'app.kubernetes.io/name': 'ollama' } },
    ),
    deployment('litellm/litellm'),
    statefulSet('open-webui/open-webui'),
    deployment('n8n/n8n-main'),
    deployment('searxng/searxng'),
    claim('gitlab/gitlab-etc', 'longhorn-homelab'),
    claim('gitlab/gitlab-opt', 'longhorn-homelab'),
    claim('gitlab/gitlab-log', 'longhorn-homelab'),
    claim('open-webui/open-webui', 'longhorn-homelab'),
    claim('n8n/n8n-data', 'longhorn-homelab'),
    claim('gpu-workloads/ollama', 'longhorn-gpu-local'),
  ];
}

export function runnersAndQuality(organisation: string): ClusterObject[] {
  const report = (kind: string, name: string): ClusterObject =>
    object('aquasecurity.github.io/v1alpha1', kind, `gitlab/${name}`, { report: { summary: { criticalCount: 0 } } });
  return [
    deployment('arc-systems/arc-gha-rs-controller'),
    object('actions.github.com/v1alpha1', 'AutoscalingListener', 'arc-systems/homelab-listener', {
      spec: { autoscalingRunnerSetName: 'homelab' },
    }),
    object('v1', 'Pod', 'arc-systems/homelab-listener', { status: { phase: 'Running' } }),
    object('actions.github.com/v1alpha1', 'AutoscalingRunnerSet', 'arc-runners/homelab', {
      spec: {
        githubConfigUrl: `https://github.com/${organisation}`,
        runnerGroup: 'homelab',
        minRunners: 1,
        maxRunners: 5,
      },
      status: { currentRunners: 1, phase: 'Running' },
    }),
    object('actions.github.com/v1alpha1', 'EphemeralRunner', 'arc-runners/homelab-1', { status: { phase: 'Running' } }),
    deployment('gitlab-runner/gitlab-runner'),
    deployment('trivy-system/trivy-operator'),
    report('VulnerabilityReport', 'gitlab'),
    report('ConfigAuditReport', 'gitlab'),
    report('ExposedSecretReport', 'gitlab'),
    object('batch/v1', 'Job', 'trivy-system/scan-1', {
      status: { conditions: [{ type: 'Complete', status: 'True' }] },
    }),
    object('wgpolicyk8s.io/v1alpha2', 'PolicyReport', 'gitlab/report', { summary: { fail: 0 } }),
    ...['policy-reporter', 'policy-reporter-kyverno-plugin', 'policy-reporter-ui'].map((name) =>
      deployment(`policy-reporter/${name}`),
    ),
  ];
}
