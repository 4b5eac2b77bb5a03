import type { Finding } from '../domain/finding.ts';
import type { ManifestObject } from './manifest.ts';
import type { PolicyTally } from './row.ts';

/** An object in the text of its document, as policies are asked about it. */
export type PolicyQuestion = Pick<ManifestObject, 'node' | 'text' | 'item' | 'identity'>;

export interface PolicyAnswer {
  /** Offsets are of the text of the document, `document` is 0. */
  readonly findings: readonly Finding[];
  /** Null for what no policy is ever asked about. */
  readonly tally: PolicyTally | null;
}

/** Asks policies about the objects of one file. */
export interface PolicyJudge {
  /** Where objects go that name no namespace. */
  readonly namespace: string;
  /** Never throws. */
  judge(question: PolicyQuestion): PolicyAnswer;
}
