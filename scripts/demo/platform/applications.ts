import { createHash } from 'node:crypto';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { groupAndVersion } from '../api/kinds.ts';
import { itemsAt, mapAt, plus, textAt } from '../field.ts';
import type { Fields } from '../field.ts';

/** The commit of the platform repository that everything runs at. */
export const commit: string = createHash('sha1').update('platform-repo').digest('hex');

/** When an Application was last synced, and how long ago it was first. */
export interface Synced {
  readonly at: string;
  readonly first: string;
}

/** An Application that is synced and healthy, as the controller leaves it; `objects` are what it brings. */
export function syncedApplication(
  application: ClusterObject,
  objects: readonly ClusterObject[],
  { at, first }: Synced,
): ClusterObject {
  const where = revisionsOf(application);
  const resources = objects.map(resourceOf);
  return {
    ...application,
    metadata: { ...application.metadata, creationTimestamp: first },
    status: {
      controllerNamespace: 'argocd',
      health: { status: 'Healthy', lastTransitionTime: at },
      history: [
        { id: 0, ...where, deployStartedAt: first, deployedAt: first, initiatedBy: { automated: true } },
        { id: 1, ...where, deployStartedAt: at, deployedAt: at, initiatedBy: { automated: true } },
      ],
      operationState: {
        operation: { initiatedBy: { automated: true }, retry: retryOf(application), sync: { ...where, prune: true } },
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        startedAt: at,
        finishedAt: at,
        syncResult: {
          ...where,
          resources: resources.map((one) =>
            plus(one, {
              status: 'Synced',
              syncPhase: 'Sync',
              hookPhase: 'Running',
              message: `${textAt(one, 'kind').toLowerCase()} unchanged`,
            }),
          ),
        },
      },
      reconciledAt: at,
      resourceHealthSource: 'appTree',
      resources: resources.map((one) => plus(one, { status: 'Synced' })),
      sourceHydrator: {},
      sourceType: 'Helm',
      summary: { images: imagesIn(objects) },
      sync: { status: 'Synced', comparedTo: comparedTo(application), ...where },
    },
  };
}

/** One revision, or one a source. Charts are at their version. */
export function revisionsOf(application: ClusterObject): Fields {
  const sources = itemsAt(application, 'spec', 'sources');
  if (sources.length === 0) return { revision: commit };
  return { revisions: sources.map((source) => ('chart' in source ? textAt(source, 'targetRevision') : commit)) };
}

export function comparedTo(application: ClusterObject): Fields {
  const { destination, source, sources } = mapAt(application, 'spec');
  return { destination, ...(source === undefined ? { sources } : { source }) };
}

export function resourceOf({ apiVersion, kind, metadata }: ClusterObject): Fields {
  const { group, version } = groupAndVersion(apiVersion);
  const { namespace, name } = metadata;
  return { ...(group === '' ? {} : { group }), version, kind, ...(namespace === undefined ? {} : { namespace }), name };
}

function retryOf(application: ClusterObject): Fields {
  return mapAt(application, 'spec', 'syncPolicy', 'retry');
}

function imagesIn(objects: readonly ClusterObject[]): readonly string[] {
  const images = objects.flatMap((object) =>
    itemsAt(object, 'spec', 'template', 'spec', 'containers').map((one) => textAt(one, 'image')),
  );
  return [...new Set(images)].toSorted();
}
