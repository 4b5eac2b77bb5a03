import { applicationOf } from '../../../../src/domain/argocd/application.ts';
import type { Application } from '../../../../src/domain/argocd/application.ts';
import { platformStatus } from '../../../../src/domain/argocd/platformStatus.ts';
import type { PlatformStatus } from '../../../../src/domain/argocd/platformStatus.ts';
import type { Platform } from '../../../../src/domain/argocd/waves.ts';
import { mergePatched } from '../../../fakes/mergePatch.ts';

export const now = new Date('2026-01-01T12:00:00Z');

/** An application that is well, with what a test wants otherwise. */
export function application(name: string, change: object = {}): Application {
  return applicationOf(
    mergePatched(
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace: 'argocd', labels: { 'platform/phase': '4' } },
        spec: { project: 'apps', source: { repoURL: 'https://git.example/r', path: name } },
        status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
      },
      change,
    ),
  );
}

export const degraded = (message: string) => ({
  status: { health: { status: 'Degraded', message, lastTransitionTime: '2026-01-01T11:56:00Z' } },
});
export const outOfSync = { status: { sync: { status: 'OutOfSync' } } };
export const running = {
  operation: { sync: {} },
  status: { operationState: { phase: 'Running', startedAt: '2026-01-01T11:59:00Z', operation: { sync: {} } } },
};

export function statusOf(applications: readonly Application[], platform?: Platform): PlatformStatus {
  return platformStatus(applications, now, platform);
}
