import type { Catalog } from '../domain/schema/catalog.ts';

/** What is asked of a document, and how strictly. */
export interface Rules {
  /** Asked in this order; the first that knows a kind gives its schema. */
  readonly catalogs: readonly Catalog[];
  readonly secrets: boolean;
  /** A key that is merged and also written counts as a duplicate, as in kubeconform -strict. */
  readonly strictMerge: boolean;
  /** Judge what stands before a syntax error. */
  readonly recovers: boolean;
  /** A kind without a schema is an error, as in kubeconform. */
  readonly missingSchemaIsError: boolean;
}

/** As the editor and `slipway lint` judge. */
export const asSlipway = { secrets: true, strictMerge: false, recovers: true, missingSchemaIsError: false } as const;

/** Only what kubeconform -strict says. */
export const likeKubeconform = {
  secrets: false,
  strictMerge: true,
  recovers: false,
  missingSchemaIsError: true,
} as const;
