/** A list of short texts, written as one line. */
export function words(line: string): readonly string[] {
  return line.split(' ');
}
