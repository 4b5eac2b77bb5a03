import type { Finding } from '../finding.ts';
import type { Platform } from './platform.ts';
import type { Row } from './table.ts';
import type { Tree } from './tree.ts';

/** What the rules about `platform.yaml` look at, gathered once. */
export interface PlatformFacts {
  /** Text of the document. */
  readonly text: string;
  readonly platform: Platform;
  /** The merged table; null when there is none, or none that can be read. */
  readonly rows: ReadonlyMap<string, Row> | null;
  /** The files around it; null for answers that belong to no repository yet. */
  readonly tree: Tree | null;
}

/** One thing that can be wrong with `platform.yaml` although its shape is right. */
export type PlatformRule = (facts: PlatformFacts) => readonly Finding[];

/** What the rules about one file of the table look at. */
export interface TableFacts {
  readonly text: string;
  /** The rows that this file has. */
  readonly own: readonly Row[];
  /** The rows as Helm merges both files. */
  readonly rows: ReadonlyMap<string, Row>;
  /** `platform.yaml`; null when it can't be read. */
  readonly platform: Platform | null;
  readonly tree: Tree;
}

export type TableRule = (facts: TableFacts) => readonly Finding[];
