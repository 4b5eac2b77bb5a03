import { describe, expect, test } from 'vitest';
import { brokenContainers } from '../../../../src/domain/explain/container.ts';
import { warningsAbout } from '../../../../src/domain/explain/events.ts';
import { refOf } from '../../../../src/domain/explain/seen.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { ago, now, pod, said, waiting, warning } from './objects.ts';

function sentences(object: ClusterObject, events: readonly ClusterObject[] = []): readonly string[] {
  const ref = refOf(object);
  return brokenContainers(object, ref, warningsAbout(events, ref, object.metadata.uid ?? '', now), now).map(said);
}

/** A container `app` that is running. */
function running(more: object): ClusterObject {
  const status = { name: 'app', state: { running: { startedAt: ago(4) } }, ready: false, restartCount: 0, ...more };
  return pod('web-1', { phase: 'Running', containerStatuses: [status] });
}

function ended(exitCode: number, more: object = {}): object {
  return { terminated: { exitCode, reason: 'Error', finishedAt: ago(1), ...more } };
}

function init(status: object, spec: object = {}): ClusterObject {
  const initContainerStatuses = [{ name: 'prepare', ready: false, restartCount: 0, ...status }];
  const initContainers = [{ name: 'prepare', image: 'busybox:1.37', ...spec }];
  return pod('web-1', { phase: 'Pending', initContainerStatuses }, { spec: { initContainers } });
}

const unhealthy = warning(running({}), 'Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', {
  fieldPath: 'spec.containers{app}',
  count: 5,
  firstTimestamp: ago(4),
  lastTimestamp: ago(1),
});

