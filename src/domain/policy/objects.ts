import type { Found, Resources } from '../cel/value/externals.ts';
import { labelsOf } from '../kubernetes/labelSelector.ts';
import { splitApiVersion } from '../kubernetes/object.ts';
import { at, textAt } from '../kubernetes/read.ts';
import type { Kinds } from './kinds.ts';

/** What is there of a kind, by apiVersion and plural name. */
export type OfResource = (apiVersion: string, plural: string) => readonly unknown[];

/** Objects that may stand for those of a cluster: the manifests of a repository, or what a test gives. */
export class Objects {
  readonly #ofResource: OfResource;
  readonly #kinds: Kinds;

  constructor(ofResource: OfResource, kinds: Kinds) {
    this.#ofResource = ofResource;
    this.#kinds = kinds;
  }

  /** All but the one of this kind, namespace and name. */
  without(object: unknown): Objects {
    // Most policies look nothing up.
    let left: string | null = null;
    return new Objects((apiVersion, plural) => {
      const its = (left ??= identityOf(object));
      return this.#ofResource(apiVersion, plural).filter((one) => identityOf(one) !== its);
    }, this.#kinds);
  }

  /** Undefined for an object that is not among them. One that names no namespace lies in the usual one. */
  get(apiVersion: string, plural: string, namespace: string, name: string): unknown {
    return this.#ofResource(apiVersion, plural).find(
      (object) => textAt(object, 'metadata', 'name') === name && this.#lies(object, namespace),
    );
  }

  /** Those of a kind, of one namespace or of all, that have all these labels. */
  list(
    apiVersion: string,
    plural: string,
    namespace: string,
    labels: Readonly<Record<string, string>>,
  ): readonly unknown[] {
    return this.#ofResource(apiVersion, plural).filter((object) => {
      const own = labelsOf(object);
      const hasAll = Object.entries(labels).every(([key, value]) => own.get(key) === value);
      return hasAll && (namespace === '' || this.#lies(object, namespace));
    });
  }

  plural(apiVersion: string, kind: string): string {
    return this.#kinds.plural(splitApiVersion(apiVersion).group, kind);
  }

  #lies(object: unknown, namespace: string): boolean {
    const group = splitApiVersion(textAt(object, 'apiVersion')).group;
    if (this.#kinds.isClusterWide(group, textAt(object, 'kind'))) return true;
    return (textAt(object, 'metadata', 'namespace') || 'default') === (namespace || 'default');
  }
}

function identityOf(object: unknown): string {
  const { group } = splitApiVersion(textAt(object, 'apiVersion'));
  const metadata = at(object, 'metadata');
  return [group, textAt(object, 'kind'), textAt(metadata, 'namespace') || 'default', textAt(metadata, 'name')].join(
    '\n',
  );
}

/** Those of a list that does not change. */
export function among(objects: readonly unknown[], kinds: Kinds): Objects {
  const byResource = Map.groupBy(objects, (object) => resourceOf(object, kinds));
  return new Objects((apiVersion, plural) => byResource.get(`${apiVersion}/${plural}`) ?? [], kinds);
}

/** What an object is by name: `apps/v1/deployments`. */
export function resourceOf(object: unknown, kinds: Kinds): string {
  const apiVersion = textAt(object, 'apiVersion');
  return `${apiVersion}/${kinds.plural(splitApiVersion(apiVersion).group, textAt(object, 'kind'))}`;
}

/**
 * Looks objects up; `note` is told of everything that is taken from them. What is not there is unknown, unless they are
 * all there is.
 */
export function resourcesIn(
  objects: Objects,
  { areAll, note }: { readonly areAll: boolean; readonly note: (assumption: string) => void },
): Resources {
  const absent: Found = areAll ? { found: null } : { unknown: true };
  return {
    get: (apiVersion, plural, namespace, name) => {
      const found = objects.get(apiVersion, plural, namespace, name);
      if (found === undefined) return absent;
      const kind = textAt(found, 'kind') || plural;
      note(`${kind} "${namespace === '' ? name : `${namespace}/${name}`}" is as in the repository.`);
      return { found };
    },
    list: (apiVersion, plural, namespace, labels) => {
      const items = objects.list(apiVersion, plural, namespace, labels);
      if (items.length === 0 && !areAll) return { unknown: true };
      const where = namespace === '' ? '' : ` of namespace "${namespace}"`;
      note(`There are ${items.length} ${plural}${where}, those of the repository.`);
      return { found: { apiVersion: 'v1', kind: 'List', items } };
    },
    plural: (apiVersion, kind) => ({ found: objects.plural(apiVersion, kind) }),
  };
}
