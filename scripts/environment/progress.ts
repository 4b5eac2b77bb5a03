/** One short line about what takes time now; standard output belongs to results. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
