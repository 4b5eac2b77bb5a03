import { createServer as createHttp } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { pem } from './certificates.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface ApiServer {
  readonly url: string;
  readonly port: number;
  /** Method and path of what came, in order. */
  readonly asked: string[];
  /** The headers of what came. */
  readonly headers: IncomingMessage['headers'][];
  /** How many connections were made. */
  readonly connections: number;
  /** Resolves when so many requests have come. */
  came(count: number): Promise<void>;
  /** Cuts all connections, as when a process is killed. */
  cut(): void;
  /** The same, and nobody listens any more. */
  stop(): void;
  handler: Handler;
}

/** A server on this machine with a certificate of the fixtures; null for plain HTTP. It does what the handler says. */
export async function apiServer(handler: Handler, certificate: string | null = 'server'): Promise<ApiServer> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const sockets = new Set<Socket>();
  const waiting = new Set<() => void>();
  let connections = 0;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`);
      headers.push(request.headers);
      server.handler(request, response, Buffer.concat(parts).toString());
      for (const look of waiting) look();
    });
  };
  const listener =
    certificate === null
      ? createHttp(answer)
      : createServer(
          {
            cert: pem(`${certificate}.pem`),
            key: pem(`${certificate}.key`),
            ca: pem('authority.pem'),
            requestCert: true,
            rejectUnauthorized: false,
          },
          answer,
        );
  listener.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  listener.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const stop = (): void => {
    cut();
    listener.close();
  };
  onTestFinished(stop);
  const { port } = listener.address() as AddressInfo;
  const server: ApiServer = {
    url: `${certificate === null ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    asked,
    headers,
    get connections() {
      return connections;
    },
    came: async (count) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = (): void => {
        if (asked.length >= count) resolve();
      };
      waiting.add(look);
      look();
      await promise;
      waiting.delete(look);
    },
    cut,
    stop,
    handler,
  };
  return server;
}

/** An answer of JSON. */
export function json(response: ServerResponse, value: unknown, code = 200, headers: Record<string, string> = {}): void {
  response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

/** A Status, as the API server sends it. */
export function status(response: ServerResponse, code: number, reason = '', more: Record<string, unknown> = {}): void {
  json(
    response,
    { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: `${reason} it is.`, reason, code, ...more },
    code,
  );
}

/** Answers discovery of Pods, Namespaces and Secrets, and leaves the rest to the handler. */
export function withDiscovery(handler: Handler): Handler {
  const core = {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [
      { name: 'pods', kind: 'Pod', namespaced: true },
      { name: 'pods/log', kind: 'Pod', namespaced: true },
      { name: 'namespaces', kind: 'Namespace', namespaced: false },
      { name: 'secrets', kind: 'Secret', namespaced: true },
    ],
  };
  return (request, response, body) => {
    if (request.url === '/api/v1') json(response, core);
    else handler(request, response, body);
  };
}
