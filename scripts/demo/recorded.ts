import { definitionOf, pluralOf } from './api/kinds.ts';
import { isFields, itemsAt, mapAt, textAt } from './field.ts';
import type { Fields } from './field.ts';

/** Whether an object stays in the cluster: hooks are run, and are gone. */
export function isKept(object: Fields): boolean {
  const annotations = mapAt(object, 'metadata', 'annotations');
  return !('helm.sh/hook' in annotations) && !('argocd.argoproj.io/hook' in annotations);
}

/** As much of a rendered object as the demo shows: no schemas, no settings of charts, nothing of a Secret but its name. */
export function recorded(object: Fields, namespace: string): Fields {
  switch (object['kind']) {
    case 'CustomResourceDefinition':
      return { ...definitionOf(definedBy(object)), status: undefined };
    case 'ConfigMap':
      return { ...placed(object, namespace), data: smallIn(mapAt(object, 'data')), binaryData: undefined };
    case 'Secret':
      return { ...placed(object, namespace), data: undefined, stringData: undefined };
    case 'MutatingWebhookConfiguration':
    case 'ValidatingWebhookConfiguration':
      return { ...object, webhooks: itemsAt(object, 'webhooks').map((one) => ({ name: textAt(one, 'name') })) };
    default:
      return placed(object, namespace);
  }
}

function definedBy(object: Fields) {
  const kind = textAt(object, 'spec', 'names', 'kind');
  return {
    group: textAt(object, 'spec', 'group'),
    kind,
    plural: textAt(object, 'spec', 'names', 'plural') || pluralOf(kind),
    scope: textAt(object, 'spec', 'scope'),
    versions: itemsAt(object, 'spec', 'versions')
      .filter(({ served }) => served === true)
      .map((version) => textAt(version, 'name')),
  };
}

/** Objects of a namespace that do not name it get that of their application, as Argo CD does it. */
function placed(object: Fields, namespace: string): Fields {
  const metadata = mapAt(object, 'metadata');
  const here = metadata['namespace'] ?? (ofTheCluster.has(textAt(object, 'kind')) ? undefined : namespace);
  return { ...object, metadata: { ...metadata, namespace: here } };
}

const ofTheCluster: ReadonlySet<string> = new Set([
  'APIService',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'Namespace',
  'PriorityClass',
  'StorageClass',
  'ValidatingPolicy',
]);

/** Files in a ConfigMap are for those who mount it. */
function smallIn(data: Fields): Fields {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => !isFields(value) && String(value).length < 200));
}
