/** How Kyverno calls the files that hold tests, as long as nobody says otherwise. */
export const usualName = 'kyverno-test.yaml';

/** Whether a file is called as those that hold tests, with either ending of YAML; its folders say nothing. */
export function isSuiteFile(path: string): boolean {
  return /(^|[/\\])kyverno-test\.ya?ml$/.test(path);
}
