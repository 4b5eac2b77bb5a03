import { failureOf } from '../../domain/kubernetes/failure.ts';
import { splitApiVersion } from '../../domain/kubernetes/object.ts';
import type { Kind } from '../../domain/kubernetes/query.ts';
import type { Client } from './client.ts';
import { Failed } from './failed.ts';
import { isMap } from './kubeconfig/field.ts';
import { Once } from './once.ts';
import { groupPath } from './path.ts';
import type { Resource } from './path.ts';

type Known = ReadonlyMap<string, Resource>;

/** Where kinds are in the API: asked once a group and version, and again when a kind is missing. */
export class Discovery {
  readonly #client: Client;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Once<Known>>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Throws `Failed`, with `no-kind` when the cluster does not have it. */
  async find(kind: Kind, signal: AbortSignal): Promise<Resource> {
    const found = this.#known.get(kind.apiVersion)?.get(kind.kind);
    if (found !== undefined) return found;
    const known = await this.#ask(kind.apiVersion, signal);
    const resource = known.get(kind.kind);
    if (resource === undefined) throw noKind(kind);
    return resource;
  }

  /** The cluster no longer has it where it was. */
  forget({ apiVersion }: Kind): void {
    this.#known.delete(apiVersion);
  }

  async #ask(apiVersion: string, signal: AbortSignal): Promise<Known> {
    const asking = this.#asking.get(apiVersion) ?? new Once((shared) => this.#load(apiVersion, shared));
    this.#asking.set(apiVersion, asking);
    const known = await asking.run(signal);
    this.#known.set(apiVersion, known);
    return known;
  }

  async #load(apiVersion: string, signal: AbortSignal): Promise<Known> {
    const { group, version } = splitApiVersion(apiVersion);
    const path = groupPath(group, version);
    const right = { verb: 'get', group: '', resource: path, namespace: null } as const;
    const asking = {
      path,
      accept: 'application/json',
      right,
      verb: 'get',
      body: null,
    } as const;
    try {
      return read((await this.#client.json(asking, signal)).value, group, version);
    } catch (error) {
      if (isAbsent(error)) return new Map();
      throw error;
    }
  }
}

/** Whether the server has answered 404. */
export function isAbsent(error: unknown): error is Failed {
  return error instanceof Failed && (error.failure.code === 'missing' || error.failure.code === 'no-kind');
}

export function noKind({ apiVersion, kind }: Kind): Failed {
  return new Failed(
    failureOf('no-kind', `The cluster has no ${kind} of ${apiVersion}.`, { remedy: 'Install what defines it.' }),
  );
}

/** APIResourceList; subresources have a slash in their name. */
function read(value: unknown, group: string, version: string): Known {
  const resources = isMap(value) && Array.isArray(value['resources']) ? value['resources'] : [];
  return new Map(
    resources.flatMap((one: unknown) => {
      if (!isMap(one)) return [];
      const { name, kind, namespaced } = one;
      if (typeof name !== 'string' || typeof kind !== 'string' || name.includes('/')) return [];
      return [[kind, { group, version, plural: name, namespaced: namespaced === true }] as const];
    }),
  );
}
