import type { CompletionList, Hover, Position } from 'vscode-languageserver-protocol';
import type { Schema } from '../domain/schema/schema.ts';

/** The contract between the extension host and the process that completes and explains. */
export interface EditingParams {
  /** One YAML document, and the place in it. */
  readonly text: string;
  readonly position: Position;
  readonly schemaName: string;
  /** The schema of that name; null when this process was given it before. */
  readonly schema: Schema | null;
}

export const complete = 'slipway/complete';
export type CompleteResult = CompletionList | null;

export const hover = 'slipway/hover';
export type HoverResult = Hover | null;
