import { identify, itemsOf } from '../domain/kubernetes/object.ts';
import type { Catalog, KindSchema, KnownGroup } from '../domain/schema/catalog.ts';
import { customKinds } from '../domain/schema/crd.ts';
import type { CustomKind } from '../domain/schema/crd.ts';
import type { Definitions } from '../domain/schema/definitions.ts';
import { custom } from '../domain/schema/dialect.ts';
import { parse } from '../domain/yaml/parse.ts';
import { split } from '../domain/yaml/split.ts';
import { isBelow } from './below.ts';

/** The custom resources that the files of a repository define. */
export class CrdCatalog implements Catalog {
  readonly #files = new Map<string, readonly CustomKind[]>();
  readonly #kinds = new Map<string, { readonly path: string; readonly kind: CustomKind }>();
  readonly #definitions: Definitions;
  #revision = 0;

  /** `objectMeta` is that of the Kubernetes version that judges. */
  constructor(objectMeta: Definitions['objectMeta']) {
    this.#definitions = { lookup: () => undefined, objectMeta };
  }

  /** Takes over what a file defines now; null for a file that is gone. True when what is known has changed. */
  update(path: string, text: string | null): boolean {
    const before = this.#files.get(path);
    const now = text === null ? [] : kindsIn(text);
    if (JSON.stringify(before ?? []) === JSON.stringify(now)) return false;
    if (now.length === 0) this.#files.delete(path);
    else this.#files.set(path, now);
    this.#rebuild();
    return true;
  }

  /** Takes back what the files below folders define; true when what is known has changed. */
  forgetBelow(folders: readonly string[]): boolean {
    const below = [...this.#files.keys()].filter((path) => isBelow(path, folders));
    for (const path of below) this.#files.delete(path);
    if (below.length > 0) this.#rebuild();
    return below.length > 0;
  }

  #rebuild(): void {
    this.#revision += 1;
    this.#kinds.clear();
    // Of two files that define one kind the later path counts, whichever was read first.
    for (const [file, kinds] of [...this.#files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      for (const kind of kinds) this.#kinds.set(keyOf(kind.group, kind.version, kind.kind), { path: file, kind });
  }

  find(group: string, version: string, kind: string): KindSchema | undefined {
    const found = this.#kinds.get(keyOf(group, version, kind));
    if (found === undefined) return undefined;
    return {
      located: { schema: found.kind.schema, file: found.path },
      definitions: this.#definitions,
      dialect: custom,
      source: { from: 'workspace', label: found.path },
    };
  }

  homesOf(kind: string): readonly string[] {
    return [...this.#kinds.values()]
      .filter((known) => known.kind.kind === kind)
      .map(({ kind: { group, version } }) => `${group}/${version}`);
  }

  /** Another number whenever what is known has changed. */
  get revision(): number {
    return this.#revision;
  }

  /** The groups of the kinds that the files define. */
  get groups(): readonly string[] {
    return [...new Set([...this.#kinds.values()].map(({ kind: { group } }) => group))];
  }

  /** `version/Kind` of the kinds of a group that the files define. */
  kindsIn(group: string): readonly string[] {
    return [...this.#kinds.values()]
      .filter((known) => known.kind.group === group)
      .map(({ kind: { version, kind } }) => `${version}/${kind}`);
  }

  /** The repository may define only some of a group's kinds; the bundled schemas say whether others exist. */
  group(): KnownGroup | undefined {
    return undefined;
  }
}

function keyOf(group: string, version: string, kind: string): string {
  return `${group}/${version}/${kind}`;
}

function kindsIn(text: string): CustomKind[] {
  if (!text.includes('CustomResourceDefinition')) return [];
  return split(text).flatMap((chunk) => {
    if (!chunk.text.includes('CustomResourceDefinition')) return [];
    const { root, problems } = parse(chunk.text);
    if (root === null || problems.length > 0) return [];
    const object = identify(root);
    if (object === null || 'missing' in object) return [];
    const objects = itemsOf(object)?.map(identify) ?? [object];
    return objects.flatMap((one) => (one === null || 'missing' in one ? [] : customKinds(one)));
  });
}
