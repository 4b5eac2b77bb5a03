import type { Client } from './client.ts';
import { limits } from './limits.ts';
import { resourcePath, withQuery } from './path.ts';

/** Where Pods are in the API. */
const pods = { group: '', version: 'v1', plural: 'pods', namespaced: true } as const;

/** The end of what a container has printed, at most 1 MiB (`limitBytes` would give its beginning). Throws `Failed`. */
export async function logOf(
  client: Client,
  {
    namespace,
    pod,
    container,
  }: { readonly namespace: string; readonly pod: string; readonly container: string | null },
  signal: AbortSignal,
): Promise<string> {
  const path = `${resourcePath(pods, namespace, pod)}/log`;
  const asking = {
    path: withQuery(path, { container, tailLines: String(lines) }),
    accept: '*/*',
    right: { verb: 'get', group: '', resource: 'pods/log', namespace },
    verb: 'get',
    body: null,
  } as const;
  return client.text(asking, limits.service, signal);
}

/** More than a probe says. */
const lines = 1000;
