/**
 * The documents of a stream as kubeconform cuts it: at every line that begins with `---`, which it drops whole.
 * For files whose documents are to be compared one by one.
 */
export function documentsOf(stream: string): readonly string[] {
  return `\n${stream}`.split(/\n---[^\n]*(?=\n|$)/).filter((text) => /^[^#\s]/m.test(text));
}
