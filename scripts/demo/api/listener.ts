import { once } from 'node:events';
import { createServer } from 'node:https';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Identity } from './certificate.ts';
import { protobuf, secretIn } from './protobuf.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** Bytes of a request's body: as many as etcd takes, and a few. */
const largest = 4 * 1024 * 1024;

/** An HTTPS server on this machine alone, that can go and come back on the same port. */
export class Listener {
  readonly #identity: Identity;
  readonly #handler: Handler;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port: number;

  /** Port 0 is whichever is free. */
  constructor(identity: Identity, port: number, handler: Handler) {
    this.#identity = identity;
    this.#port = port;
    this.#handler = handler;
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  /** Rejects when the port is taken. */
  async start(): Promise<void> {
    if (this.#server !== null) return;
    const { certificate: cert, key } = this.#identity;
    const server = createServer({ cert, key }, (request, response) => this.#read(request, response));
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.on('tlsClientError', () => undefined);
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** As when a process is killed: all connections are cut, and nothing listens. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await closed;
  }

  #read(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > largest) request.destroy();
      else parts.push(part);
    });
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => this.#handler(request, response, textOf(request, Buffer.concat(parts))));
  }
}

/** What is sent as protobuf is read as JSON, as far as anybody here sends it. */
function textOf({ headers }: IncomingMessage, body: Buffer): string {
  const secret = headers['content-type'] === protobuf ? secretIn(body) : undefined;
  return secret === undefined ? body.toString() : JSON.stringify(secret);
}
