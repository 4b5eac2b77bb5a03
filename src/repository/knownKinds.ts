import type { KnownKind } from '../domain/policy/problems/problem.ts';
import type { BundledCatalog } from '../domain/schema/bundled.ts';
import type { CrdCatalog } from './crds.ts';

/** The kinds that come with Slipway, and those that the repository defines. */
export class KnownKindNames {
  readonly #bundled: Pick<BundledCatalog, 'group' | 'groups'>;
  readonly #crds: Pick<CrdCatalog, 'kindsIn' | 'groups'> | null;

  constructor(bundled: Pick<BundledCatalog, 'group' | 'groups'>, crds: Pick<CrdCatalog, 'kindsIn' | 'groups'> | null) {
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
    return this.groups.flatMap((group) => {
      const kinds = this.in(group).map((known) => known.slice(known.indexOf('/') + 1));
      return [...new Set(kinds)].map((kind) => ({ group, kind }));
    });
  }
}
