import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayDo, review } from './access.ts';
import type { User } from './access.ts';
import { makeIdentity } from './certificate.ts';
import { resourceList, reviewAt, rootsOf } from './discovery.ts';
import { answer, fail, json, NothingThere, read } from './answer.ts';
import { forbidden, notAllowed, notFound, unauthorized } from './failure.ts';
import type { Attempt } from './failure.ts';
import { Faults } from './faults.ts';
import { isNamed, apiVersionOf } from './kinds.ts';
import { Listener } from './listener.ts';
import { Pages } from './list.ts';
import { happen } from './mishap.ts';
import { State } from './state.ts';
import { openApiOf } from './openapi.ts';
import { targetOf, verbOf } from './target.ts';
import type { ObjectTarget, Target } from './target.ts';
import { objectText, shapeOf } from './view.ts';
import { watch } from './watch.ts';
import type { OpenWatch } from './watch.ts';
import { create, patch, remove, replace } from './write.ts';
import type { Admission, Written } from './write.ts';

/** A request as it came. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Null when nobody knows the token. */
  readonly user: string | null;
  readonly accept: string;
  /** Media type of the body. */
  readonly type: string;
  readonly body: string;
}

/** What the API of the platform has besides objects. Undefined leaves the request to the API itself. */
export interface Extras {
  readonly admission: Admission;
  /** Parts of objects, as a log or a proxy; throws `ApiFailure`. */
  part(target: ObjectTarget, query: URLSearchParams): { readonly type: string; readonly text: string } | undefined;
  /** Paths of its own, for administrators. */
  path(asked: Asked): Promise<unknown> | undefined;
}

export interface ServerOptions {
  readonly port: number;
  readonly now: () => Date;
  /** Milliseconds between two bookmarks of a watch. */
  readonly bookmarks: number;
  /** Who has which token. */
  readonly users: ReadonlyMap<string, User>;
  readonly extras: Extras;
  /** As the server writes it. */
  readonly version: string;
}

/** A Kubernetes API in this process: what it holds is in `state`, what goes wrong in `faults`. */
export class ApiServer {
  readonly state: State;
  readonly faults: Faults;
  readonly requests: Asked[] = [];
  readonly certificate: string;
  readonly #options: ServerOptions;
  readonly #listener: Listener;
  readonly #pages = new Pages();
  readonly #watches = new Map<OpenWatch, ServerResponse>();
  readonly #bookmarks: NodeJS.Timeout;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.state = new State(options.now);
    // Clients look at a clock of their own, whatever time it is in the demo.
    const identity = makeIdentity(new Date());
    this.certificate = identity.certificate;
    this.#listener = new Listener(identity, options.port, (...came) => void this.#answer(...came));
    this.faults = new Faults({ each: (kind, what) => this.#each(kind, what) }, () => this.state.history.compact());
    this.#bookmarks = setInterval(() => this.bookmark(), options.bookmarks).unref();
  }

  get url(): string {
    return this.#listener.url;
  }

  get watches(): number {
    return this.#watches.size;
  }

  start(): Promise<void> {
    return this.#listener.start();
  }

  stop(): Promise<void> {
    return this.#listener.stop();
  }

  async close(): Promise<void> {
    clearInterval(this.#bookmarks);
    await this.stop();
  }

  bookmark(): void {
    for (const open of this.#watches.keys()) open.bookmark();
  }

  async #answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    try {
      const { pathname, searchParams: query } = new URL(request.url ?? '/', this.url);
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const user = this.#options.users.get(token);
      const { accept = '', 'content-type': media = '' } = request.headers;
      const [type = ''] = media.split(';');
      const { method = '' } = request;
      const asked = { method, path: pathname, query, user: user?.name ?? null, accept, type, body };
      this.requests.push(asked);
      await this.#meet(asked, user, response);
    } catch (error) {
      fail(response, error);
    }
  }

  async #meet(asked: Asked, user: User | undefined, response: ServerResponse): Promise<void> {
    const target = targetOf(asked.path, this.state.kinds);
    const isWatch = ['true', '1'].includes(asked.query.get('watch') ?? '');
    const verb = target.type === 'objects' ? verbOf(asked.method, target, isWatch) : 'get';
    const mishap = this.faults.befalling({ target, verb });
    if (mishap !== null) return happen(mishap, response);
    if (user === undefined) throw unauthorized();
    if (target.type === 'objects') return this.#objects(asked, user, { target, verb }, response);
    json(response, 200, await this.#path(asked, user, target));
  }

  async #path(asked: Asked, user: User, target: Target): Promise<unknown> {
    const { path } = asked;
    const reviewed = reviewAt(path);
    if (reviewed !== null) {
      const may = (attempt: Omit<Attempt, 'user'>): boolean => this.#may(user, attempt);
      return review(reviewed, user, read(asked.body, asked.type), may);
    }
    if (path === '/version')
      return {
        major: '1',
        minor: this.#options.version.split('.')[1],
        gitVersion: this.#options.version,
        platform: 'linux/amd64',
      };
    if (['/healthz', '/livez', '/readyz'].includes(path)) return 'ok';
    const found =
      target.type === 'group'
        ? resourceList(this.state.kinds, target.group, target.version)
        : (rootsOf(this.state.kinds, path, this.url.slice('https://'.length)) ?? openApiOf(this.state.kinds, path));
    if (found !== null) return found;
    const own = user.groups.includes('system:masters') ? await this.#options.extras.path(asked) : undefined;
    if (own !== undefined) return own;
    throw new NothingThere();
  }

