import type { Failure } from '../../../../../src/domain/kubernetes/failure.ts';
import { failureIn, kubeconfig, never, opened } from '../opened.ts';
import { kubelet, ports } from './kubelet.ts';
import type { Forwarding } from './kubelet.ts';

export const place = { namespace: 'keys', pod: 'sealed-0', port: 8080 };
export const path = '/v1/cert.pem';

/** A cluster whose kubelet does so. */
export async function home(forward: (forwarding: Forwarding) => unknown, user: Readonly<Record<string, unknown>> = {}) {
  const server = await kubelet(forward);
  return { server, ...(await opened(kubeconfig(server.url, { user }))) };
}

/** An answer of HTTP. */
export const http = (text: string, status = '200 OK', more = ''): string =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${text.length}\r\n${more}\r\n${text}`;

/** Agrees, opens the channels and sends what comes out of the Pod. */
export const says =
  (...bytes: readonly Buffer[]) =>
  async ({ accept, send, request }: Forwarding): Promise<void> => {
    accept();
    send(ports());
    await request();
    send(...bytes);
  };

export const way = 'The way to port 8080 of Pod "keys/sealed-0"';

/** What does not follow the protocol. */
export const unreadable = (why: string) => ({
  code: 'unreadable',
  message: `${way} is no WebSocket that can be read: ${why}.`,
});

/** Agrees, and then this comes at once. */
export const sending =
  (...bytes: readonly Buffer[]) =>
  ({ accept, send }: Forwarding): void => {
    accept();
    send(...bytes);
  };

/** The failure that comes of it; nothing is left of the connection. */
export async function failureOf(forward: (forwarding: Forwarding) => unknown): Promise<Failure> {
  const { cluster, server, timers } = await home(forward);
  const failure = failureIn(await cluster.askPod(place, path, never));
  await server.ended();
  if (timers.pending.length > 0) throw new Error('Somebody still waits.');
  return failure;
}
