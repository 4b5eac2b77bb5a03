import type { Definitions, Located } from './definitions.ts';
import type { Dialect } from './dialect.ts';

/** Where the schema of a kind came from. */
export interface Source {
  readonly from: 'bundled' | 'location' | 'workspace' | 'cluster';
  /** For people: `Kubernetes 1.36.3`, or the file or address. */
  readonly label: string;
}

export interface KindSchema {
  readonly located: Located;
  readonly definitions: Definitions;
  readonly dialect: Dialect;
  readonly source: Source;
}

/** Kinds with their schemas, by group, version and kind. */
export interface Catalog {
  find(group: string, version: string, kind: string): KindSchema | undefined;
  /** The apiVersions that have a kind of this name. */
  homesOf(kind: string): readonly string[];
  /** What is known of a group; undefined when nothing is. */
  group(group: string): KnownGroup | undefined;
}

export interface KnownGroup {
  /** `version/Kind` of all its kinds. */
  readonly kinds: readonly string[];
  /** Whether a kind that is not among them can't exist in this version of Kubernetes. */
  readonly complete: boolean;
}

/** The schema of a kind from the first catalog that has it; those behind it are not asked. */
export function findKind(
  catalogs: readonly Catalog[],
  group: string,
  version: string,
  kind: string,
): KindSchema | undefined {
  for (const catalog of catalogs) {
    const found = catalog.find(group, version, kind);
    if (found !== undefined) return found;
  }
  return undefined;
}
