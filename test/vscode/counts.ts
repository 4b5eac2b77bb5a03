/** How the tests of a run ended. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** How lines out of the extension host start, among all that the workbench says: mocha's own, and the one with the counts. */
export const marks = { line: 'slipway-tests: ', counts: 'slipway-counts: ' } as const;
