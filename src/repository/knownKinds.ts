import type { KnownKind } from '../domain/policy/problems/problem.ts';
import type { BundledCatalog } from '../domain/schema/bundled.ts';
import type { CrdCatalog } from './crds.ts';

type Defined = Pick<CrdCatalog, 'kindsIn' | 'groups' | 'revision'>;

/** The kinds that come with Slipway, and those that the repository defines. */
export class KnownKindNames {
  readonly #bundled: Pick<BundledCatalog, 'group' | 'groups'>;
  readonly #crds: Defined | null;
  /** What was asked for last, until the repository defines something else. */
  #all: { readonly revision: number; readonly kinds: readonly KnownKind[] } | null = null;

  constructor(bundled: Pick<BundledCatalog, 'group' | 'groups'>, crds: Defined | null) {
    this.#bundled = bundled;
    this.#crds = crds;
  }

  get groups(): readonly string[] {
    return [...new Set([...this.#bundled.groups, ...(this.#crds?.groups ?? [])])];
  }

  /** `version/Kind` of the kinds of a group. */
  in(group: string): readonly string[] {
    return [...(this.#crds?.kindsIn(group) ?? []), ...(this.#bundled.group(group)?.kinds ?? [])];
  }

  /** Each once. */
  all(): readonly KnownKind[] {
    const revision = this.#crds?.revision ?? 0;
    if (this.#all?.revision !== revision) this.#all = { revision, kinds: this.#listed() };
    return this.#all.kinds;
  }

  #listed(): readonly KnownKind[] {
    return this.groups.flatMap((group) => {
      const kinds = this.in(group).map((known) => known.slice(known.indexOf('/') + 1));
      return [...new Set(kinds)].map((kind) => ({ group, kind }));
    });
  }
}
