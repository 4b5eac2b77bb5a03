import { everything } from '../../../../src/domain/kubernetes/query.ts';
import { kubeconfig, opened } from './opened.ts';
import { apiServer, withDiscovery } from './server.ts';
import type { Handler } from './server.ts';

export const pods = everything('v1', 'Pod');

export const pod = (name: string, more: Record<string, unknown> = {}) => ({
  metadata: { name, namespace: 'web', resourceVersion: '5', managedFields: [{ manager: 'x' }] },
  ...more,
});

/** A page of a list; `next` leads to the one after it. */
export const list = (items: readonly unknown[], next = '') => ({
  kind: 'PodList',
  metadata: { resourceVersion: '7', ...(next === '' ? {} : { continue: next }) },
  items,
});

/** A cluster whose server answers with discovery, and with the handler to all else. */
export async function cluster(handler: Handler, more: Parameters<typeof kubeconfig>[1] = {}) {
  const server = await apiServer(withDiscovery(handler));
  return { server, ...(await opened(kubeconfig(server.url, more))) };
}

/** Sends and sends, until nobody takes it any more. */
export const endless: Handler = (_, response) => {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write(megabyte));
  };
  response.on('drain', more);
  more();
};

const megabyte = Buffer.alloc(1024 * 1024, 'x');
