import type { ServerResponse } from 'node:http';
import type { Handler } from '../node/kubernetes/server.ts';
import { json, status } from '../node/kubernetes/server.ts';

/** A small API of Namespaces, Pods and Ships that does what Kubernetes does, until it is told otherwise. */
export class House {
  uid = '00000000-0000-4000-8000-000000000001';
  pods: string[] = ['a', 'b'];
  hasShips = false;
  /** Objects of a page. */
  page = 250;
  /** Answers instead of the house, when it takes the request. */
  instead: (request: { readonly url: URL; readonly isWatch: boolean }, response: ServerResponse) => boolean = () =>
    false;
  readonly watches = new Set<ServerResponse>();
  #version = 10;

  readonly handler: Handler = (request, response) => {
    const url = new URL(request.url ?? '', 'https://house');
    const isWatch = url.searchParams.get('watch') === 'true';
    if (this.instead({ url, isWatch }, response)) return;
    if (isWatch) this.#watch(response);
    else this.#answer(url, response);
  };

  /** A Pod comes: who watches is told. */
  add(name: string): void {
    this.pods.push(name);
    this.#version++;
    for (const watch of this.watches) watch.write(`${JSON.stringify({ type: 'ADDED', object: this.#pod(name) })}\n`);
  }

  #watch(response: ServerResponse): void {
    this.watches.add(response);
    response.on('close', () => this.watches.delete(response));
    response.writeHead(200).flushHeaders();
  }

  #answer(url: URL, response: ServerResponse): void {
    const metadata = { resourceVersion: String(this.#version) };
    switch (url.pathname) {
      case '/version':
        return json(response, { gitVersion: 'v1.36.0' });
      case '/api/v1':
        return json(response, {
          resources: [
            { name: 'namespaces', kind: 'Namespace', namespaced: false },
            { name: 'pods', kind: 'Pod', namespaced: true },
          ],
        });
      case '/api/v1/namespaces/kube-system':
        return json(response, { metadata: { name: 'kube-system', uid: this.uid } });
      case '/api/v1/pods':
      case '/api/v1/namespaces/web/pods': {
        const from = Number(url.searchParams.get('continue') ?? 0);
        const next = from + this.page < this.pods.length ? { continue: String(from + this.page) } : {};
        const items = this.pods.slice(from, from + this.page).map((name) => this.#pod(name));
        return json(response, { metadata: { ...metadata, ...next }, items });
      }
      case '/apis/example.org/v1':
        if (this.hasShips) return json(response, { resources: [{ name: 'ships', kind: 'Ship', namespaced: false }] });
        break;
      case '/apis/example.org/v1/ships':
        return json(response, { metadata, items: [{ metadata: { name: 'a' } }] });
    }
    status(response, 404, '');
  }

  #pod(name: string) {
    return { metadata: { name, namespace: 'web', resourceVersion: String(this.#version) } };
  }
}
