/** The command line or its input can't be used: one line on stderr, exit status 2. */
export class Usage extends Error {
  /** `<area>/<what>`, stable for scripts. */
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}
