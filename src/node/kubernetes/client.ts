import type { Right } from '../../domain/kubernetes/failure.ts';
import type { Requests } from '../../domain/kubernetes/exchange.ts';
import type { Written } from '../../domain/kubernetes/written.ts';
import type { Clock } from '../../ports.ts';
import type { Credentials } from './credentials/credentials.ts';
import { failed, Failed } from './failed.ts';
import { readBody } from './http/body.ts';
import { persistently } from './http/retry.ts';
import type { Patience } from './http/retry.ts';
import type { Arrived, Body, Switched, Transport } from './http/transport.ts';
import { limits } from './limits.ts';
import { ofStatus, readStatus, retryAfterOf, silent } from './status.ts';
import type { Status } from './status.ts';

export interface Asking {
  readonly path: string;
  readonly accept: string;
  readonly right: Right;
  /** As it is counted. */
  readonly verb: keyof Requests;
  /** What is sent; null for a GET. */
  readonly body: Body | null;
  /** What is to be written, if only by a dry run: its refusal is told in sentences about it. */
  readonly written?: Written;
  /** Milliseconds to the headers of the answer, when that may take longer than usual. */
  readonly limit?: number;
}

export interface ClientWorld extends Patience {
  readonly clock: Clock;
  /** How we call ourselves. */
  readonly agent: string;
}

/** An answer that is no success, with what the server has said. */
export class Refused extends Failed {
  readonly status: Status;

  constructor({ failure }: Failed, status: Status) {
    super(failure);
    this.status = status;
  }
}

/** Sends requests with the credentials of a context, and turns what is no success into `Failed`. */
export class Client {
  readonly #transport: Transport;
  readonly #credentials: Credentials;
  readonly #world: ClientWorld;
  readonly #sent = { list: 0, get: 0, watch: 0, write: 0 };

  constructor(transport: Transport, credentials: Credentials, world: ClientWorld) {
    this.#transport = transport;
    this.#credentials = credentials;
    this.#world = world;
  }

  get server(): string {
    return this.#transport.name;
  }

  get requests(): Requests {
    return { ...this.#sent };
  }

  /** The JSON of an answer, tried again where that helps. Throws `Failed`. */
  json(
    asking: Asking,
    signal: AbortSignal,
  ): Promise<{ readonly value: unknown; readonly warnings: readonly string[] }> {
    return persistently(() => this.#json(asking, signal), this.#world, signal);
  }

  /** The text of an answer that may be no longer than so many bytes, tried again where that helps. Throws `Failed`. */
  text(asking: Asking, limit: number, signal: AbortSignal): Promise<string> {
    return persistently(async () => this.#read(await this.open(asking, signal), limit), this.#world, signal);
  }

  /**
   * The connection, once another protocol is spoken on it that the headers ask for; tried again where that helps. Throws
   * `Failed`, also when the server keeps to HTTP.
   */
  switchTo(asking: Asking, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Switched> {
    return persistently(() => this.#switch(asking, headers, signal), this.#world, signal);
  }

  /** An answer with its body to come, tried once. Throws `Failed`. */
  async open(asking: Asking, signal: AbortSignal): Promise<Arrived> {
    return this.#succeeded(await this.#send(asking, null, signal), asking);
  }

  close(): void {
    this.#transport.close();
  }

  async #switch(asking: Asking, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Switched> {
    const arrived = await this.#send(asking, headers, signal);
    if (arrived.switched !== null) return arrived.switched;
    (await this.#succeeded(arrived, asking)).discard();
    throw failed('unreadable', `${this.server} answers ${arrived.status}, and does not change the protocol.`, {
      remedy: 'Look whether a proxy on the way to the cluster lets WebSockets through.',
    });
  }

  async #succeeded(arrived: Arrived, asking: Asking): Promise<Arrived> {
    if (arrived.status >= 200 && arrived.status < 300) return arrived;
    const status = await this.#status(arrived);
    throw new Refused(ofStatus(status, this.#asked(asking), this.#retryAfter(arrived)), status);
  }

  async #json(asking: Asking, signal: AbortSignal) {
    const arrived = await this.open(asking, signal);
    const body = await this.#read(arrived, limits.body);
    return { value: this.#parsed(body), warnings: warningsIn(arrived.headers['warning']) };
  }

  #read(arrived: Arrived, limit: number): Promise<string> {
    return readBody(arrived.body(limits.silence), limit, `The answer of ${this.server}`);
  }

  #parsed(body: string): unknown {
    try {
      return JSON.parse(body);
    } catch {
      throw failed('unreadable', `${this.server} answers with something that is no JSON.`, {
        remedy: 'Look whether the address in the kubeconfig is that of a Kubernetes API.',
      });
    }
  }

  /** Refused credentials are had anew, once: they may have run out before their time. */
  async #send(
    asking: Asking,
    switching: Readonly<Record<string, string>> | null,
    signal: AbortSignal,
  ): Promise<Arrived> {
    const first = await this.#try(asking, switching, signal);
    if (first.status !== 401 || !this.#credentials.renew()) return first;
    first.discard();
    return this.#try(asking, switching, signal);
  }

  async #try(
    { path, accept, body, verb, limit = limits.headers }: Asking,
    switching: Readonly<Record<string, string>> | null,
    signal: AbortSignal,
  ): Promise<Arrived> {
    const { headers, secure } = await this.#credentials.current(signal);
    this.#sent[verb]++;
    const sending = {
      path,
      headers: { Accept: accept, 'User-Agent': this.#world.agent, ...headers, ...switching },
      body,
      secure,
      switches: switching !== null,
      limit,
    };
    return this.#transport.send(sending, signal);
  }

  async #status({ status, ...arrived }: Arrived): Promise<Status> {
    try {
      return readStatus(await readBody(arrived.body(limits.silence), limits.errorBody, ''), status);
    } catch (error) {
      // What is wrong is said by the status already.
      if (error instanceof Failed) return silent(status);
      throw error;
    }
  }

  #asked({ right, written }: Asking) {
    return { server: this.server, right, written };
  }

  #retryAfter({ headers }: Arrived): number | null {
    return retryAfterOf(headers['retry-after'], this.#world.clock.now());
  }
}

/** `299 - "text"` (RFC 7234, 5.5), as the API server sends it; several come as one line with commas. */
function warningsIn(header: string | readonly string[] | undefined): readonly string[] {
  const text = typeof header === 'string' ? header : (header ?? []).join(', ');
  return [...text.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, warning = '']) =>
    warning.replaceAll(/\\(.)/g, '$1'),
  );
}
