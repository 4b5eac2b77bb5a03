/** A Secret that the cluster needs, sealed in Git. */
export interface SecretSpec {
  readonly name: string;
  readonly namespace: string;
  /** Of its SealedSecret, from the root of the repository. */
  readonly file: string;
  readonly type: string | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Names of rows. */
  readonly neededBy: readonly string[];
  readonly entries: readonly EntrySpec[];
}

/** A key of a Secret, and where its value comes from. */
export type EntrySpec = { readonly key: string } & EntrySource;

export type EntrySource =
  | { readonly from: 'generate'; readonly length: number; readonly charset: Charset }
  /** How to get it, in one sentence. */
  | { readonly from: 'obtain'; readonly how: string }
  | {
      readonly from: 'sameAs';
      readonly of: { readonly namespace: string; readonly name: string; readonly key: string };
    }
  /** CEL: no secret. */
  | { readonly from: 'value'; readonly value: string };

export type Charset = (typeof charsets)[number];

export const charsets = ['alphanumeric', 'hex', 'base64', 'ascii'] as const;
