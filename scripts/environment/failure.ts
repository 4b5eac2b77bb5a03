/** An expected failure: its code (`area/what`) and one sentence that says what is wrong and what to do about it. */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'Failure';
    this.code = code;
  }
}

/** Tells a failure in one line, anything else with its stack, and returns the exit code of "could not run". */
export function told(error: unknown): 2 | 70 {
  if (error instanceof Failure) {
    process.stderr.write(`slipway: ${error.code}: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 70;
}
