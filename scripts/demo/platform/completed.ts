import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { itemsAt, mapAt, plus, withAt } from '../field.ts';
import { gpuHost } from './hosts.ts';

/**
 * What the values say and a record of a chart does not: an inventory knows names, labels and images. Each says what the
 * object would have had with the values of the template.
 */
const beyondRecords: Readonly<Record<string, (object: ClusterObject) => ClusterObject>> = {
  'AutoscalingRunnerSet arc-runners/homelab': (object) => ({
    ...object,
    spec: {
      ...mapAt(object, 'spec'),
      githubConfigUrl: 'https://github.com/example',
      githubConfigSecret: 'arc-github-app',
      runnerGroup: 'homelab',
      runnerScaleSetName: 'homelab',
      minRunners: 1,
      maxRunners: 4,
    },
  }),
  'Deployment gpu-workloads/ollama': (object) => {
    const resources = { limits: { 'nvidia.com/gpu': '1', memory: '24Gi' }, requests: { cpu: '2', memory: '8Gi' } };
    const containers = itemsAt(object, 'spec', 'template', 'spec', 'containers').map((one) => plus(one, { resources }));
    const pod = { ...mapAt(object, 'spec', 'template', 'spec'), runtimeClassName: 'nvidia', containers };
    return withAt(object, ['spec', 'template', 'spec'], { ...pod, nodeSelector: { 'nvidia.com/gpu.present': 'true' } });
  },
  'DaemonSet gpu-workloads/nvidia-device-plugin': onlyWhere('nvidia.com/gpu.present'),
  'DaemonSet gpu-workloads/nvidia-device-plugin-mps-control-daemon': onlyWhere('nvidia.com/mps.capable'),
  'PersistentVolumeClaim gpu-workloads/ollama': claiming('longhorn-gpu-local', '100Gi'),
  'PersistentVolumeClaim open-webui/open-webui': claiming('longhorn-homelab', '10Gi'),
};

/** The object as the values of the template make it. */
export function completed(object: ClusterObject): ClusterObject {
  const { kind, metadata } = object;
  const name = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  const complete = Object.hasOwn(beyondRecords, name) ? beyondRecords[name] : undefined;
  const replicated = kind === 'Deployment' || kind === 'StatefulSet';
  const whole =
    replicated && mapAt(object, 'spec')['replicas'] === undefined ? withAt(object, ['spec', 'replicas'], 1) : object;
  return complete?.(whole) ?? whole;
}

function onlyWhere(label: string): (object: ClusterObject) => ClusterObject {
  return (object) => withAt(object, ['spec', 'template', 'spec', 'nodeSelector'], { [label]: 'true' });
}

function claiming(storageClassName: string, storage: string): (object: ClusterObject) => ClusterObject {
  const spec = { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } };
  return (object) => ({ ...object, spec });
}

/** On which of the hosts a pod with this template runs; empty when on none. */
export function hostsFor(object: ClusterObject, names: readonly string[]): readonly string[] {
  const wanted = Object.keys(mapAt(object, 'spec', 'template', 'spec', 'nodeSelector'));
  if (wanted.includes('nvidia.com/mps.capable')) return [];
  return wanted.includes('nvidia.com/gpu.present') ? names.filter((name) => name === gpuHost) : names;
}
