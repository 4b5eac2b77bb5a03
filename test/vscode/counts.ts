/** How the tests of a run ended. */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, each by its whole name, with what it said in one line. */
  readonly failures: readonly string[];
};

/** A test that failed, for a list of them: who reads the end of a long log sees it there. */
export function failureLine(name: string, message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return `${name}: ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`;
}

/** How lines out of the extension host start, among all that the workbench says: mocha's own, and the one with the counts. */
export const marks = { line: 'slipway-tests: ', counts: 'slipway-counts: ' } as const;