describe('a container', () => {
  const cases: readonly (readonly [rule: string, object: ClusterObject, expected: readonly string[]])[] = [
    ['that is ready has nothing to say', running({ ready: true }), []],
    ['that is being made has nothing to say', waiting('web-1', 'ContainerCreating'), []],
    ['that waits for init containers has nothing to say', waiting('web-1', 'PodInitializing'), []],
    [
      'whose image is not there',
      waiting('web-1', 'ErrImagePull', 'failed to resolve reference "docker.io/library/nginx:1.29": not found'),
      [
        'broken: ErrImagePull, nginx:1.29 — Image "nginx:1.29" of container "app" in pod "web-1" can\'t be pulled (ErrImagePull): "failed to resolve reference "docker.io/library/nginx:1.29": not found".',
      ],
    ],
    [
      'whose image was tried several times',
      waiting('web-1', 'ImagePullBackOff', 'Back-off pulling image "nginx:1.29"'),
      [
        'broken: ImagePullBackOff, nginx:1.29 — Image "nginx:1.29" of container "app" in pod "web-1" can\'t be pulled (ImagePullBackOff): "Back-off pulling image "nginx:1.29"".',
      ],
    ],
    [
      'whose image may not be pulled',
      waiting('web-1', 'ErrImageNeverPull'),
      [
        'broken: ErrImageNeverPull, nginx:1.29 — Image "nginx:1.29" of container "app" in pod "web-1" can\'t be pulled (ErrImageNeverPull).',
      ],
    ],
    [
      'whose image has a name that is none',
      waiting('web-1', 'InvalidImageName', 'couldn\'t parse image name "nginx:1.29": invalid reference format'),
      [
        'broken: InvalidImageName, nginx:1.29 — Image "nginx:1.29" of container "app" in pod "web-1" is no name of an image (InvalidImageName): "couldn\'t parse image name "nginx:1.29": invalid reference format".',
      ],
    ],
    [
      'that crashes',
      waiting('web-1', 'CrashLoopBackOff', 'back-off 5m0s restarting failed container', {
        restartCount: 7,
        lastState: ended(1),
      }),
      [
        'broken: CrashLoopBackOff, exit 1 — Container "app" of pod "web-1" ended with exit code 1 and was restarted 7 times.',
      ],
    ],
    [
      'that crashes and says why',
      waiting('web-1', 'CrashLoopBackOff', '', { restartCount: 1, lastState: ended(2, { message: 'no database\n' }) }),
      [
        'broken: CrashLoopBackOff, exit 2 — Container "app" of pod "web-1" ended with exit code 2 and was restarted once: "no database".',
      ],
    ],
    [
      'that crashes and was never seen',
      waiting('web-1', 'CrashLoopBackOff'),
      ['broken: CrashLoopBackOff — Container "app" of pod "web-1" ended for a reason that is not told.'],
    ],
    [
      'that needs more memory than it may have',
      pod(
        'web-1',
        {
          phase: 'Running',
          containerStatuses: [
            {
              name: 'app',
              state: { waiting: { reason: 'CrashLoopBackOff' } },
              restartCount: 4,
              lastState: ended(137, { reason: 'OOMKilled' }),
            },
          ],
        },
        { spec: { containers: [{ name: 'app', image: 'x', resources: { limits: { memory: '512Mi' } } }] } },
      ),
      [
        'broken: CrashLoopBackOff, OOMKilled — Container "app" of pod "web-1" was killed for want of memory (OOMKilled, limit "512Mi") and was restarted 4 times.',
      ],
    ],
    [
      'that runs again after a crash',
      running({ restartCount: 2, lastState: ended(3) }),
      ['broken: restarts, exit 3 — Container "app" of pod "web-1" ended with exit code 3 and was restarted 2 times.'],
    ],
    [
      'that crashed long ago and is starting',
      running({ restartCount: 2, lastState: ended(3, { finishedAt: ago(30) }) }),
      ['waiting: not ready yet — Container "app" of pod "web-1" runs and is not ready yet.'],
    ],
    [
      'that has ended between two starts',
      running({ state: ended(143, { reason: 'ContainerCannotRun' }), restartCount: 1 }),
      [
        'broken: restarts, exit 143 — Container "app" of pod "web-1" ended with exit code 143 (ContainerCannotRun) and was restarted once.',
      ],
    ],
    ['that has ended well', running({ state: ended(0) }), []],
    [
      'of a pod that failed',
      pod('job-1', { phase: 'Failed', containerStatuses: [{ name: 'app', state: ended(2), restartCount: 0 }] }),
      ['broken: exit 2 — Container "app" of pod "job-1" ended with exit code 2.'],
    ],
    [
      'whose Secret is missing',
      waiting('web-1', 'CreateContainerConfigError', 'secret "db" not found'),
      [
        'broken: CreateContainerConfigError, no secret db — Container "app" of pod "web-1" can\'t start (CreateContainerConfigError): "secret "db" not found".',
      ],
    ],
    [
      'whose ConfigMap is missing',
      waiting('web-1', 'CreateContainerConfigError', 'configmap "settings" not found'),
      [
        'broken: CreateContainerConfigError, no configmap settings — Container "app" of pod "web-1" can\'t start (CreateContainerConfigError): "configmap "settings" not found".',
      ],
    ],
    [
      'whose Secret lacks a key',
      waiting('web-1', 'CreateContainerConfigError', "couldn't find key password in Secret web/db"),
      [
        'broken: CreateContainerConfigError, no key password in web/db — Container "app" of pod "web-1" can\'t start (CreateContainerConfigError): "couldn\'t find key password in Secret web/db".',
      ],
    ],
    [
      'whose command is missing',
      waiting('web-1', 'RunContainerError', 'exec: "serve": executable file not found in $PATH'),
      [
        'broken: RunContainerError — Container "app" of pod "web-1" can\'t start (RunContainerError): "exec: "serve": executable file not found in $PATH".',
      ],
    ],
    [
      'that starts slowly',
      running({ started: false }),
      ['waiting: starting — Container "app" of pod "web-1" runs and is not started yet.'],
    ],
    [
      'before the others that fails',
      init({ state: { waiting: { reason: 'CrashLoopBackOff' } }, restartCount: 3, lastState: ended(1) }),
      [
        'broken: CrashLoopBackOff, exit 1 — Init container "prepare" of pod "web-1" ended with exit code 1 and was restarted 3 times.',
      ],
    ],
    [
      'before the others that has failed for good',
      init({ state: ended(1) }),
      ['broken: exit 1 — Init container "prepare" of pod "web-1" ended with exit code 1.'],
    ],
    [
      'before the others that goes on',
      init({ state: { running: { startedAt: ago(9) } } }),
      [
        'waiting: init container prepare runs — Init container "prepare" of pod "web-1" has not ended yet, and the others wait for it.',
      ],
    ],
    [
      'beside the others that has started',
      init({ state: { running: {} }, started: true }, { restartPolicy: 'Always' }),
      [],
    ],
  ];
  test.each(cases)('%s', (_rule, object, expected) => {
    expect(sentences(object)).toEqual(expected);
  });

  test('whose probe fails tells how often', () => {
    expect(sentences(running({}), [unhealthy])).toEqual([
      'unready: Readiness probe failed — Container "app" of pod "web-1" runs and does not answer its probe (5 times in 3 min): "Readiness probe failed: HTTP probe failed with statuscode: 503".',
    ]);
  });

  test('is not blamed for the probe of another', () => {
    const other = warning(running({}), 'Unhealthy', 'Liveness probe failed: x', {
      fieldPath: 'spec.containers{proxy}',
    });
    expect(sentences(running({}), [other])).toEqual([
      'waiting: not ready yet — Container "app" of pod "web-1" runs and is not ready yet.',
    ]);
  });

  test('is pointed at where its status is, since it ended', () => {
    const object = waiting('web-1', 'CrashLoopBackOff', '', { lastState: ended(1) });
    const [found] = brokenContainers(object, refOf(object), [], now);
    expect(found).toMatchObject({
      pointer: '/status/containerStatuses/0/lastState/terminated',
      since: new Date(ago(1)),
    });
  });
});
