import type { Finding } from '../finding.ts';
import type { Row } from '../platform/table.ts';
import type { Tree } from '../platform/tree.ts';
import type { Phase } from './phase.ts';
import type { KnownPhase } from './phases.ts';

/** What the rules about a phase look at, gathered once. */
export interface PhaseFacts {
  /** Text of the document. */
  readonly text: string;
  readonly phase: Phase;
  /** What the name of its folder says; null for a file that lies elsewhere. */
  readonly number: number | null;
  readonly id: string | null;
  /** Its folder, from the root of the repository. */
  readonly folder: string;
  /** The other phases of the platform; null for a file that belongs to none. */
  readonly others: readonly KnownPhase[] | null;
  /** Null where there is no table that can be read. */
  readonly rows: ReadonlyMap<string, Row> | null;
  /** Null for a file that belongs to no platform. */
  readonly tree: Tree | null;
}

export type PhaseRule = (facts: PhaseFacts) => readonly Finding[];
