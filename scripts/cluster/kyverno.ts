import { join } from 'node:path';
import { moduleDir } from '../peers/modules.ts';
import type { Api } from './api.ts';
import { documentsIn, installCrds, isDefinition } from './crds.ts';
import { applyAll, read, type KubeObject } from './objects.ts';
import type { Surroundings } from './parts.ts';
import { address, ports } from './place.ts';
import { kubeconfigOf } from './users.ts';

const namespace = 'kyverno';
const serviceAccounts = `system:serviceaccount:${namespace}:kyverno`;
const secrets = `kyverno-svc.${namespace}.svc.kyverno-tls`;

/** Kyverno's admission controller; the API server asks it by address, not by a Service. */
export async function startKyverno(surroundings: Surroundings): Promise<void> {
  const { api } = surroundings;
  await installCrds(api, 'kyverno');
  const published = documentsIn(join(await moduleDir('kyverno'), 'config/install-latest-testing.yaml'));
  // Its Deployments are what we run ourselves.
  await applyAll(
    api,
    published.filter((object) => !isDefinition(object) && object.kind !== 'Deployment'),
  );
  await startAdmission(surroundings, [
    '--servicePort=443',
    `--backgroundServiceAccountName=${serviceAccounts}-background-controller`,
    `--reportsServiceAccountName=${serviceAccounts}-reports-controller`,
    `--caSecretName=${secrets}-ca`,
    `--tlsSecretName=${secrets}-pair`,
    '--admissionReports=false',
    '--generateValidatingAdmissionPolicy=false',
    // As the template's values say it, but wherever an exception lies.
    '--enablePolicyException=true',
    '--exceptionNamespace=*',
  ]);
}

/** The controller alone, with the flags of the Deployment that something else has installed, but for those of its place. */
export async function startKyvernoBehind(surroundings: Surroundings): Promise<void> {
  const reference = { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'kyverno-admission-controller' };
  const deployment = await read(surroundings.api, reference);
  const spec = deployment?.['spec'] as DeploymentSpec | undefined;
  const { args = [] } = spec?.template.spec.containers.find(({ name }) => name === 'kyverno') ?? {};
  await startAdmission(
    surroundings,
    args.filter((flag) => !ofPlace.some((name) => flag.startsWith(`--${name}=`))),
  );
}

type DeploymentSpec = {
  readonly template: {
    readonly spec: { readonly containers: readonly { readonly name: string; readonly args?: readonly string[] }[] };
  };
};

/** Flags that depend on where it runs: here they are ours. */
const ofPlace = [
  'serverIP',
  'webhookServerPort',
  'tlsKeyAlgorithm',
  'disableMetrics',
  'controllerRuntimeMetricsAddress',
  'loggingFormat',
  'v',
  'otelConfig',
  'metricsPort',
  'metricsCASecretName',
  'metricsTLSSecretName',
  'metricsKeyAlgorithm',
];

async function startAdmission({ place, api, program, start }: Surroundings, flags: readonly string[]): Promise<void> {
  await start({
    name: 'kyverno',
    argv: [
      await program('kyverno-admission'),
      `--kubeconfig=${kubeconfigOf(place, 'kyverno')}`,
      `--serverIP=${address}:${ports.kyverno}`,
      `--webhookServerPort=${ports.kyverno}`,
      '--tlsKeyAlgorithm=ECDSA',
      '--disableMetrics=true',
      '--controllerRuntimeMetricsAddress=0',
      '--loggingFormat=text',
      '--v=2',
      ...flags,
    ],
    env: {
      INIT_CONFIG: 'kyverno',
      METRICS_CONFIG: 'kyverno-metrics',
      KYVERNO_NAMESPACE: namespace,
      KYVERNO_POD_NAME: 'kyverno-0',
      KYVERNO_DEPLOYMENT: 'kyverno-admission-controller',
      KYVERNO_SVC: 'kyverno-svc',
      KYVERNO_SERVICEACCOUNT_NAME: 'kyverno-admission-controller',
      KYVERNO_ROLE_NAME: 'kyverno:admission-controller',
    },
    ready: () => answers(api),
  });
}

/**
 * It answers the API server: it refuses a policy, which only it does, and has its certificate then. A policy that is made
 * now still takes a second or two to be enforced.
 */
async function answers(api: Api): Promise<boolean> {
  const path = '/apis/policies.kyverno.io/v1/validatingpolicies?dryRun=All';
  const { body } = await api('POST', path, brokenPolicy);
  const { message = '' } = body as { message?: string };
  return message.includes('denied the request');
}

/** Its expression is none. */
const brokenPolicy: KubeObject = {
  apiVersion: 'policies.kyverno.io/v1',
  kind: 'ValidatingPolicy',
  metadata: { name: 'is-anybody-there' },
  spec: {
    matchConstraints: {
      resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
    },
    validations: [{ expression: 'true &&' }],
  },
};
