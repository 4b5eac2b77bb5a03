/** Pods that no API server takes. */
import type { Random } from '../random.ts';
import type { Json } from './podSecurityPods.ts';

/** Values of another type than their field, by their path in the spec of a pod. */
const misfits: readonly (readonly [string, unknown])[] = [
  ['hostNetwork', 'yes'],
  ['hostUsers', 0],
  ['volumes', {}],
  ['volumes', ['x']],
  ['volumes', [{ name: 5 }]],
  ['volumes', [{ emptyDir: true }]],
  ['volumes', [{ hostPath: { path: 1.5 } }]],
  ['volumes', [{ nfs: 'x' }]],
  ['os', 'linux'],
  ['os', { name: true }],
  ['securityContext', []],
  ['securityContext', { sysctls: [1] }],
  ['securityContext', { runAsUser: 'root' }],
  ['securityContext', { runAsUser: 1.5 }],
  ['securityContext', { seccompProfile: { type: 1 } }],
  ['securityContext', { appArmorProfile: { type: 1 } }],
  ['securityContext', { windowsOptions: { hostProcess: 'x' } }],
  ['securityContext', { seLinuxOptions: { user: 7 } }],
  ['ephemeralContainers', [{ securityContext: { capabilities: { add: 'ALL' } } }]],
  ['ephemeralContainers', [{ securityContext: { capabilities: { drop: [1] } } }]],
  ['ephemeralContainers', [{ securityContext: { procMount: false } }]],
  ['ephemeralContainers', [{ ports: [{ hostPort: 5_000_000_000 }] }]],
  ['ephemeralContainers', [{ ports: [{ hostPort: '80' }] }]],
  ['ephemeralContainers', [{ livenessProbe: { httpGet: { host: 1 } } }]],
  ['ephemeralContainers', [{ lifecycle: { preStop: { tcpSocket: [] } } }]],
  ['ephemeralContainers', [{ lifecycle: { postStart: 'x' } }]],
];

/** The same pod with a field that no API server takes. */
export function misfitted(random: Random, pod: Json): Json {
  const [field, value] = random.pick(misfits);
  const named =
    Array.isArray(value) && field === 'ephemeralContainers' ? [{ name: 'e', ...(value[0] as Json) }] : value;
  return { ...pod, spec: { ...(pod['spec'] as Json), [field]: named } };
}
