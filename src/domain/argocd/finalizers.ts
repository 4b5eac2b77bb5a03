import type { ClusterObject } from '../kubernetes/query.ts';
import { isTrueAt, listAt, textAt, textsAt } from '../kubernetes/read.ts';
import { annotationOf } from './annotation.ts';
import { goingOf, nameOfManaged } from './managed.ts';
import type { SeenManaged } from './managed.ts';
import { inSentence } from './message.ts';

/** Deletes what the Application manages before it goes; with `/background` or `/foreground` it says how. */
const resources = 'resources-finalizer.argocd.argoproj.io';

/** What Argo CD puts on Applications whose chart has hooks for that, and a second one with `/cleanup`. */
const hooks = ['pre-delete-finalizer.argocd.argoproj.io', 'post-delete-finalizer.argocd.argoproj.io'] as const;

/** What an Application is removed with. */
export interface Finalizers {
  /** As they are. */
  readonly before: readonly string[];
  /** All of them, as they have to be before it is deleted. */
  readonly wanted: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those that are not Argo CD's: the Application stays until whoever has put them there takes them away. */
  readonly foreign: readonly string[];
  /** Those by which Argo CD runs hooks of the chart, when it is deleted as it is now. */
  readonly hooks: readonly string[];
}

/**
 * The finalizers for deleting an Application with or without its objects (3.5.7: appcontroller.go,
 * finalizeApplicationDeletion). Without them all of Argo CD's own go, since each of them runs or deletes something.
 */
export function finalizersFor(object: unknown, mode: 'keep' | 'delete'): Finalizers {
  const now = textsAt(object, 'metadata', 'finalizers');
  const [own, foreign] = [now.filter(isOwn), now.filter((one) => !isOwn(one))];
  const added = mode === 'delete' && !now.some(isCascading) ? [resources] : [];
  return {
    before: now,
    wanted: mode === 'keep' ? foreign : [...now, ...added],
    added,
    removed: mode === 'keep' ? own : [],
    foreign,
    hooks: own.filter(isHook),
  };
}

/**
 * What an Application that is being deleted waits for, as the end of a sentence; `objects` are those that it manages, as
 * far as somebody has looked.
 */
export function waitsFor(object: ClusterObject, objects: readonly SeenManaged[] = []): string {
  const error = listAt(object, 'status', 'conditions').find((one) => textAt(one, 'type') === 'DeletionError');
  if (error !== undefined) return `Argo CD, which fails at it: ${inSentence(textAt(error, 'message'))}`;
  const finalizers = textsAt(object, 'metadata', 'finalizers');
  const own = finalizers.filter(isOwn);
  if (own.length > 0 && annotationOf(object, 'skip') === 'true')
    return 'Argo CD, which leaves it alone because of its annotation argocd.argoproj.io/skip-reconcile';
  // In the order in which Argo CD does it.
  if (own.includes(hooks[0])) return 'the pre-delete hooks of its chart';
  if (own.some(isCascading))
    return isApproved(object)
      ? `its objects to go${left(goingOf(object, objects))}`
      : 'somebody who approves the deletion of its objects (Delete=confirm) in Argo CD';
  if (own.includes(hooks[1])) return 'the post-delete hooks of its chart';
  if (own.length > 0) return 'Argo CD to clear the hooks of its chart away';
  return finalizers.length > 0
    ? `whoever has to take its finalizer ${finalizers.map((one) => `"${inSentence(one, 80)}"`).join(', ')} away`
    : 'nothing any more';
}

/** `: 2 are there, Namespace web is held by its finalizer "kubernetes"` */
function left(there: readonly SeenManaged[]): string {
  const held = there.find(({ deleting, finalizers }) => deleting && finalizers.length > 0);
  const one = held ?? there[0];
  if (one === undefined) return '';
  const by = (held?.finalizers ?? []).map((finalizer) => `"${inSentence(finalizer, 80)}"`).join(', ');
  const named = `${inSentence(nameOfManaged(one), 120)} ${by === '' ? 'is one of them' : `is held by its finalizer ${by}`}`;
  return `: ${there.length} ${there.length === 1 ? 'is' : 'are'} there, ${named}`;
}

/** Whether nothing waits for an approval, or it was given (`IsDeletionConfirmed` looks at its time, too). */
function isApproved(object: unknown): boolean {
  const isWanted = listAt(object, 'status', 'resources').some((one) => isTrueAt(one, 'requiresDeletionConfirmation'));
  return !isWanted || textAt(object, 'metadata', 'annotations', 'argocd.argoproj.io/deletion-approved') !== '';
}

function isOwn(finalizer: string): boolean {
  return isCascading(finalizer) || isHook(finalizer);
}

function isCascading(finalizer: string): boolean {
  return finalizer === resources || finalizer.startsWith(`${resources}/`);
}

function isHook(finalizer: string): boolean {
  return hooks.some((one) => finalizer === one || finalizer.startsWith(`${one}/`));
}
