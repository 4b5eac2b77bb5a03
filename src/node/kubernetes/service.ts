import type { Client } from './client.ts';
import { isAbsent } from './discovery.ts';
import { failed } from './failed.ts';
import { limits } from './limits.ts';
import { servicePath } from './path.ts';

/**
 * What a Service answers to a GET through the proxy of the API server
 * (https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/#manually-constructing-apiserver-proxy-urls).
 * `service` is `scheme:name:port`. Throws `Failed`; an answer of more than 1 MiB is not read.
 */
export async function askService(
  client: Client,
  { namespace, service }: { readonly namespace: string; readonly service: string },
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const asking = {
    path: servicePath(namespace, service, path),
    accept: '*/*',
    right: { verb: 'get', group: '', resource: 'services/proxy', namespace },
    verb: 'get',
    body: null,
  } as const;
  try {
    return await client.text(asking, limits.service, signal);
  } catch (error) {
    // The 404 of a Service looks like one of the API server for a kind that it does not know.
    if (!isAbsent(error)) throw error;
    throw failed('missing', `Service "${service}" in namespace "${namespace}" has nothing at "${path}".`);
  }
}
