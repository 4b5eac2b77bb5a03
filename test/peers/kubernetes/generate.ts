/** Objects by chance, of all fields that their types have: said, empty, null or not there. */
import type { Random } from '../random.ts';

interface Field {
  readonly name: string;
  readonly holds: string;
  readonly type: string;
}

export type Types = ReadonlyMap<string, readonly Field[]>;

/** The types of `--fields`. */
export function readTypes(text: string): Types {
  return new Map(
    text
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [type = '', ...fields] = line.split(' ');
        return [type, fields.map(readField)];
      }),
  );
}

function readField(text: string): Field {
  const [, name = '', holds = '', type = ''] = /^(\w+)[!?+*^~](\[\]|\{\}|)(.+)$/.exec(text) ?? [];
  return { name, holds, type };
}

/** Makes objects of types, and counts the values of each type that are in them. What is deep is rarer, so that objects end. */
export function generator(
  types: Types,
  random: Random,
): {
  readonly generated: (type: string) => Record<string, unknown>;
  readonly seen: ReadonlyMap<string, number>;
} {
  const seen = new Map([...types.keys()].map((type) => [type, 0]));

  function made(type: string, depth: number): Record<string, unknown> {
    seen.set(type, (seen.get(type) ?? 0) + 1);
    const fields = (types.get(type) ?? []).filter(
      ({ name, type: own }) => own !== 'x' && !left.has(name) && !left.has(`${type}.${name}`),
    );
    const chance = depth < 2 ? 0.8 : 0.95 / (1 + fields.length / 12 + depth / 6);
    const said = fields.filter(({ name }) => always.has(name) || random.chance(chance));
    return Object.fromEntries(said.map((field) => [field.name, valueOf(field, depth)]));
  }

  function valueOf(field: Field, depth: number): unknown {
    const { name, holds } = field;
    if (!always.has(name) && random.chance(0.04)) return null;
    if (holds === '[]') {
      // An empty list of policies is no default, and refused.
      return Array.from({ length: random.below(3) + (name === 'policies' ? 1 : 0) }, () => one(field, depth));
    }
    if (holds === '{}') {
      const keys = keysOf(name).filter(() => random.chance(0.5));
      return Object.fromEntries(keys.map((key) => [key, one(field, depth)]));
    }
    return one(field, depth);
  }

  function one({ name, type }: Field, depth: number): unknown {
    const pool = type.length === 1 ? (pools[name] ?? byType[type]) : undefined;
    return pool === undefined ? made(type, depth + 1) : random.pick(pool);
  }

  return { generated: (type) => made(type, 0), seen };
}

function keysOf(name: string): readonly string[] {
  return name === 'limits' || name === 'requests' || name === 'capacity' || name === 'overhead'
    ? ['cpu', 'memory', 'ephemeral-storage', 'example.org/gpu']
    : ['app', 'tier', 'job-name'];
}

/**
 * Not generated: what only a cluster may say, fields of gates that are closed, and aggregation over a whole Pod
 * (`spec.resources` of a Pod has its own cases).
 */
const left: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'selfLink',
  'managedFields',
  'ownerReferences',
  'generateName',
  'priority',
  'preemptionPolicy',
  'deletionGracePeriodSeconds',
  'creationTimestamp',
  'core.PodSpec.resources',
  'core.PodSpec.schedulingGroup',
  'core.PodSpec.evictionResponders',
  'core.EmptyDirVolumeSource.mode',
  'core.Lifecycle.stopSignal',
  'core.VolumeMount.bindMountOptions',
  'core.GRPCAction.mode',
  'core.HTTPGetAction.protocol',
  'defaultUser',
  'core.KeyToPath.user',
  'core.DownwardAPIVolumeFile.user',
  'core.ClusterTrustBundleProjection.user',
  'core.ServiceAccountTokenProjection.user',
  'core.PodCertificateProjection.user',
  'coordination.LeaseSpec.preferredHolder',
  'coordination.LeaseSpec.strategy',
]);

const always: ReadonlySet<string> = new Set(['name', 'metadata', 'conversionReviewVersions']);

const byType: Readonly<Record<string, readonly unknown[]>> = {
  s: ['', 'a', 'b'],
  n: [0, 1, 7],
  b: [true, false],
  i: [0, 80, '', 'http', '25%'],
  q: [
    '0',
    '1',
    '1000m',
    '0.5',
    '100m',
    '1024Mi',
    '1Gi',
    '1.5Gi',
    '2e3',
    '1E',
    '0.0001',
    '1000000u',
    '128974848',
    '123Ki',
    '-1',
    2,
    0.25,
    '1048576k',
  ],
};

const pools: Readonly<Record<string, readonly unknown[]>> = {
  name: ['web', 'db', 'cache'],
  namespace: ['default'],
  image: [
    'nginx',
    'nginx:1',
    'nginx:latest',
    `nginx@sha256:${'a'.repeat(64)}`,
    'Bad Name',
    '',
    'r.example.org:5000/a/b',
  ],
  reference: ['nginx', 'nginx:1', 'a/b:latest'],
  serviceAccountName: ['', 'default', 'tokenless', 'puller'],
  serviceAccount: ['', 'default'],
  priorityClassName: ['', 'system-node-critical', 'system-cluster-critical'],
  type: ['', 'RollingUpdate', 'Recreate', 'OnDelete', 'ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  sessionAffinity: ['', 'None', 'ClientIP'],
  kind: ['', 'User', 'Group', 'ServiceAccount', 'PersistentVolumeClaim', 'VolumeSnapshot'],
  apiGroup: ['', 'snapshot.storage.k8s.io', 'rbac.authorization.k8s.io'],
  key: ['app', 'tier', '', 'node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'],
  effect: ['', 'NoExecute', 'NoSchedule'],
  mountPath: ['/data', '/var/run/secrets/kubernetes.io/serviceaccount'],
  matchLabelKeys: ['app', 'tier', 'no'],
  mismatchLabelKeys: ['app', 'tier', 'no'],
  data: ['YQ==', ''],
  binaryData: ['YQ=='],
  caBundle: ['YQ==', ''],
  stringData: ['a', 'ä', ''],
};
