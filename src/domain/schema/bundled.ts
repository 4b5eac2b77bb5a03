import type { Catalog, KindSchema, KnownGroup, Source } from './catalog.ts';
import type { Definitions, Located } from './definitions.ts';
import { custom, native } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import type { KubernetesSchemas, SchemaFile, SchemaIndex } from './schema.ts';

/** Reads one generated file by its name in the index; the caller keeps what was read. */
export type ReadSchemaFile = (name: string) => SchemaFile;

export interface Reading {
  readonly native: Dialect;
  readonly custom: Dialect;
}

export const asAdmission: Reading = { native, custom };

/** Where the schemas of a group are. */
export interface Home {
  readonly file: string;
  readonly dialect: Dialect;
  readonly source: Source;
  /** Whether it has all kinds of the group that there can be. */
  readonly complete: boolean;
}

/** Names of files that nobody may write as a group. */
const filesThatAreNoGroups: ReadonlySet<string> = new Set(['core', 'meta']);

/** The schemas that come with Slipway, for one minor version of Kubernetes (`1.36`). */
export class BundledCatalog implements Catalog {
  readonly #index: SchemaIndex;
  readonly #kubernetes: KubernetesSchemas;
  readonly #read: ReadSchemaFile;
  readonly #reading: Reading;
  readonly definitions: Definitions;

  constructor(index: SchemaIndex, minor: string, read: ReadSchemaFile, reading: Reading) {
    const kubernetes = index.kubernetes[minor];
    if (kubernetes === undefined) throw new RangeError(`No schemas of Kubernetes ${minor}`);
    this.#index = index;
    this.#kubernetes = kubernetes;
    this.#read = read;
    this.#reading = reading;
    this.definitions = {
      lookup: (ref, file) => this.#lookup(ref, file),
      objectMeta: () => this.#objectMeta(),
    };
  }

  /** The metadata that every object of this Kubernetes has. */
  get objectMeta(): Definitions['objectMeta'] {
    return this.definitions.objectMeta;
  }

  find(group: string, version: string, kind: string): KindSchema | undefined {
    const home = filesThatAreNoGroups.has(group) ? undefined : this.home(group);
    if (home === undefined) return undefined;
    const { kinds, definitions } = this.#read(home.file);
    const name = `${version}/${kind}`;
    const definition = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const schema = definition === undefined ? undefined : definitions[definition];
    if (schema === undefined) return undefined;
    return {
      located: { schema, file: home.file },
      definitions: this.definitions,
      dialect: home.dialect,
      source: home.source,
    };
  }

  homesOf(kind: string): readonly string[] {
    const files = {
      ...this.#kubernetes.groups,
      ...Object.fromEntries(Object.entries(this.#index.crds).map(([group, { file }]) => [group, file])),
    };
    return Object.entries(files).flatMap(([group, file]) =>
      Object.keys(this.#read(file).kinds)
        .filter((known) => known.endsWith(`/${kind}`))
        .map((known) => known.slice(0, known.indexOf('/')))
        .map((version) => (group === 'core' ? version : `${group}/${version}`)),
    );
  }

  group(group: string): KnownGroup | undefined {
    const home = filesThatAreNoGroups.has(group) ? undefined : this.home(group);
    if (home === undefined) return undefined;
    return { kinds: Object.keys(this.#read(home.file).kinds), complete: home.complete };
  }

  /** All groups that have kinds; the one of Kubernetes' first kinds is empty. */
  get groups(): readonly string[] {
    const own = Object.keys(this.#kubernetes.groups).map((name) => (name === 'core' ? '' : name));
    return [...own.filter((name) => !filesThatAreNoGroups.has(name)), ...Object.keys(this.#index.crds)];
  }

  home(group: string): Home | undefined {
    const { groups, version } = this.#kubernetes;
    const named = group === '' ? 'core' : group;
    const builtIn = Object.hasOwn(groups, named) ? groups[named] : undefined;
    if (builtIn !== undefined) {
      return {
        file: builtIn,
        dialect: this.#reading.native,
        source: { from: 'bundled', label: `Kubernetes ${version}` },
        complete: true,
      };
    }
    const crds = Object.hasOwn(this.#index.crds, group) ? this.#index.crds[group] : undefined;
    if (crds === undefined) return undefined;
    return {
      file: crds.file,
      dialect: this.#reading.custom,
      source: { from: 'bundled', label: crds.source },
      complete: false,
    };
  }

  #lookup(ref: string, file: string): Located | undefined {
    const hash = ref.indexOf('#');
    const home = hash <= 0 ? file : ref.slice(0, hash);
    const { definitions } = this.#read(home);
    const name = ref.slice(hash + 1);
    const schema = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    return schema === undefined ? undefined : { schema, file: home };
  }

  #objectMeta(): { readonly located: Located; readonly dialect: Dialect } | undefined {
    const meta = this.#kubernetes.groups['meta'];
    const located =
      meta === undefined ? undefined : this.#lookup('#io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta', meta);
    return located === undefined ? undefined : { located, dialect: this.#reading.native };
  }
}

/** The newest minor version of Kubernetes that an index has schemas of; empty where it has none. */
export function newestIn({ kubernetes }: SchemaIndex): string {
  return Object.keys(kubernetes).at(-1) ?? '';
}
