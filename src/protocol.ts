import type { Schema } from './domain/schema/schema.ts';

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
