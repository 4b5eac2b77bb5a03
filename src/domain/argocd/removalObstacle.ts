import type { ClusterObject } from '../kubernetes/query.ts';
import { textAt } from '../kubernetes/read.ts';
import { applicationOf, isApplication } from './application.ts';
import type { Application, Destination } from './application.ts';
import { waitsFor } from './finalizers.ts';
import { goingOf, isNamespace } from './managed.ts';
import type { SeenManaged } from './managed.ts';
import { isUnderWay } from './operationState.ts';

/** What else is known when an Application is to be removed. */
export interface RemovalWorld {
  readonly mode: 'keep' | 'delete';
  /** The name of the root Application; null when the platform has none. */
  readonly root: string | null;
  readonly objects: readonly SeenManaged[];
}

/** Why an Application can't be removed, one sentence or some with what to do; null when nothing is in the way. */
export function removalObstacle(object: ClusterObject, world: RemovalWorld): string | null {
  if (!isApplication(object)) return 'The object is no Application of Argo CD.';
  const application = applicationOf(object);
  const { name, deleting, operation } = application;
  if (application.uid === null || textAt(object, 'metadata', 'resourceVersion') === '')
    return `What is known of "${name}" has neither uid nor resource version; read it again.`;
  if (name === world.root)
    return `"${name}" is the root of the platform, which makes all other Applications; it is not removed here.`;
  if (isArgoCd(application, world.objects))
    return `"${name}" is Argo CD itself: it would remove what removes it. Uninstall its release by hand.`;
  if (deleting !== null)
    return `"${name}" is being deleted since ${deleting.toISOString()}, and waits for ${waitsFor(object, world.objects)}.`;
  if (operation !== null && isUnderWay(operation))
    return `An operation of "${name}" is under way; terminate it first (Slipway: Terminate Operation).`;
  return world.mode === 'delete' ? deletionObstacle(object, application, world.objects) : null;
}

/** Why its objects can't go with it. */
function deletionObstacle(
  object: ClusterObject,
  { name, namespace, skipped, destination }: Application,
  objects: readonly SeenManaged[],
): string | null {
  if (skipped)
    return `Argo CD leaves "${name}" alone, and so would delete nothing; remove its annotation argocd.argoproj.io/skip-reconcile first.`;
  if (!isHere(destination))
    return `The objects of "${name}" are in another cluster, ${destination.name || destination.server || 'which it does not name'}: what would be lost can't be seen from here. Remove it there, or keep the objects.`;
  const home = goingOf(object, objects).find((one) => isNamespace(one) && one.name === namespace);
  return home === undefined
    ? null
    : `"${name}" would delete the namespace "${namespace}", in which Argo CD's Applications are. Keep its objects, or set Delete=false on the namespace.`;
}

/** The release that runs the Applications, by its name in the template, by their definition or by their controller. */
function isArgoCd({ name, namespace }: Application, objects: readonly SeenManaged[]): boolean {
  return (
    name === 'argocd' ||
    objects.some(
      (one) =>
        one.name === 'applications.argoproj.io' ||
        (one.namespace === namespace &&
          /^(StatefulSet|Deployment)$/.test(one.kind) &&
          /(^|-)application-controller$/.test(one.name)),
    )
  );
}

/** Argo CD's own words for the cluster that it runs in. */
export function isHere({ server, name }: Destination): boolean {
  return server === '' ? name === 'in-cluster' : server === 'https://kubernetes.default.svc';
}
