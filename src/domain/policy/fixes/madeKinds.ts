/** What a controller makes, and how its name comes from that of the controller. */
export interface Made {
  readonly apiVersion: string;
  readonly kind: string;
  /** The field that the name can be known by: the rest of a pod's name is chance. */
  readonly field: 'name' | 'generateName';
  /** A regular expression of what stands behind the controller's name. */
  readonly suffix: string;
}

/** Letters and digits that make no words (k8s.io/apimachinery, pkg/util/rand: SafeEncodeString). */
const hash = '-[bcdfghjklmnpqrstvwxz2456789]+';

const pod = { apiVersion: 'v1', kind: 'Pod', field: 'generateName' } as const;

const pods: readonly Made[] = [{ ...pod, suffix: '-' }];

const made: ReadonlyMap<string, readonly Made[]> = new Map([
  [
    'Deployment',
    [
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', field: 'name', suffix: hash },
      { ...pod, suffix: `${hash}-` },
    ],
  ],
  ['DaemonSet', pods],
  ['ReplicaSet', pods],
  ['ReplicationController', pods],
  ['StatefulSet', pods],
  ['Job', [{ ...pod, suffix: '-([0-9]+-)?' }]],
  [
    'CronJob',
    [
      { apiVersion: 'batch/v1', kind: 'Job', field: 'name', suffix: '-[0-9]+' },
      { ...pod, suffix: '-[0-9]+-([0-9]+-)?' },
    ],
  ],
]);

/** What comes into being because of an object of a kind, down to its pods; nothing for a kind that makes no pods. */
export function madeBy(kind: string): readonly Made[] {
  return made.get(kind) ?? [];
}
