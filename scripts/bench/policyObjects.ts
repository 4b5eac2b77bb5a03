import { stringify } from 'yaml';
import { podRules } from './policyRules.ts';
import type { PodRule } from './policyRules.ts';

/** Deployments, one text each. Every second one breaks one rule, each time the next; the others keep all. */
export function policyObjects(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const rule = index % 2 === 0 ? podRules[(index / 2) % podRules.length] : undefined;
    return stringify(deployment(`app-${index}`, rule?.broken ?? { pod: {} }), { aliasDuplicateObjects: false });
  });
}

function deployment(name: string, broken: PodRule['broken']): object {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'shop' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'apps', labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podSpec(name, broken) },
    },
  };
}

function podSpec(name: string, broken: PodRule['broken']): object {
  return {
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 30,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ ...container(name), ...('container' in broken ? broken.container : {}) }],
    volumes: [{ name: 'config', configMap: { name } }],
    ...('pod' in broken ? broken.pod : {}),
  };
}

function container(name: string): object {
  return {
    name: 'web',
    image: `registry.example.org/${name}:1.4.2`,
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'http', containerPort: 8080 }],
    env: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ],
    readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
    livenessProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 10 },
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'config', mountPath: '/etc/app' }],
  };
}
