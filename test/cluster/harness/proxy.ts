import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A way to a server that can fail as networks do. */
export interface Proxy {
  readonly port: number;
  /** How many connections are open. */
  readonly connections: number;
  /** How many bytes have come from clients so far. */
  readonly sent: number;
  /** From now on connections come about and nothing passes, neither way, until `mend`; then what was held back does. */
  swallow(): void;
  mend(): void;
  /** Resets all connections, once, or of each after so many bytes of the server. */
  cut(): void;
  cutAfter(bytes: number | null): void;
  close(): Promise<void>;
}

/** Listens on the address of the server, at a free port, for what is meant for the server. Whoever opens it closes it. */
export async function proxyTo(host: string, port: number): Promise<Proxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSwallowing = false;
  let most: number | null = null;
  let sent = 0;
  const reset = (pair: readonly [Socket, Socket]): void => {
    pairs.delete(pair);
    for (const socket of pair) socket.resetAndDestroy();
  };
  const hold = ([client, server]: readonly [Socket, Socket]): void => {
    client.pause();
    server.pause();
  };
  const listener = createServer((client) => {
    const server = connect(port, host);
    const pair = [client, server] as const;
    let received = 0;
    pairs.add(pair);
    for (const socket of pair) {
      // A side that is gone takes the other with it, as the way between them has no word of its own.
      socket.on('error', () => reset(pair));
      socket.on('close', () => reset(pair));
    }
    client.on('data', (part) => {
      sent += part.length;
      server.write(part);
    });
    server.on('data', (part) => {
      received += part.length;
      if (most !== null && received > most) reset(pair);
      else client.write(part);
    });
    client.on('end', () => server.end());
    server.on('end', () => client.end());
    if (isSwallowing) hold(pair);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(0, host, resolve);
  });
  return {
    port: (listener.address() as AddressInfo).port,
    get connections() {
      return pairs.size;
    },
    get sent() {
      return sent;
    },
    swallow: () => {
      isSwallowing = true;
      for (const pair of pairs) hold(pair);
    },
    mend: () => {
      isSwallowing = false;
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    cut: () => {
      for (const pair of pairs) reset(pair);
    },
    cutAfter: (bytes) => {
      most = bytes;
    },
    close: async () => {
      for (const pair of pairs) reset(pair);
      await new Promise<void>((resolve) => void listener.close(() => resolve()));
    },
  };
}
