import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { createGunzip } from 'node:zlib';
import type { Timers } from '../../../ports.ts';
import { failed, Failed } from '../failed.ts';
import { limits } from '../limits.ts';
import { ofNetwork } from './network.ts';

/** How a connection is secured; the same object for all requests with the same certificates. */
export interface Secure {
  readonly secureContext: SecureContext;
  /** The name that the server has to have, when that is not the host. */
  readonly servername?: string;
  readonly rejectUnauthorized: boolean;
}

export interface Body {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** The media type of the text. */
  readonly type: string;
  readonly text: string;
}

export interface Sending {
  /** With its query, encoded. */
  readonly path: string;
  /** A list is sent as several lines. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** Null for a GET. */
  readonly body: Body | null;
  readonly secure: Secure;
  /** Whether the headers ask for another protocol on this connection (RFC 9110, 7.8). */
  readonly switches: boolean;
  /** Milliseconds to the headers of the answer. What has not been sent before the usual limit is given up then. */
  readonly limit: number;
}

export interface Arrived {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Decoded, broken off after so many milliseconds without a byte. Its errors are `Failed`. */
  body(silence: number): AsyncIterable<Buffer>;
  /** Ends the connection when the rest of the body is of no interest. */
  discard(): void;
  /** The connection when the other protocol is spoken on it from now on; whoever gets it ends it. Null for any other answer. */
  readonly switched: Switched | null;
}

/** A connection that has left HTTP. */
export interface Switched {
  readonly headers: http.IncomingHttpHeaders;
  readonly socket: Socket;
  /** What has come of the other protocol by now. */
  readonly head: Buffer;
}

/** The connections to one server. They are kept open and used again. */
export class Transport {
  readonly #server: URL;
  /** For sentences. */
  readonly name: string;
  readonly #proxy: string | null;
  readonly #timers: Timers;
  #connections: { readonly secure: Secure; readonly agent: http.Agent } | null = null;

  constructor(server: URL, proxy: string | null, timers: Timers) {
    this.#server = server;
    this.name = `${server.origin}${server.pathname.replace(/\/$/, '')}`;
    this.#proxy = proxy;
    this.#timers = timers;
  }

  /** Resolves with the headers of the answer, whatever its status. Rejects with `Failed`, or the reason of the signal. */
  async send(sending: Sending, signal: AbortSignal): Promise<Arrived> {
    signal.throwIfAborted();
    const request = this.#request(sending);
    const stop = (): void => void request.destroy();
    signal.addEventListener('abort', stop, { once: true });
    const cancel = this.#limit(request, sending.limit);
    try {
      const { response, switched } = await responseOf(request, sending);
      if (switched !== null) signal.removeEventListener('abort', stop);
      return { ...this.#arrived(response, signal, stop), switched };
    } catch (error) {
      signal.removeEventListener('abort', stop);
      throw this.#failed(error, signal);
    } finally {
      cancel();
    }
  }

  /** Ends all connections. */
  close(): void {
    this.#connections?.agent.destroy();
  }

  /** Ends a request that takes too long; the result keeps that from happening. */
  #limit(request: http.ClientRequest, limit: number): () => void {
    const end = (after: number): void => void request.destroy(this.#silent(after));
    let cancel = this.#timers.after(limits.headers, () => {
      // Who has not taken it by now is not there; who has may think about it.
      if (limit <= limits.headers || !request.writableFinished) end(limits.headers);
      else cancel = this.#timers.after(limit - limits.headers, () => end(limit));
    });
    return () => cancel();
  }

  #request({ path, headers, body, secure }: Sending): http.ClientRequest {
    const { protocol, hostname, port, pathname } = this.#server;
    const options = {
      method: body?.method ?? 'GET',
      agent: this.#agentFor(secure),
      hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port === '' ? undefined : port,
      path: `${pathname.replace(/\/$/, '')}${path}`,
      headers: {
        'Accept-Encoding': 'gzip',
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, several(value)])),
        ...(body === null ? {} : { 'Content-Type': body.type, 'Content-Length': Buffer.byteLength(body.text) }),
      },
    };
    const request = protocol === 'https:' ? https.request({ ...options, ...secure }) : http.request(options);
    // The kernel finds out that the other side is gone, also while a watch has nothing to say.
    request.setSocketKeepAlive(true, 15_000);
    return request;
  }

  #arrived(response: http.IncomingMessage, signal: AbortSignal, stop: () => void): Omit<Arrived, 'switched'> {
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: (silence) => this.#told(response, silence, signal, stop),
      discard: () => {
        signal.removeEventListener('abort', stop);
        response.destroy();
      },
    };
  }

  async *#told(
    response: http.IncomingMessage,
    silence: number,
    signal: AbortSignal,
    stop: () => void,
  ): AsyncIterable<Buffer> {
    const wait = (): (() => void) => this.#timers.after(silence, () => response.destroy(this.#silent(silence)));
    let cancel = wait();
    try {
      for await (const part of response.headers['content-encoding'] === 'gzip' ? gunzipped(response) : response) {
        cancel();
        yield part;
        cancel = wait();
      }
    } catch (error) {
      throw this.#failed(error, signal);
    } finally {
      cancel();
      signal.removeEventListener('abort', stop);
    }
  }

  /**
   * Connections that were made with other certificates are not used again: the agent does not tell them apart. What is
   * still going on there comes to its end.
   */
  #agentFor(secure: Secure): http.Agent {
    if (this.#connections?.secure === secure) return this.#connections.agent;
    for (const socket of Object.values(this.#connections?.agent.freeSockets ?? {}).flat()) socket?.destroy();
    const proxyEnv = this.#proxy === null ? {} : { HTTPS_PROXY: this.#proxy, HTTP_PROXY: this.#proxy };
    const options = { keepAlive: true, scheduling: 'lifo', proxyEnv } as const;
    const agent = this.#server.protocol === 'https:' ? new https.Agent(options) : new http.Agent(options);
    this.#connections = { secure, agent };
    return agent;
  }

  #silent(milliseconds: number): Failed {
    return failed('timeout', `${this.name} does not answer within ${milliseconds / 1000} s.`, {
      remedy: 'Look whether the cluster runs, and whether something on the way to it swallows connections.',
    });
  }

  #failed(error: unknown, signal: AbortSignal): unknown {
    if (signal.aborted) return signal.reason;
    return error instanceof Failed ? error : (ofNetwork(error, this.name) ?? error);
  }
}

function several(value: string | readonly string[]): string | string[] {
  return typeof value === 'string' ? value : [...value];
}

function responseOf(
  request: http.ClientRequest,
  { body, switches }: Sending,
): Promise<{ readonly response: http.IncomingMessage; readonly switched: Switched | null }> {
  return new Promise((resolve, reject) => {
    request.once('response', (response) => resolve({ response, switched: null }));
    if (switches)
      request.once('upgrade', (response: http.IncomingMessage, socket: Socket, head: Buffer) => {
        // As below: nobody may listen at the moment.
        socket.on('error', () => undefined);
        resolve({ response, switched: { headers: response.headers, socket, head } });
      });
    // It stays: a second error would else end the process.
    request.on('error', reject);
    request.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    request.end(body?.text);
  });
}

/** An error on either side ends both. */
function gunzipped(source: Readable): Readable {
  return pipeline(source, createGunzip(), () => undefined);
}
