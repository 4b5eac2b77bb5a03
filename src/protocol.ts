import type { PlatformSpec } from './domain/phases/spec.ts';
import type { AskedOfKyverno } from './domain/policy/comparison/compare.ts';
import type { PolicyTestFile, PolicyTestRun } from './domain/policy/suite/told.ts';
import type { Schema } from './domain/schema/schema.ts';
import type { Scope } from './domain/sealing/scope.ts';

/**
 * The only contract between extension host and language server, beside the Language Server Protocol itself:
 * method names, and the shape of what goes with them. Positions are LSP positions (0-based, UTF-16).
 */

/** Server → host, notification: what judged a document, after each judgement. */
export const documentStatus = 'slipway/documentStatus';

export interface DocumentStatus {
  readonly uri: string;
  /** The version that was judged. */
  readonly version: number;
  readonly documents: readonly JudgedDocument[];
  /** Why nothing in the file was judged (templated text, too large, no Kubernetes object); else null. */
  readonly notJudged: string | null;
}

export interface JudgedDocument {
  readonly apiVersion: string;
  readonly kind: string;
  /** First and last line (0-based) of the document. */
  readonly lines: readonly [number, number];
  /** Why it was not judged; null when it was. */
  readonly reason: string | null;
  /** Where its schema came from; null when no schema is known. */
  readonly source: SchemaSource | null;
}

export interface SchemaSource {
  readonly from: 'bundled' | 'location' | 'workspace' | 'cluster';
  /** For people: `Kubernetes 1.36.3`, or the file. */
  readonly label: string;
}

/** Host → server, request: the one document at a position and the schema of its kind, for completion and hover. */
export const schemaAt = 'slipway/schemaAt';

export interface SchemaAtParams {
  readonly uri: string;
  readonly line: number;
  /** Where something is to be completed: not by a schema where the server itself does. */
  readonly character?: number;
  /** Names of schemas that need not be sent again. */
  readonly known: readonly string[];
}

/** Null when the position is in no Kubernetes object whose schema is known, or the text is not plain YAML. */
export type SchemaAtResult = {
  /** Name of the schema, stable for the same schema: `kubernetes-1.36/apps/v1/Deployment`. */
  readonly name: string;
  /** Self-contained JSON Schema draft-07 with descriptions; refs are `#/definitions/…`. Null when it is known. */
  readonly schema: Schema | null;
  /** First line (0-based) of the document in the file. */
  readonly firstLine: number;
  /** Text of the document alone, starting at column 0 of `firstLine`. */
  readonly text: string;
} | null;

/** Host → server, request: a `Hover` over a word of an expression of a policy, which goes before what schemas say; null elsewhere. */
export const explainedAt = 'slipway/explainedAt';
export type ExplainedAtParams = Required<Omit<SchemaAtParams, 'known'>>;

/*
 * Sealing. Certificate, scope and place go to the server, and edits come back: what stands in a document in plain text is
 * sealed where the document is. What is typed is encrypted in the host, and only the sealed value goes to the server.
 */

/** What can't be done, in one sentence that never shows a value. */
export interface Refused {
  readonly refused: { readonly message: string; readonly line: number | null };
}

