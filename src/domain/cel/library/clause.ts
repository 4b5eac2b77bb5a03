/** One clause of a format: `%.2f`. */
export interface Clause {
  /** Where it begins and ends in the format, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Its letter; `%` for `%%`, empty where the text ends. */
  readonly verb: string;
  readonly precision: number | null;
}

const clause = /%(?:\.(\d+))?(.|$)/gsu;

export function clausesOf(format: string): readonly Clause[] {
  return Array.from(format.matchAll(clause), ({ 0: all, 1: precision, 2: verb = '', index }) => ({
    start: index,
    end: index + all.length,
    // A precision has no meaning before a percent sign.
    verb: verb === '%' && precision !== undefined ? '' : verb,
    precision: precision === undefined ? null : Number(precision),
  }));
}
