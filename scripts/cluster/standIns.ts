import type { KubeObject } from './objects.ts';

/** A kind by its names alone. */
type Kind = { readonly kind: string; readonly plural: string };

/**
 * Definitions that stand in for real ones that no Go module carries here: right in group, version, kind, plural and scope,
 * and they take any content. They say nothing about what the real ones would accept.
 */
export const standIns = {
  longhorn: definitions('longhorn.io', 'v1beta2', [
    { kind: 'Node', plural: 'nodes' },
    { kind: 'RecurringJob', plural: 'recurringjobs' },
    { kind: 'Setting', plural: 'settings' },
    { kind: 'Volume', plural: 'volumes' },
  ]),
  'actions-runner-controller': definitions('actions.github.com', 'v1alpha1', [
    { kind: 'AutoscalingListener', plural: 'autoscalinglisteners' },
    { kind: 'AutoscalingRunnerSet', plural: 'autoscalingrunnersets' },
    { kind: 'EphemeralRunner', plural: 'ephemeralrunners' },
    { kind: 'EphemeralRunnerSet', plural: 'ephemeralrunnersets' },
  ]),
  'trivy-operator': definitions('aquasecurity.github.io', 'v1alpha1', [
    { kind: 'ConfigAuditReport', plural: 'configauditreports' },
    { kind: 'ExposedSecretReport', plural: 'exposedsecretreports' },
    { kind: 'VulnerabilityReport', plural: 'vulnerabilityreports' },
  ]),
} as const satisfies Readonly<Record<string, readonly KubeObject[]>>;

function definitions(group: string, version: string, kinds: readonly Kind[]): readonly KubeObject[] {
  return kinds.map(({ kind, plural }) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, labels: { 'slipway/stand-in': 'true' } },
    spec: {
      group,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      scope: 'Namespaced',
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  }));
}