  #objects(
    asked: Asked,
    user: User,
    { target, verb }: { target: ObjectTarget; verb: string },
    response: ServerResponse,
  ): void {
    const { kind, namespace, name, part } = target;
    const { group, plural } = kind;
    const resource = part === null ? plural : `${plural}/${part}`;
    const attempt = { verb, group, resource, namespace, name };
    if (!this.#may(user, attempt)) throw forbidden({ user: user.name, ...attempt });
    const { query } = asked;
    if (part !== null && part !== 'status') {
      const said = this.#options.extras.part(target, query);
      if (said === undefined) throw new NothingThere();
      response.writeHead(200, { 'content-type': said.type }).end(said.text);
      return;
    }
    const shape = shapeOf(kind, asked.accept, query, this.#options.now());
    if (verb === 'watch') return this.#watch({ target, query, shape }, response);
    if (verb === 'list') return answer(response, 200, this.#pages.answer(this.state, target, query, shape));
    if (verb === 'get') {
      const found = this.state.get(
        { apiVersion: apiVersionOf(kind), kind: kind.kind },
        { namespace, name: name ?? '' },
      );
      if (found === undefined) throw notFound(kind, name ?? '');
      return answer(response, 200, objectText(shape, found));
    }
    const { code, object, warnings } = this.#write(asked, target, verb);
    if (warnings.length > 0)
      response.setHeader(
        'warning',
        warnings.map((text) => `299 - ${JSON.stringify(text)}`),
      );
    answer(response, code, objectText(shape, object));
  }

  #write({ query, body, type }: Asked, target: ObjectTarget, verb: string): Written {
    const writing = { state: this.state, admission: this.#options.extras.admission, now: this.#options.now() };
    switch (verb) {
      case 'create':
        return create(writing, target, query, read(body, type));
      case 'update':
        return replace(writing, target, query, read(body, type));
      case 'patch':
        return patch(writing, target, query, type, body);
      case 'delete':
        return { code: 200, object: remove(writing, target, query, body === '' ? {} : read(body, type)), warnings: [] };
      default:
        throw notAllowed();
    }
  }

  #watch(watched: Parameters<typeof watch>[1], response: ServerResponse): void {
    const open: OpenWatch = watch(this.state, watched, response, () => this.#watches.delete(open));
    if (!response.writableEnded) this.#watches.set(open, response);
  }

  #may(user: User, attempt: Omit<Attempt, 'user'>): boolean {
    const [plural = ''] = attempt.resource.split('/');
    const kind = this.state.kinds.find((one) => one.group === attempt.group && one.plural === plural);
    if (kind !== undefined && this.faults.forbids({ kind }, attempt)) return false;
    return mayDo(this.state, { ...user, groups: [...user.groups, 'system:authenticated'] }, attempt);
  }

  #each(kind: string | undefined, what: 'expire' | 'fall' | 'cut'): void {
    for (const [open, response] of this.#watches) {
      if (kind !== undefined && !isNamed(kind, open.target.kind)) continue;
      if (what === 'cut') response.destroy();
      else open[what]();
    }
  }
}
