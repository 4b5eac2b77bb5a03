import type { Position } from '../../lines.ts';

/* What is told of tests to whoever shows them, as plain data. */

/** A file with tests, as it is written: nothing is judged. */
export interface PolicyTestFile {
  readonly uri: string;
  /** The names of its tests; empty when they have none. */
  readonly name: string;
  /** Why its rows are none, or not all of them; null when nothing is wrong. */
  readonly problem: string | null;
  readonly rows: readonly PolicyTestRow[];
}

export interface PolicyTestRow {
  /** The same as long as the row says the same; no other of the file has it. */
  readonly id: string;
  /** What it is about: kind and object, policy and rule. */
  readonly name: string;
  readonly expected: string;
  readonly place: Place;
}

export interface Place {
  readonly start: Position;
  readonly end: Position;
}

/** What the tests of a file came to. */
export interface PolicyTestRun {
  readonly rows: readonly PolicyTestRowResult[];
  /** What could not be read or loaded, one sentence each. */
  readonly failures: readonly string[];
  /** The addresses of the files and folders that were looked at, whose changes may change the result. */
  readonly uses: readonly string[];
}

export interface PolicyTestRowResult {
  readonly id: string;
  readonly place: Place;
  /** One for each object that the row is about, at least one. */
  readonly answers: readonly PolicyTestAnswer[];
}

export interface PolicyTestAnswer {
  /** `namespace/name`, or the name alone. */
  readonly resource: string;
  readonly expected: string;
  /** `none` when no rule was about the object, `unjudged` when nobody can say. */
  readonly actual: string;
  readonly ok: boolean;
  /** What the policy says, or what is missing. */
  readonly message: string;
}
