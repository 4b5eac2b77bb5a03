import { describe, expect, test } from 'vitest';
import type { Related } from '../../../../src/domain/explain/seen.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { ago, condition, global, made, pod, ready, said, waiting, warning } from './objects.ts';
import {
  application,
  crashing,
  cron,
  daemon,
  deployment,
  explained,
  job,
  mine,
  of,
  set,
  silent,
  stranded,
} from './scene.ts';

describe('what is wrong with', () => {
  const cases: readonly (readonly [
    rule: string,
    object: ClusterObject,
    related: Partial<Related>,
    expected: readonly string[],
  ])[] = [
    [
      'a Deployment comes from its containers first',
      deployment,
      {
        replicaSets: [set],
        pods: [mine(crashing('web-7d-a')), mine(crashing('web-7d-b')), mine(crashing('web-7d-c'))],
      },
      [
        'broken: CrashLoopBackOff, exit 1 — Container "app" of pod "web-7d-a" ended with exit code 1 and was restarted 5 times; 2 more pods say the same.',
        'condition: Available=False, MinimumReplicasUnavailable — Condition "Available" of Deployment "web" is False (MinimumReplicasUnavailable): "Deployment does not have minimum availability".',
        'condition: Progressing=False, ProgressDeadlineExceeded — Condition "Progressing" of Deployment "web" is False (ProgressDeadlineExceeded): "ReplicaSet "web-7d" has timed out progressing".',
        'waiting: 0 of 2 ready — Deployment "web" has 0 of 2 pods ready.',
      ],
    ],
    [
      'a Deployment whose pods are refused comes from its ReplicaSet',
      made('apps/v1', 'Deployment', 'web', { spec: { replicas: 1 }, status: { readyReplicas: 0 } }),
      {
        replicaSets: [set],
        events: [warning(set, 'FailedCreate', 'pods "web-7d-a" is forbidden: exceeded quota: small', { count: 3 })],
      },
      [
        'broken: FailedCreate — ReplicaSet "web-7d" has the event FailedCreate (3 times in 2 min): "pods "web-7d-a" is forbidden: exceeded quota: small".',
        'waiting: 0 of 1 ready — Deployment "web" has 0 of 1 pods ready.',
      ],
    ],
    [
      'a DaemonSet, of which one pod waits',
      daemon,
      {
        pods: [
          mine(pod('lm-a', { phase: 'Running', conditions: [ready] }), daemon),
          mine(waiting('lm-b', 'ErrImagePull'), daemon),
        ],
      },
      [
        'broken: ErrImagePull, nginx:1.29 — Image "nginx:1.29" of container "app" in pod "lm-b" can\'t be pulled (ErrImagePull).',
        'waiting: 1 of 2 ready — DaemonSet "longhorn-manager" has 1 of 2 pods ready.',
      ],
    ],
    [
      'a Job',
      job,
      {
        pods: [
          mine(
            pod('migrate-a', {
              phase: 'Failed',
              containerStatuses: [{ name: 'app', state: { terminated: { exitCode: 3 } } }],
            }),
            job,
          ),
        ],
      },
      [
        'broken: exit 3 — Container "app" of pod "migrate-a" ended with exit code 3.',
        'condition: Failed=True, BackoffLimitExceeded — Condition "Failed" of Job "migrate" is True (BackoffLimitExceeded): "Job has reached the specified backoff limit".',
      ],
    ],
    [
      'a Job that has ended well in the end is nothing',
      made('batch/v1', 'Job', 'migrate', { status: { conditions: [condition('Complete', 'True')] } }),
      { pods: [mine(crashing('migrate-a'), job)], events: [warning(job, 'BackoffLimit', '')] },
      [],
    ],
    [
      'a CronJob comes from its latest Job',
      cron,
      { jobs: [mine(job, cron)] },
      [
        'condition: Failed=True, BackoffLimitExceeded — Condition "Failed" of Job "migrate" is True (BackoffLimitExceeded): "Job has reached the specified backoff limit".',
      ],
    ],
    [
      'a pod that stands for itself',
      crashing('alone'),
      {},
      [
        'broken: CrashLoopBackOff, exit 1 — Container "app" of pod "alone" ended with exit code 1 and was restarted 5 times.',
      ],
    ],
    [
      'an Application comes from the pods of its workloads',
      application,
      { replicaSets: [set], pods: [mine(crashing('web-7d-a'))] },
      [
        'broken: CrashLoopBackOff, exit 1 — Container "app" of pod "web-7d-a" ended with exit code 1 and was restarted 5 times.',
        'condition: Degraded — Application "shop" is "Degraded".',
      ],
    ],
    [
      'several pods of one node is said once',
      daemon,
      { nodes: [silent], pods: [mine(pod('lm-a', stranded), daemon), mine(pod('lm-b', stranded), daemon)] },
      [
        'broken: node silent — Node "homelab" does not report any more.',
        'waiting: 1 of 2 ready — DaemonSet "longhorn-manager" has 1 of 2 pods ready.',
      ],
    ],
    [
      'a node',
      global('v1', 'Node', 'homelab', { status: { conditions: [condition('Ready', 'False', 'KubeletNotReady')] } }),
      { events: [warning(global('v1', 'Node', 'homelab'), 'SystemOOM', 'System OOM encountered', { count: 2 })] },
      [
        'condition: node not ready, KubeletNotReady — Node "homelab" is not ready (KubeletNotReady).',
        'note: SystemOOM — Node "homelab" has the event SystemOOM (2 times in 2 min): "System OOM encountered".',
      ],
    ],
    [
      'a node of Longhorn is not that of a node',
      made('longhorn.io/v1beta2', 'Node', 'homelab', {
        status: {
          conditions: [
            condition('Schedulable', 'False', 'DiskPressure', 'disk full'),
            condition('MountPropagation', 'True'),
          ],
        },
      }),
      {},
      [
        'condition: Schedulable=False, DiskPressure — Condition "Schedulable" of Node "homelab" is False (DiskPressure): "disk full".',
      ],
    ],
    [
      'a SealedSecret',
      made('bitnami.com/v1alpha1', 'SealedSecret', 'db', {
        metadata: { generation: 2 },
        status: {
          observedGeneration: 2,
          conditions: [condition('Synced', 'False', '', 'no key could decrypt secret (password)')],
        },
      }),
      { events: [warning(made('bitnami.com/v1alpha1', 'SealedSecret', 'db'), 'ErrUnsealFailed', 'Failed to unseal')] },
      [
        'condition: Synced=False — Condition "Synced" of SealedSecret "db" is False: "no key could decrypt secret (password)".',
        'note: ErrUnsealFailed — SealedSecret "db" has the event ErrUnsealFailed: "Failed to unseal".',
      ],
    ],
    [
      'a policy of Kyverno',
      global('policies.kyverno.io/v1', 'ValidatingPolicy', 'no-latest', {
        status: {
          conditionStatus: {
            ready: false,
            message: 'not ready',
            conditions: [condition('WebhookConfigured', 'False', 'Failed', 'webhook missing')],
          },
        },
      }),
      {},
      [
        'condition: WebhookConfigured=False, Failed — Condition "WebhookConfigured" of ValidatingPolicy "no-latest" is False (Failed): "webhook missing".',
      ],
    ],
    [
      'a Certificate',
      made('cert-manager.io/v1', 'Certificate', 'web', {
        status: {
          conditions: [
            condition('Ready', 'False', 'DoesNotExist', 'Secret does not exist'),
            condition('Issuing', 'True', 'DoesNotExist'),
          ],
        },
      }),
      {},
      [
        'condition: Ready=False, DoesNotExist — Condition "Ready" of Certificate "web" is False (DoesNotExist): "Secret does not exist".',
      ],
    ],
    [
      'a volume of Longhorn, which has no conditions that tell it',
      made('longhorn.io/v1beta2', 'Volume', 'pvc-1', {
        status: { state: 'attached', robustness: 'faulted', conditions: [condition('Restore', 'False')] },
      }),
      {},
      ['condition: faulted — Volume "pvc-1" is in the robustness "faulted".'],
    ],
    [
      'a claim',
      made('v1', 'PersistentVolumeClaim', 'data', { status: { phase: 'Pending' } }),
      {},
      ['waiting: claim not bound — PersistentVolumeClaim "data" has no volume yet (no storage class).'],
    ],
    [
      'a namespace that does not go away',
      global('v1', 'Namespace', 'old', {
        metadata: { name: 'old', deletionTimestamp: ago(30) },
        spec: { finalizers: ['kubernetes'] },
        status: {
          phase: 'Terminating',
          conditions: [
            condition('NamespaceFinalizersRemaining', 'True', 'SomeFinalizersRemain', 'Some content has finalizers'),
          ],
        },
      }),
      {},
      [
        'condition: NamespaceFinalizersRemaining=True, SomeFinalizersRemain — Condition "NamespaceFinalizersRemaining" of Namespace "old" is True (SomeFinalizersRemain): "Some content has finalizers".',
        'stuck: being deleted, kubernetes — Namespace "old" is being deleted for 30 min and waits for the finalizer "kubernetes".',
      ],
    ],
    [
      'what is well is nothing',
      made('apps/v1', 'Deployment', 'web', { spec: { replicas: 1 }, status: { readyReplicas: 1 } }),
      {},
      [],
    ],
  ];
  test.each(cases)('%s', (_rule, object, related, expected) => {
    expect(explained([of(object)], related).causes.map(said)).toEqual(expected);
  });
});
