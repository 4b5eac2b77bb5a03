import type { Kinds } from '../domain/policy/kinds.ts';
import { kindsOf } from '../domain/policy/kindsOf.ts';
import { LoadedPolicies } from '../domain/policy/loadedPolicies.ts';
import { Objects, resourceOf } from '../domain/policy/objects.ts';
import { PolicyWorld } from '../domain/policy/policyWorld.ts';
import type { Beside, KnownKind } from '../domain/policy/problems/problem.ts';
import { refusalsOf } from '../domain/policy/problems/refusals.ts';
import { roleOf } from '../domain/policy/role.ts';
import { inUsualNamespace } from '../domain/policy/suite/loaded.ts';
import { noValues } from '../domain/policy/suite/values.ts';
import type { Unread } from '../domain/policy/unread.ts';
import { exceptionOf } from '../domain/policy/validating/exception.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import { admitted } from './admitted.ts';
import type { ManifestObject } from './manifest.ts';
import type { After } from './nextExpiry.ts';
import { isOfPolicies, isPolicy } from './policyObjects.ts';
import type { PolicyObjects } from './policyObjects.ts';

/** What the files of a repository do not say by themselves. */
export interface PolicyRepository {
  /** Where objects of a file go that name no namespace. */
  readonly namespaceOf: (path: string) => string;
  /** Whether a file is a patch of Kustomize. */
  readonly isPatch: (path: string) => boolean;
  /** In milliseconds since 1970; null when it is not known. */
  readonly now: () => number | null;
  readonly after: After;
  /** The kinds that are known. */
  readonly kinds: () => readonly KnownKind[];
  /** The kinds as an API server serves them. */
  readonly served: readonly Catalog[];
  /** Is told, while something is judged, of the file of a policy that is stopped for the first time. */
  readonly stopped: (path: string) => void;
}

/** The policies of a repository as they hold together, and what they may look up: good until one of them changes. */
export class PolicySnapshot {
  readonly world: PolicyWorld<ManifestObject>;
  readonly beside: Beside;
  readonly kinds: Kinds;
  /** What only Helm can read of policies. */
  readonly unread: readonly Unread[];
  /** When exceptions expire, in milliseconds since 1970, whether or not they have. */
  readonly expiries: readonly number[];
  readonly #objects: PolicyObjects;
  readonly #repository: PolicyRepository;
  readonly #asked: Set<string>;
  /** The objects of a resource, until one of them changes. */
  readonly #found = new Map<string, readonly unknown[]>();
  readonly #namespaces = new Map<string, string>();

  /** `asked` is told what policies look up; what `before` has compiled is not compiled again. */
  constructor(
    objects: PolicyObjects,
    repository: PolicyRepository,
    asked: Set<string>,
    before: LoadedPolicies<ManifestObject> | null,
  ) {
    this.#objects = objects;
    this.#repository = repository;
    this.#asked = asked;
    this.unread = objects.unread();
    this.kinds = kindsOf(objects.all().map(({ data }) => data));
    const sources = objects
      .all()
      .filter(isOfPolicies)
      .map((source) => {
        const { object, bySchema } = admitted(source, repository.served);
        return { object: this.placed({ data: object, file: source.file }), source, bySchema };
      });
    const now = repository.now();
    this.beside = {
      policies: sources.filter(({ source }) => isPolicy(source)).map(({ object }) => object),
      now,
      // A definition may be known later than the file that it stands in.
      kinds: () => repository.kinds(),
    };
    this.expiries = sources.flatMap(({ object, source }) => {
      const isException = roleOf(source.identity.group, source.identity.kind) === 'exception';
      return isException ? (exceptionOf(object).expires ?? []) : [];
    });
    const inForce = sources.filter((one) => refusalsOf(one).length === 0);
    const cluster = new Objects((apiVersion, plural) => this.#ofResource(`${apiVersion}/${plural}`), this.kinds);
    const around = {
      cluster,
      kinds: this.kinds,
      values: noValues,
      operation: 'CREATE',
      exceptionsAt: now === null ? null : BigInt(now) * 1_000_000n,
      likeCommandLine: false,
    } as const;
    const policies = new LoadedPolicies(inForce, false, before);
    this.world = new PolicyWorld(policies, around, ({ file }) => repository.stopped(file));
  }

  namespaceOf(path: string): string {
    const namespace = this.#namespaces.get(path) ?? this.#repository.namespaceOf(path);
    this.#namespaces.set(path, namespace);
    return namespace;
  }

  /** An object in the namespace that its place says, if it names none: always the same for the same. */
  placed({ data, file }: Pick<ManifestObject, 'data' | 'file'>): unknown {
    const namespace = this.namespaceOf(file);
    const object = inUsualNamespace(data, this.kinds, namespace);
    if (object === data || typeof data !== 'object' || data === null) return object;
    const known = placed.get(data);
    if (known?.namespace === namespace) return known.object;
    placed.set(data, { namespace, object });
    return object;
  }

  /** An object of this kind has come, changed or gone. */
  forget(object: unknown): void {
    this.#found.delete(resourceOf(object, this.kinds));
    this.world.forget();
  }

  #ofResource(resource: string): readonly unknown[] {
    this.#asked.add(resource);
    const known = this.#found.get(resource);
    if (known !== undefined) return known;
    const found = this.#objects
      .all()
      .filter(({ data }) => resourceOf(data, this.kinds) === resource)
      .map((one) => this.placed(one));
    this.#found.set(resource, found);
    return found;
  }
}

/** What was placed last, by what is written. */
const placed = new WeakMap<object, { readonly namespace: string; readonly object: unknown }>();
