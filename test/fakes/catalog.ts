import type { Catalog, KindSchema, KnownGroup, Source } from '../../src/domain/schema/catalog.ts';
import { native } from '../../src/domain/schema/dialect.ts';
import type { Dialect } from '../../src/domain/schema/dialect.ts';
import type { Schema } from '../../src/domain/schema/schema.ts';
import type { FetchingCatalog } from '../../src/ports.ts';
import { file, memoryDefinitions } from './definitions.ts';

export interface MemoryKinds {
  /** `group/version/Kind` (`v1/Pod` for the core group) → its schema. */
  readonly kinds: Readonly<Record<string, Schema>>;
  readonly dialect?: Dialect;
  /** The groups in which no other kind can exist. */
  readonly complete?: readonly string[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly source?: Source;
}

export function memoryCatalog({
  kinds,
  dialect = native,
  complete = [],
  definitions = {},
  source,
}: MemoryKinds): Catalog {
  const found = memoryDefinitions(definitions);
  return {
    find: (group, version, kind): KindSchema | undefined => {
      const name = [group, version, kind].filter(Boolean).join('/');
      const schema = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      return schema === undefined
        ? undefined
        : { located: { schema, file }, definitions: found, dialect, source: source ?? bundledSource };
    },
    group: (group): KnownGroup | undefined => {
      const prefix = group === '' ? '' : `${group}/`;
      const mine = Object.keys(kinds)
        .filter((name) => name.startsWith(prefix) && name.split('/').length === (group === '' ? 2 : 3))
        .map((name) => name.slice(prefix.length));
      return mine.length === 0 ? undefined : { kinds: mine, complete: complete.includes(group) };
    },
    homesOf: (kind) =>
      Object.keys(kinds)
        .filter((name) => name.endsWith(`/${kind}`))
        .map((name) => name.slice(0, -kind.length - 1)),
  };
}

/** A catalog whose kinds are known only after `settle`, as if they came from the network. */
export function memoryFetchingCatalog(kinds: MemoryKinds): FetchingCatalog & { readonly fetched: readonly string[] } {
  const remote = memoryCatalog({ source: { from: 'location', label: 'memory' }, ...kinds });
  const asked = new Set<string>();
  const fetched: string[] = [];
  return {
    fetched,
    find: (group, version, kind) => {
      const name = [group, version, kind].filter(Boolean).join('/');
      if (fetched.includes(name)) return remote.find(group, version, kind);
      asked.add(name);
      return undefined;
    },
    failures: [],
    group: () => undefined,
    homesOf: () => [],
    settle: async (signal) => {
      await Promise.resolve();
      signal.throwIfAborted();
      const arrived = [...asked];
      asked.clear();
      fetched.push(...arrived);
      return arrived.some((name) => Object.hasOwn(kinds.kinds, name));
    },
  };
}

const bundledSource: Source = { from: 'bundled', label: 'Kubernetes' };
