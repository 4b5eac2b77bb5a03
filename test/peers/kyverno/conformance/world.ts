import { splitApiVersion } from '../../../../src/domain/kubernetes/object.ts';
import { at, isMap, textAt } from '../../../../src/domain/kubernetes/read.ts';
import type { Kinds } from '../../../../src/domain/policy/kinds.ts';
import { kindsOf } from '../../../../src/domain/policy/kindsOf.ts';
import { inUsualNamespace } from '../../../../src/domain/policy/suite/loaded.ts';

/** Namespaces that every cluster with Kyverno has. */
const usual = ['default', 'kube-node-lease', 'kube-public', 'kube-system', 'kyverno'];

/** What a cluster holds at one time of a test. */
export class World {
  readonly #namespace: string;
  readonly #objects: ReadonlyMap<string, unknown>;
  readonly kinds: Kinds;

  /** `namespace` is that of the test; without objects it is a cluster before the test. */
  constructor(namespace: string, objects: ReadonlyMap<string, unknown> = before(namespace)) {
    this.#namespace = namespace;
    this.#objects = objects;
    this.kinds = kindsOf(this.objects);
  }

  get objects(): readonly unknown[] {
    return [...this.#objects.values()];
  }

  /** An object in the namespace that it goes into, if its kind has one, and a Namespace with the label that all have. */
  placed(object: unknown, into: string | null = null): unknown {
    const { group } = splitApiVersion(textAt(object, 'apiVersion'));
    if (this.kinds.isClusterWide(group, textAt(object, 'kind')) && at(object, 'metadata', 'namespace') !== undefined)
      return this.placed(merged(object, { metadata: { namespace: null } }), into);
    const placed = inUsualNamespace(object, this.kinds, into ?? this.#namespace);
    const isNamespace = textAt(placed, 'kind') === 'Namespace' && textAt(placed, 'apiVersion') === 'v1';
    return isNamespace
      ? merged(placed, { metadata: { labels: labelsOf(textAt(placed, 'metadata', 'name')) } })
      : placed;
  }

  /** The object of the same kind, namespace and name; undefined where there is none. */
  find(placed: unknown): unknown {
    return this.#objects.get(keyOf(placed));
  }

  with(placed: unknown): World {
    return new World(this.#namespace, new Map([...this.#objects, [keyOf(placed), placed]]));
  }

  without(placed: unknown): World {
    const left = keyOf(placed);
    return new World(this.#namespace, new Map([...this.#objects].filter(([key]) => key !== left)));
  }
}

function before(namespace: string): ReadonlyMap<string, unknown> {
  const names = [...new Set([...usual, namespace])];
  return new Map(
    names.map((name) => {
      const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: labelsOf(name) } };
      return [keyOf(object), object];
    }),
  );
}

/** An object after a merge patch (RFC 7386). */
export function merged(object: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const made = new Map(Object.entries(isMap(object) ? object : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) made.delete(key);
    else made.set(key, merged(made.get(key), value));
  }
  return Object.fromEntries(made);
}

function labelsOf(name: string): Readonly<Record<string, string>> {
  return { 'kubernetes.io/metadata.name': name };
}

function keyOf(object: unknown): string {
  const { group } = splitApiVersion(textAt(object, 'apiVersion'));
  const metadata = at(object, 'metadata');
  return [group, textAt(object, 'kind'), textAt(metadata, 'namespace'), textAt(metadata, 'name')].join('\n');
}
