import { createServer, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { Failure } from '../environment/failure.ts';
import type { Place } from './place.ts';

/** What the keeper of a cluster does for others. Each returns when it is done, and throws why it can't be. */
export type Orders = {
  /** The processes by name; valid inside and outside of the namespace. */
  pids(): Promise<Readonly<Record<string, number>>>;
  /** Starts a part, once: returns at once when it is there. */
  start(part: string): Promise<void>;
  /** Sends a signal to a process and returns when it has ended. */
  stop(name: string, signal: NodeJS.Signals): Promise<void>;
  /** Starts a process again on the data that it left, with more flags than before; ends it first if it runs. */
  restart(name: string, flags: readonly string[]): Promise<void>;
};

type Reply = { readonly value?: unknown; readonly refused?: string };

/** Answers orders on the socket of the cluster, which only its owner can open. */
export async function answerOrders(place: Place, orders: Orders): Promise<void> {
  const server = createServer((asked, response) => {
    void replyTo(asked, orders).then((reply) => response.end(JSON.stringify(reply)));
  });
  // An order takes as long as it takes; whoever gave it has a limit.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.control, resolve);
  });
}

async function replyTo(asked: IncomingMessage, orders: Orders): Promise<Reply> {
  try {
    const { order, args } = JSON.parse(await text(asked)) as { order: keyof Orders; args: never };
    const does = orders[order] as (...given: unknown[]) => Promise<unknown>;
    return { value: await does(...(args as unknown[])) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

/** The orders as one gives them from elsewhere; fails when nobody keeps the cluster. */
export function ordersTo(place: Place): Orders {
  return {
    pids: async () => (await give(place, 'pids')) as Readonly<Record<string, number>>,
    start: async (part) => void (await give(place, 'start', part)),
    stop: async (name, signal) => void (await give(place, 'stop', name, signal)),
    restart: async (name, flags) => void (await give(place, 'restart', name, flags)),
  };
}

async function give(place: Place, order: keyof Orders, ...args: readonly unknown[]): Promise<unknown> {
  const reply = JSON.parse(await post(place, JSON.stringify({ order, args }))) as Reply;
  if (reply.refused !== undefined) throw new Failure('cluster/order', reply.refused);
  return reply.value;
}

function post(place: Place, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: place.control, method: 'POST', agent: false }, (response) => {
      text(response).then(resolve, reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
