import type { Timers } from '../../../ports.ts';
import { Refused } from '../client.ts';
import type { Asking, Client } from '../client.ts';
import { isAbsent } from '../discovery.ts';
import { failed, Failed } from '../failed.ts';
import { ofNetwork } from '../http/network.ts';
import type { Switched } from '../http/transport.ts';
import { resourcePath, withQuery } from '../path.ts';
import { ofStatus } from '../status.ts';
import { unreadable } from './frame.ts';
import { getOver, lowered } from './get.ts';
import { portStream, subprotocol } from './portStream.ts';
import { handshake, WebSocketMessages } from './webSocket.ts';

export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}

/** Milliseconds for question and answer, once the port is forwarded. */
const longest = 10_000;

const pods = { group: '', version: 'v1', plural: 'pods', namespaced: true } as const;

/**
 * What a port of a Pod answers to a GET, through the API server and the kubelet
 * (https://kubernetes.io/docs/reference/kubectl/generated/kubectl_port-forward/). Throws `Failed`; an answer of more than
 * 1 MiB is not read, and no redirect is followed.
 */
export async function askPod(
  client: Client,
  timers: Timers,
  place: PodPort,
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const { port } = place;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw failed('refused', `${port} is no port.`);
  if (!/^\/[!-~]*$/.test(path)) throw failed('refused', `"${path}" is no path.`);
  const name = `Port ${port} of Pod "${place.namespace}/${place.pod}"`;
  const what = `The way to ${lowered(name)}`;
  const { headers, objection } = handshake(subprotocol);
  const switched = await forwarding(client, place, headers, signal);
  return within(switched, name, timers, signal, () => {
    const why = objection(switched.headers);
    if (why !== null) throw unreadable(what, why);
    const stream = portStream(new WebSocketMessages(switched, what), port, what);
    return getOver(stream, `localhost:${port}`, path, name);
  });
}

async function forwarding(
  client: Client,
  { namespace, pod, port }: PodPort,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Switched> {
  const right = { verb: 'create', group: '', resource: 'pods/portforward', namespace } as const;
  const path = `${resourcePath(pods, namespace, pod)}/portforward`;
  const asking: Asking = {
    path: withQuery(path, { ports: String(port) }),
    accept: '*/*',
    right,
    verb: 'get',
    body: null,
  };
  try {
    return await client.switchTo(asking, headers, signal);
  } catch (error) {
    if (isAbsent(error)) throw failed('missing', `There is no Pod "${pod}" in namespace "${namespace}".`);
    // It is asked by GET, which takes both rights: the server says which of them is missing.
    if (error instanceof Refused && error.status.code === 403 && /\bcannot get\b/.test(error.status.message))
      throw ofStatus(error.status, { server: client.server, right: { ...right, verb: 'get' } }, null);
    throw error;
  }
}

/** Does the work while there is time and interest, and ends the connection. */
async function within<Value>(
  { socket }: Switched,
  name: string,
  timers: Timers,
  signal: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  const ended = Promise.withResolvers<never>();
  const stop = (): void => ended.reject(signal.reason);
  const cancel = timers.after(longest, () => ended.reject(silent(name)));
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const value = await Promise.race([work(), ended.promise]);
    // What says that we have what we wanted still gets there.
    socket.destroySoon();
    return value;
  } catch (error) {
    socket.destroy();
    if (signal.aborted || error instanceof Failed) throw error;
    throw ofNetwork(error, name) ?? error;
  } finally {
    cancel();
    signal.removeEventListener('abort', stop);
  }
}

function silent(name: string): Failed {
  return failed('timeout', `${name} does not answer within ${longest / 1000} s.`, {
    remedy: 'Look whether the Pod runs and listens on this port.',
  });
}
