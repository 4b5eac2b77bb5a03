import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver/node';
import { atCursor } from '../domain/cel/complete/cursor.ts';

/** A text, and a place in it. */
export interface Place {
  readonly text: string;
  readonly position: Position;
}

/** The place of the cursor in a text, which is its end when it is not marked. */
export function placeIn(marking: string): Place {
  const { text, offset } = atCursor(marking);
  return { text, position: TextDocument.create('file:///a.yaml', 'yaml', 1, text).positionAt(offset) };
}
