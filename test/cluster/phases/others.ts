import type { Api } from '../../../scripts/cluster/api.ts';
import { referenceOf } from '../../../scripts/cluster/objects.ts';
import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { each, put, removeAtOnce } from './install.ts';

/** Kinds of which checks judge every object, whoever has made it. */
const kinds = [
  { apiVersion: 'v1', kind: 'Node', path: '/api/v1/nodes' },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    path: '/api/v1/namespaces/kube-system/secrets?labelSelector=sealedsecrets.bitnami.com/sealed-secrets-key',
  },
  { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', path: '/apis/bitnami.com/v1alpha1/sealedsecrets' },
] as const;

/** Takes away what suites before have left of these kinds; what it returns goes back by `putBack`. */
export async function setAside(api: Api): Promise<readonly KubeObject[]> {
  const aside: KubeObject[] = [];
  for (const { apiVersion, kind, path } of kinds) {
    const { status, body } = await api('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status}`);
    for (const item of (body as { readonly items: readonly KubeObject[] }).items)
      aside.push({ ...item, apiVersion, kind, metadata: lasting(item.metadata) });
  }
  await each(aside, (object) => removeAtOnce(api, referenceOf(object)));
  return aside;
}

/** The nodes and keys that others rely on. */
export async function putBack(api: Api, aside: readonly KubeObject[]): Promise<void> {
  await each(
    aside.filter(({ kind }) => kind !== 'SealedSecret'),
    (object) => put(api, object),
  );
}

/** What somebody has said of it, without what the server adds. */
function lasting({ name, namespace, labels, annotations }: KubeObject['metadata']): KubeObject['metadata'] {
  return { name, ...(namespace && { namespace }), ...(labels && { labels }), ...(annotations && { annotations }) };
}