export interface TextChange {
  readonly range: Range;
  readonly newText: string;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Host → server, request: the plain Secrets of an open document. */
export const plainSecrets = 'slipway/plainSecrets';

export interface PlainSecretsParams {
  readonly uri: string;
}

export interface PlainSecretsResult {
  readonly version: number;
  readonly secrets: readonly PlainSecret[];
  /** The namespace that the place of the file says for what has none; null when it says nothing. */
  readonly namespace: string | null;
}

export interface PlainSecret {
  /** Empty when it has none. */
  readonly name: string;
  readonly namespace: string | null;
  /** What its annotations say. */
  readonly scope: Scope;
  readonly keys: readonly string[];
  readonly range: Range;
}

/** Host → server, request: seals the Secrets of an open document, or the one at a place. */
export const seal = 'slipway/seal';

export interface SealParams {
  readonly uri: string;
  readonly version: number;
  /** A place in the Secret that is meant; null for all. */
  readonly at: Position | null;
  /** PEM. */
  readonly certificate: string;
  readonly scope: Scope;
  /** For a Secret without a namespace. */
  readonly namespace: string | null;
}

export type SealResult =
  | {
      readonly edits: readonly TextChange[];
      readonly secrets: readonly {
        readonly name: string;
        readonly namespace: string | null;
        readonly scope: Scope;
        readonly keys: readonly string[];
        readonly droppedComments: number;
      }[];
      /** Values that still stand in plain text elsewhere in the document, with the line (0-based) after the edits. */
      readonly exposed: readonly { readonly key: string; readonly line: number }[];
    }
  | Refused;

/** Host → server, request: the SealedSecret at a place of an open document. */
export const sealedSecret = 'slipway/sealedSecret';

export interface SealedSecretParams {
  readonly uri: string;
  readonly at: Position;
}

export type SealedSecretResult =
  | {
      readonly version: number;
      readonly name: string;
      readonly namespace: string | null;
      readonly scope: Scope;
      readonly keys: readonly string[];
      /** As in `PlainSecretsResult`. */
      readonly proposedNamespace: string | null;
    }
  | Refused;

/** Host → server, request: the edit that sets a key of the SealedSecret at a place to a value that is sealed already. */
export const setSealedKey = 'slipway/setSealedKey';

export interface SetSealedKeyParams extends SealedSecretParams {
  readonly version: number;
  readonly key: string;
  readonly sealed: string;
}

export type SetSealedKeyResult = { readonly edits: readonly TextChange[] } | Refused;

/** What is asked about a folder, by its path. */
export interface FolderParams {
  readonly folder: string;
}

/** Host → server, request: for whom a new Secret can be: the applications of the platform around a folder. */
export const secretOwners = 'slipway/secretOwners';
export type SecretOwnersParams = FolderParams;

export type SecretOwnersResult = readonly {
  readonly application: string;
  readonly namespace: string;
  /** The path of the folder that its SealedSecrets lie in; null when it has none. */
  readonly folder: string | null;
}[];

/** Host → server, request: what the files of a platform say; null when the folder is none any more. */
export const platformSpec = 'slipway/platformSpec';
export type PlatformSpecParams = FolderParams;

export type PlatformSpecResult = PlatformSpec | null;

/** Server → host, notification: files of platforms that were asked for have changed, on disk or in an editor. */
export const platformChanged = 'slipway/platformChanged';

export interface PlatformChanged {
  /** Paths of their roots, as they were asked for. */
  readonly folders: readonly string[];
}

/** Server → host, notification: the files of the workspace that hold plain Secrets, all of them. */
export const secretFiles = 'slipway/secretFiles';

export interface SecretFiles {
  readonly uris: readonly string[];
}

/** Host → server, request: the tests of policies in folders and files. One that is gone, or no test by its name, is left out. */
export const policyTests = 'slipway/policyTests';

export interface PolicyTestsParams {
  readonly uris: readonly string[];
}

export type PolicyTestsResult = readonly PolicyTestFile[];

/** Host → server, request: judges the tests of a file as the editor shows it, saved or not. A cancelled one fails. */
export const runPolicyTest = 'slipway/runPolicyTest';

export interface RunPolicyTestParams {
  readonly uri: string;
}

export type RunPolicyTestResult = PolicyTestRun;

/** Host → server, request: what Kyverno is asked about the files of a folder as they are on disk, and what we say. A cancelled one fails. */
export const askedOfKyverno = 'slipway/askedOfKyverno';
export type AskedOfKyvernoParams = FolderParams;

export type AskedOfKyvernoResult = AskedOfKyverno;

/** Server → host: the commands behind a lens on a policy, and behind the action that makes an exception. */
export const showFailures = 'slipway.failures.show';
export const showException = 'slipway.exception.show';

/** The policy or the new exception and a place there; of a policy also what does not simply pass. As LSP has them. */
export type ShowExceptionArguments = [uri: string, at: Position];
export type ShowFailuresArguments = readonly [
  ...ShowExceptionArguments,
  places: readonly { readonly uri: string; readonly range: Range }[],
];
