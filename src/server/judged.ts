import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Judgement } from '../repository/judge.ts';

/** A judgement together with the text that was judged. */
export interface Judged {
  readonly document: TextDocument;
  readonly version: number;
  readonly judgement: Judgement;
  /** Which state of the rules it rests on: under others nothing of it holds. */
  readonly epoch: number;
  /** Where policies took its objects to go that name no namespace; null where none were asked. */
  readonly namespace: string | null;
}
