import { textAt } from '../kubernetes/read.ts';

/** The annotations of Argo CD that an Application is read by. */
export const annotations = {
  wave: 'argocd.argoproj.io/sync-wave',
  refresh: 'argocd.argoproj.io/refresh',
  skip: 'argocd.argoproj.io/skip-reconcile',
  managedBy: 'argocd.argoproj.io/managed-by-url',
  tracking: 'argocd.argoproj.io/tracking-id',
} as const;

/** The label by which the template tells the phase of an Application. */
export const phaseLabel = 'platform/phase';

/** Empty when the object has no such annotation. */
export function annotationOf(object: unknown, name: keyof typeof annotations): string {
  return textAt(object, 'metadata', 'annotations', annotations[name]);
}
