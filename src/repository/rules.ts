import { contentsLikeKubeconform } from '../domain/kubeconform/contents.ts';
import { parseLikeGo } from '../domain/kubeconform/parse.ts';
import { cutStream } from '../domain/kubeconform/stream.ts';
import { contentsOf } from '../domain/kubernetes/contents.ts';
import type { Contents } from '../domain/kubernetes/contents.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import type { ParsedDocument } from '../domain/yaml/parse.ts';
import { split } from '../domain/yaml/split.ts';
import { parseRecently } from './parseRecently.ts';
import type { PolicyJudge } from './policyJudge.ts';
import type { Chunk } from '../domain/yaml/split.ts';

/** What is asked of a document, and how strictly. */
export interface Rules {
  /** Asked in this order; the first that knows a kind gives its schema. */
  readonly catalogs: readonly Catalog[];
  /** Where the documents of a stream lie. */
  readonly split: (stream: string) => readonly Chunk[];
  readonly parse: (text: string) => ParsedDocument;
  /** The objects of a document, and which of its problems count. */
  readonly contents: (document: ParsedDocument) => Contents;
  readonly secrets: boolean;
  /** What policies say about objects of the file; null where none are asked. */
  readonly policies: PolicyJudge | null;
  /** The file is a Kustomize patch: what is missing in it stands elsewhere. */
  readonly isPatch: boolean;
  /** What SOPS has added and encrypted is as it should be. */
  readonly knowsSops: boolean;
  /** Text that only Helm makes YAML of is skipped, not broken. */
  readonly skipsTemplates: boolean;
  /** Judge what stands before a syntax error. */
  readonly recovers: boolean;
  /** A kind without a schema is an error, as in kubeconform. */
  readonly missingSchemaIsError: boolean;
}

/** As the editor and `slipway lint` judge. */
export const asSlipway: Omit<Rules, 'catalogs'> = {
  split,
  parse: parseRecently,
  contents: contentsOf,
  secrets: true,
  policies: null,
  isPatch: false,
  knowsSops: true,
  skipsTemplates: true,
  recovers: true,
  missingSchemaIsError: false,
};

/** Only what kubeconform -strict says. */
export const likeKubeconform: Omit<Rules, 'catalogs'> = {
  split: cutStream,
  parse: parseLikeGo,
  contents: contentsLikeKubeconform,
  secrets: false,
  policies: null,
  isPatch: false,
  knowsSops: false,
  skipsTemplates: false,
  recovers: false,
  missingSchemaIsError: true,
};
