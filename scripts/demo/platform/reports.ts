import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { uidOf } from '../api/state.ts';
import { itemsAt, textAt } from '../field.ts';

/** What the scanners say of a workload: vulnerabilities, configuration, exposed secrets. The numbers follow from the name. */
export function scansOf({ kind, metadata, ...workload }: ClusterObject, at: string): readonly ClusterObject[] {
  const { name, namespace = '' } = metadata;
  const [container] = itemsAt(workload, 'spec', 'template', 'spec', 'containers');
  const image = textAt(container, 'image');
  const [, repository = image, tag = ''] = /^(.*):([^:/]+)$/.exec(image) ?? [];
  const seed = Number.parseInt(uidOf(`${namespace}/${name}`).slice(0, 4), 16);
  const counts = {
    criticalCount: seed % 11 === 0 ? 1 : 0,
    highCount: seed % 4,
    mediumCount: seed % 17,
    lowCount: seed % 23,
  };
  const head = (reported: string, suffix: string) => ({
    apiVersion: 'aquasecurity.github.io/v1alpha1',
    kind: reported,
    metadata: {
      name: `${kind.toLowerCase()}-${name}${suffix}`.slice(0, 63),
      namespace,
      creationTimestamp: at,
      labels: {
        'trivy-operator.resource.kind': kind,
        'trivy-operator.resource.name': name,
        'trivy-operator.resource.namespace': namespace,
      },
    },
  });
  const scanner = { name: 'Trivy', vendor: 'Aqua Security', version: '0.69.1' };
  const artifact = { repository, tag };
  const container0 = `-${textAt(container, 'name')}`;
  return [
    {
      ...head('VulnerabilityReport', container0),
      report: { scanner, artifact, updateTimestamp: at, summary: { ...counts, unknownCount: 0 }, vulnerabilities: [] },
    },
    {
      ...head('ConfigAuditReport', ''),
      report: { scanner, updateTimestamp: at, summary: { ...counts, criticalCount: 0 }, checks: [] },
    },
    {
      ...head('ExposedSecretReport', container0),
      report: {
        scanner,
        artifact,
        updateTimestamp: at,
        summary: { criticalCount: 0, highCount: 0, lowCount: 0, mediumCount: 0 },
        secrets: [],
      },
    },
  ];
}

/** What the policies say of a workload: those that only audit leave their mark here. */
export function policyReport(
  { apiVersion, kind, metadata }: ClusterObject,
  policies: readonly string[],
  at: string,
): ClusterObject {
  const { name, namespace = '' } = metadata;
  const seed = Number.parseInt(uidOf(`report ${namespace}/${name}`).slice(0, 4), 16);
  const results = policies.map((policy, index) => ({
    policy,
    result: (seed + index) % 5 === 0 ? 'fail' : 'pass',
    scored: true,
    source: 'KyvernoValidatingPolicy',
    timestamp: { seconds: Math.floor(Date.parse(at) / 1000), nanos: 0 },
  }));
  const fail = results.filter(({ result }) => result === 'fail').length;
  return {
    apiVersion: 'wgpolicyk8s.io/v1alpha2',
    kind: 'PolicyReport',
    metadata: { name: uidOf(`${kind} ${namespace}/${name}`), namespace, creationTimestamp: at },
    scope: { apiVersion, kind, name, namespace },
    results,
    summary: { error: 0, fail, pass: results.length - fail, skip: 0, warn: 0 },
  };
}
