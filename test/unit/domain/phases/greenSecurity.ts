import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { deployment, object } from './objects.ts';
import type { Fields, Row } from './objects.ts';

export interface Settings {
  readonly enforced: readonly string[];
  readonly exceptions: Readonly<Record<string, { readonly namespace: string; readonly policies?: readonly string[] }>>;
}

export function security({ enforced, exceptions }: Settings): ClusterObject[] {
  const validating = (name: string, action: string): ClusterObject =>
    object('policies.kyverno.io/v1', 'ValidatingPolicy', name, {
      spec: { validationActions: [action] },
      status: { conditionStatus: { ready: true } },
    });
  const args = ['--enablePolicyException=true', '--exceptionNamespace=policy-exceptions'];
  const kyverno = (part: string): ClusterObject =>
    deployment(
      `kyverno/kyverno-${part}-controller`,
      { spec: { replicas: 1, template: { spec: { containers: [{ name: 'kyverno', args }] } } } },
      { labels: { 'app.kubernetes.io/version': '1.19.1' } },
    );
  const audited = [
    'disallow-capabilities-strict',
    'disallow-privilege-escalation',
    'require-run-as-non-root-user',
    'restrict-seccomp-strict',
    'restrict-volume-types',
    'require-probes',
    'require-requests-limits',
  ];
  return [
    ...['admission', 'background', 'cleanup', 'reports'].map(kyverno),
    ...enforced.map((name) => validating(name, 'Deny')),
    ...audited.map((name) => validating(name, 'Audit')),
    ...Object.entries(exceptions).map(([name, { namespace, policies }]) =>
      object('policies.kyverno.io/v1', 'PolicyException', `policy-exceptions/${name}`, {
        spec: {
          policyRefs: (policies ?? enforced).map((one) => ({ name: one, kind: 'ValidatingPolicy' })),
          matchConditions: [{ name: 'namespace', expression: `request.namespace == '${namespace}'` }],
        },
      }),
    ),
  ];
}

/** Namespaces with their levels, and network policies as the table says. */
export function networks(rows: Readonly<Record<string, Row>>, lan: string): ClusterObject[] {
  const meant = Object.entries(rows).filter(([, { namespace }]) => namespace !== 'kube-system');
  const namespaces = [...new Set(meant.map(([, { namespace }]) => namespace))];
  const levelOf = (namespace: string): string =>
    meant.find(([, row]) => row.namespace === namespace)?.[1].podSecurity ?? 'restricted';
  return [
    ...namespaces.flatMap((namespace) => [
      object(
        'v1',
        'Namespace',
        namespace,
        {},
        {
          labels: {
            'app.kubernetes.io/part-of': 'platform',
            'pod-security.kubernetes.io/enforce': levelOf(namespace),
          },
        },
      ),
      policy(`${namespace}/default-deny`, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
      policy(`${namespace}/dns`, { egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] }),
    ]),
    ...meant.flatMap(([name, { namespace, network }]) => lanPolicies(name, namespace, network?.lan ?? [], lan)),
    ...meant.flatMap(([name, { namespace, network }]) =>
      (network?.to ?? []).flatMap((edge) => edgePolicies(name, namespace, edge, rows[edge.application]?.namespace)),
    ),
  ];
}

function lanPolicies(name: string, namespace: string, ports: readonly number[], lan: string): ClusterObject[] {
  const ingress = [{ from: [{ ipBlock: { cidr: lan } }], ports: ports.map((port) => ({ port })) }];
  return ports.length === 0 ? [] : [policy(`${namespace}/${name}-lan`, { ingress })];
}

function edgePolicies(
  name: string,
  own: string,
  { application, port }: { readonly application: string; readonly port: number },
  theirs: string | undefined,
): ClusterObject[] {
  if (theirs === undefined || theirs === own) return [];
  const ports = [{ port }];
  return [
    policy(`${own}/${name}-to-${application}`, { egress: [{ to: [inside(theirs)], ports }] }),
    policy(`${theirs}/${application}-from-${name}`, { ingress: [{ from: [inside(own)], ports }] }),
  ];
}

function policy(place: string, spec: Fields): ClusterObject {
  return object('networking.k8s.io/v1', 'NetworkPolicy', place, { spec });
}

function inside(namespace: string): Fields {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } };
}
