import { isTrueAt, listAt, textAt, textsAt, wordAt } from '../kubernetes/read.ts';
import type { Kind } from '../kubernetes/query.ts';

/** An object that an Application manages: all that `status.resources` says about where it is. */
export interface Managed extends Kind {
  /** Null for kinds without namespaces. */
  readonly namespace: string | null;
  readonly name: string;
  /** Argo CD deletes it only when somebody has approved that. */
  readonly needsApproval: boolean;
}

/** The same, with what the cluster says. */
export interface SeenManaged extends Managed {
  /** Null when that could not be read. */
  readonly isThere: boolean | null;
  /** Of the object as it is; empty when it could not be read. */
  readonly annotations: Readonly<Record<string, string>>;
  /** It is being deleted, and these have yet to let it go. */
  readonly deleting: boolean;
  readonly finalizers: readonly string[];
}

/** All objects that an Application manages, in its order. */
export function managedOf(object: unknown): readonly Managed[] {
  return listAt(object, 'status', 'resources').flatMap((one) => {
    const [group, version, kind, name] = ['group', 'version', 'kind', 'name'].map((key) => textAt(one, key));
    if (!kind || !name) return [];
    return {
      apiVersion: group ? `${group}/${version || 'v1'}` : version || 'v1',
      kind,
      namespace: wordAt(one, 'namespace'),
      name,
      needsApproval: isTrueAt(one, 'requiresDeletionConfirmation'),
    };
  });
}

/** The options for all objects of an Application. */
export function syncOptionsOf(object: unknown): readonly string[] {
  return textsAt(object, 'spec', 'syncPolicy', 'syncOptions');
}

/**
 * Why an object stays when an Application is deleted with its objects; null when it goes (3.5.7: appcontroller.go,
 * shouldBeDeleted). What could not be read counts as going.
 */
export function staysBecause(
  { apiVersion, kind, annotations }: Pick<SeenManaged, 'apiVersion' | 'kind' | 'annotations'>,
  options: readonly string[],
): string | null {
  if (isDefinition({ apiVersion, kind })) return 'Argo CD deletes no definitions';
  const own = optionIn(listed(annotations['argocd.argoproj.io/sync-options']), 'Delete');
  if (own === 'false') return 'Delete=false';
  if (own === null && optionIn(options, 'Delete') === 'false') return 'Delete=false of the Application';
  return listed(annotations['helm.sh/resource-policy']).includes('keep') ? 'helm.sh/resource-policy: keep' : null;
}

/** Those of an Application's objects that go when it is deleted with them, and are not gone yet. */
export function goingOf(object: unknown, objects: readonly SeenManaged[]): readonly SeenManaged[] {
  const options = syncOptionsOf(object);
  return objects.filter((one) => one.isThere !== false && staysBecause(one, options) === null);
}

/** Whether it says that it stays in the cluster when it leaves Git: deletion with the Application is another thing. */
export function isUnpruned({ annotations }: Pick<SeenManaged, 'annotations'>): boolean {
  return optionIn(listed(annotations['argocd.argoproj.io/sync-options']), 'Prune') === 'false';
}

/** Whether it is what runs before or after a deletion, by its annotations. */
export function isDeletionHook({ annotations }: Pick<SeenManaged, 'annotations'>): boolean {
  const argo = listed(annotations['argocd.argoproj.io/hook']);
  if (argo.length > 0) return argo.some((one) => one === 'PreDelete' || one === 'PostDelete');
  return listed(annotations['helm.sh/hook']).some((one) => one === 'pre-delete' || one === 'post-delete');
}

/** `Namespace web`, `Deployment web/api` */
export function nameOfManaged({ kind, namespace, name }: Pick<Managed, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
}

export function isDefinition({ apiVersion, kind }: Kind): boolean {
  return kind === 'CustomResourceDefinition' && apiVersion.startsWith('apiextensions.k8s.io/');
}

export function isNamespace({ apiVersion, kind }: Kind): boolean {
  return kind === 'Namespace' && apiVersion === 'v1';
}

/** The value of `Name=value` in a list; null where there is none. */
function optionIn(options: readonly string[], name: string): string | null {
  return options.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
