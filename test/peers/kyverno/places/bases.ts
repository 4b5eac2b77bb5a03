/** Objects that are as they should be, and fields that somebody could add to them. */
import type { Steps } from '../../../../src/domain/policy/outcome.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonMap = { readonly [key: string]: Json };

/** An object to change, without a name: each that is made of it has one of its own. */
export interface Base {
  readonly object: JsonMap;
  /** Fields that it does not have, and what they could be. */
  readonly additions: readonly { readonly steps: Steps; readonly value: Json }[];
  /** Where its pod lies; null where there is none. */
  readonly pod: Steps | null;
}

function container(name: string, image: string, port: number): JsonMap {
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
    env: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: `${name}-token`, key: 'token' } } },
    ],
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi', cpu: '1' } },
    livenessProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 10 },
    readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
    volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: true }],
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1000,
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

function podSpec(second: boolean): JsonMap {
  return {
    serviceAccountName: 'shop',
    automountServiceAccountToken: false,
    hostNetwork: false,
    priorityClassName: 'standard',
    terminationGracePeriodSeconds: 30,
    securityContext: { runAsNonRoot: true, fsGroup: 2000, seccompProfile: { type: 'RuntimeDefault' } },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'shop', effect: 'NoSchedule' }],
    containers: [
      container('web', 'registry.lan/shop/web:1.4.2', 8080),
      ...(second ? [container('side', 'registry.lan/shop/side:2.0.1', 9090)] : []),
    ],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'config', configMap: { name: 'shop' } },
    ],
  };
}

const labels: JsonMap = {
  app: 'shop',
  'app.kubernetes.io/name': 'shop',
  'app.kubernetes.io/part-of': 'store',
  team: 'sales',
};

function metadata(annotations: JsonMap = { owner: 'sales@shop.lan', 'policy.lan/level': 'gold' }): JsonMap {
  return { namespace: 'shop', labels, annotations };
}

/** What a pod could have and has not. */
function podAdditions(pod: Steps): Base['additions'] {
  const at = (...steps: Steps): Steps => [...pod, 'spec', ...steps];
  const first = (...steps: Steps): Steps => at('containers', 0, ...steps);
  return [
    { steps: at('hostPID'), value: true },
    { steps: at('hostIPC'), value: true },
    { steps: at('shareProcessNamespace'), value: true },
    { steps: at('runtimeClassName'), value: 'gvisor' },
    { steps: at('hostAliases'), value: [{ ip: '127.0.0.1', hostnames: ['a.lan'] }] },
    { steps: at('securityContext', 'sysctls'), value: [{ name: 'kernel.msgmax', value: '1' }] },
    { steps: at('securityContext', 'runAsUser'), value: 0 },
    { steps: at('securityContext', 'seLinuxOptions'), value: { user: 'admin' } },
    { steps: at('volumes', 2), value: { name: 'host', hostPath: { path: '/' } } },
    { steps: first('ports', 0, 'hostPort'), value: 80 },
    { steps: first('lifecycle'), value: { preStop: { exec: { command: ['sleep', '1'] } } } },
    { steps: first('stdin'), value: true },
    { steps: first('securityContext', 'procMount'), value: 'Unmasked' },
    { steps: first('securityContext', 'seLinuxOptions'), value: { role: 'admin' } },
    { steps: first('securityContext', 'capabilities', 'add'), value: ['SYS_ADMIN'] },
    { steps: first('securityContext', 'windowsOptions'), value: { hostProcess: true } },
    { steps: [...pod, 'metadata', 'annotations', 'debug'], value: 'true' },
    { steps: [...pod, 'metadata', 'labels', 'canary'], value: 'true' },
  ];
}

function workload(kind: string, apiVersion: string, pod: Steps, spec: JsonMap): Base {
  return { object: { apiVersion, kind, metadata: metadata(), spec }, additions: podAdditions(pod), pod };
}

const template: JsonMap = {
  metadata: { labels, annotations: { owner: 'sales@shop.lan', 'policy.lan/level': 'gold' } },
  spec: podSpec(false),
};

const selector: JsonMap = { matchLabels: { app: 'shop' } };

export const pods: readonly Base[] = [
  workload('Pod', 'v1', [], podSpec(true)),
  workload('Pod', 'v1', [], podSpec(false)),
  workload('Deployment', 'apps/v1', ['spec', 'template'], { replicas: 3, selector, template }),
  workload('StatefulSet', 'apps/v1', ['spec', 'template'], { replicas: 2, serviceName: 'shop', selector, template }),
  workload('CronJob', 'batch/v1', ['spec', 'jobTemplate', 'spec', 'template'], {
    schedule: '0 3 * * *',
    concurrencyPolicy: 'Forbid',
    jobTemplate: { spec: { backoffLimit: 2, template } },
  }),
];

export const others: readonly Base[] = [
  {
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata(),
      spec: {
        type: 'ClusterIP',
        selector: { app: 'shop', team: 'sales' },
        sessionAffinity: 'None',
        internalTrafficPolicy: 'Cluster',
        ports: [
          { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' },
          { name: 'metrics', port: 9090, targetPort: 9090, protocol: 'TCP' },
        ],
      },
    },
    additions: [
      { steps: ['spec', 'externalIPs'], value: ['10.0.0.1'] },
      { steps: ['spec', 'externalName'], value: 'evil.example' },
      { steps: ['spec', 'ports', 0, 'nodePort'], value: 30080 },
    ],
    pod: null,
  },
  {
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: metadata({ 'cert-manager.io/cluster-issuer': 'lan', owner: 'sales@shop.lan' }),
      spec: {
        ingressClassName: 'traefik',
        tls: [{ hosts: ['shop.lan'], secretName: 'shop-tls' }],
        rules: [
          {
            host: 'shop.lan',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'shop', port: { number: 80 } } } },
                { path: '/api', pathType: 'Exact', backend: { service: { name: 'api', port: { number: 81 } } } },
              ],
            },
          },
        ],
      },
    },
    additions: [
      { steps: ['spec', 'defaultBackend'], value: { service: { name: 'other', port: { number: 80 } } } },
      { steps: ['metadata', 'annotations', 'snippet'], value: 'deny all;' },
    ],
    pod: null,
  },
  {
    object: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadata(),
      data: { level: 'info', mode: 'production', 'app.yaml': 'a: 1\n', retries: '3' },
      immutable: true,
    },
    additions: [{ steps: ['data', 'password'], value: 'hunter2' }],
    pod: null,
  },
  {
    object: {
      apiVersion: 'example.com/v1',
      kind: 'Widget',
      metadata: metadata(),
      spec: {
        size: 3,
        colour: 'red',
        enabled: true,
        parts: [
          { name: 'wheel', count: 4, material: { kind: 'steel', grade: 2 } },
          { name: 'axle', count: 2, material: { kind: 'steel', grade: 3 } },
        ],
        limits: { speed: 50, weight: '10Ki' },
      },
    },
    additions: [
      { steps: ['spec', 'deprecated'], value: true },
      { steps: ['spec', 'parts', 1, 'note'], value: 'old' },
    ],
    pod: null,
  },
];
