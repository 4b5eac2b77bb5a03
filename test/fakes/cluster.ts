import { failureOf } from '../../src/domain/kubernetes/failure.ts';
import type { Answer, Failure, Right } from '../../src/domain/kubernetes/failure.ts';
import type { ClusterObject, Kind, Query } from '../../src/domain/kubernetes/query.ts';
import type { Listed, Requests, Tried, WatchEvent } from '../../src/domain/kubernetes/exchange.ts';
import type { Cluster } from '../../src/ports.ts';
import { MemoryObjects } from './objects.ts';
import { nameOf } from './selection.ts';
import { MemoryWrites } from './writes.ts';
import type { WriteCall } from './writes.ts';

export type Call =
  | 'version'
  | 'get'
  | 'list'
  | 'watch'
  | 'tryCreate'
  | 'may'
  | 'whoAmI'
  | 'ask'
  | 'askPod'
  | 'log'
  | WriteCall;

/** A cluster in memory: what is in it, and failures by order. */
export class MemoryCluster extends MemoryObjects implements Cluster {
  readonly context: string;
  readonly server: string;
  readonly namespace = 'default';
  /** What was called, with the kind, in order. */
  readonly calls: string[] = [];
  readonly #failures: {
    readonly call: Call;
    readonly kind: string | null;
    readonly failure: Failure;
    /** It is done all the same, and its answer is lost. */
    readonly isDone: boolean;
    times: number;
  }[] = [];
  readonly #sent = { list: 0, get: 0, watch: 0, write: 0 };
  isClosed = false;
  /** What admission says to an object; null admits it. */
  admission: (object: ClusterObject) => string | null = () => null;
  /** Whether somebody has a right; all have all. */
  rights: (right: Right, name: string | null) => boolean = () => true;
  user = 'me';
  /** What Services say, by `namespace/service/path`. */
  readonly services = new Map<string, string>();
  /** What containers have printed, by `namespace/pod/container`. */
  readonly logs = new Map<string, string>();
  readonly writes: MemoryWrites = new MemoryWrites(this, (call, kind, signal, work) =>
    this.#answer(call, kind, signal, () => {
      this.#sent.write++;
      return work();
    }),
  );
  /** What Pods say through a port-forward, by `namespace/pod:port/path`. */
  readonly pods = new Map<string, string>();

  /** Kinds are those that objects are put of, and `kinds`, as `apps/v1 Deployment`. */
  constructor(
    context = 'home',
    { uid = '00000000-0000-4000-8000-000000000001', kinds = [] }: { uid?: string; kinds?: readonly string[] } = {},
  ) {
    super();
    this.context = context;
    this.server = `https://${context}:6443`;
    for (const name of ['v1 Namespace', ...kinds]) {
      const [apiVersion = '', kind = ''] = name.split(' ');
      this.define({ apiVersion, kind });
    }
    this.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid } });
  }

  get requests(): Requests {
    return { ...this.#sent };
  }

  /** The next calls fail; those about one kind when it is named (`v1 Secret`). */
  fail(call: Call, failure: Failure, { times = 1, kind = null }: { times?: number; kind?: string | null } = {}): void {
    this.#failures.push({ call, kind, failure, isDone: false, times });
  }

  /** The next calls are heard and done, and their answers are lost. */
  lose(call: Call, failure: Failure, { times = 1, kind = null }: { times?: number; kind?: string | null } = {}): void {
    this.#failures.push({ call, kind, failure, isDone: true, times });
  }

  /** What was ordered to fail does not any more. */
  mend(): void {
    this.#failures.length = 0;
  }

  async version(signal: AbortSignal): Promise<Answer<string>> {
    return this.#answer('version', null, signal, () => {
      this.#sent.get++;
      return { value: 'v1.36.0' };
    });
  }

  async get(
    kind: Kind,
    { namespace, name }: { readonly namespace: string | null; readonly name: string },
    signal: AbortSignal,
  ): Promise<Answer<ClusterObject | null>> {
    return this.#answer('get', kind, signal, () => {
      this.#sent.get++;
      return { value: this.find(kind, namespace, name) };
    });
  }

  async list(query: Query, signal: AbortSignal): Promise<Answer<Listed>> {
    return this.#answer('list', query, signal, () => {
      this.#sent.list++;
      return { value: this.all(query) };
    });
  }

  async watch(
    query: Query,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer('watch', query, signal, () => {
      this.#sent.watch++;
      return this.follow(query, resourceVersion, onEvent, signal);
    });
  }

  async tryCreate(object: ClusterObject, signal: AbortSignal): Promise<Answer<Tried>> {
    return this.#answer('tryCreate', object, signal, () => {
      this.#sent.write++;
      const refusal = this.admission(object);
      return { value: { refusal, reason: refusal === null ? null : 'Forbidden', warnings: [] } };
    });
  }

  /** Asked as a review, which stores nothing: it counts as a `get`, as with a real cluster. */
  async may(right: Right, name: string | null, signal: AbortSignal): Promise<Answer<boolean>> {
    return this.#answer('may', null, signal, () => {
      this.#sent.get++;
      return { value: this.rights(right, name) };
    });
  }

  async whoAmI(signal: AbortSignal): Promise<Answer<string>> {
    return this.#answer('whoAmI', null, signal, () => {
      this.#sent.get++;
      return { value: this.user };
    });
  }

  async ask(
    { namespace, service }: { readonly namespace: string; readonly service: string },
    path: string,
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer('ask', null, signal, () => {
      this.#sent.get++;
      const said = this.services.get(`${namespace}/${service}/${path}`);
      if (said !== undefined) return { value: said };
      return { failure: failureOf('missing', `Service "${service}" has nothing at "${path}".`) };
    });
  }

  async askPod(
    { namespace, pod, port }: { readonly namespace: string; readonly pod: string; readonly port: number },
    path: string,
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer('askPod', null, signal, () => {
      this.#sent.get++;
      const said = this.pods.get(`${namespace}/${pod}:${port}/${path}`);
      if (said !== undefined) return { value: said };
      return { failure: failureOf('missing', `Port ${port} of Pod "${namespace}/${pod}" has nothing at "${path}".`) };
    });
  }

  async log(
    {
      namespace,
      pod,
      container,
    }: { readonly namespace: string; readonly pod: string; readonly container: string | null },
    signal: AbortSignal,
  ): Promise<Answer<string>> {
    return this.#answer('log', null, signal, () => {
      this.#sent.get++;
      const said = this.logs.get(`${namespace}/${pod}/${container ?? ''}`);
      if (said !== undefined) return { value: said };
      return { failure: failureOf('missing', `Pod "${namespace}/${pod}" has said nothing.`) };
    });
  }

  close(): void {
    this.isClosed = true;
    this.endWatches(closed);
  }

  async #answer<Value>(
    call: Call,
    kind: Kind | null,
    signal: AbortSignal,
    work: () => Answer<Value> | Promise<Answer<Value>>,
  ): Promise<Answer<Value>> {
    signal.throwIfAborted();
    this.calls.push(kind === null ? call : `${call} ${kind.kind}`);
    // As a real one: never within the call.
    await Promise.resolve();
    if (this.isClosed) return { failure: closed };
    const name = kind === null ? null : nameOf(kind);
    const ordered = this.#failures.find((one) => one.call === call && one.times > 0 && (one.kind ?? name) === name);
    if (ordered !== undefined) {
      ordered.times--;
      if (ordered.isDone) await work();
      return { failure: ordered.failure };
    }
    if (name !== null && !this.isDefined(name)) return { failure: failureOf('no-kind', `The cluster has no ${name}.`) };
    return work();
  }
}

const closed = failureOf('reset', 'The connection is closed.');
