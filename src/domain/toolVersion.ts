/**
 * How tools tell their version and do nothing else. Of others it is not asked: nobody has agreed to run them yet, and
 * what a program does with `--version` is its own affair.
 */
export function versionArguments(name: string): readonly string[] | null {
  return known.get(name) ?? null;
}

const known: ReadonlyMap<string, readonly string[]> = new Map([
  ...['git', 'pre-commit', 'helmfile', 'kustomize', 'trivy', 'yamllint', 'shellcheck', 'shfmt', 'ruff', 'black', 'mypy']
    .concat(['python3', 'node', 'npm', 'bash', 'make', 'curl', 'jq', 'docker', 'podman', 'ansible', 'findmnt', 'age'])
    .map((name): [string, readonly string[]] => [name, ['--version']]),
  ['ssh', ['-V']],
  ['helm', ['version', '--short']],
  ['kubectl', ['version', '--client']],
  ['kubeconform', ['-v']],
  ['kyverno', ['version']],
  ['ct', ['version']],
  ['argocd', ['version', '--client', '--short']],
]);

/** The first thing that looks like a version: `9.6p1`, `3.18.4+g1234567`; null where nothing does. */
export function versionIn(text: string): string | null {
  return /\d+(?:\.\d+)+[\w.+-]{0,40}/.exec(text.slice(0, 2000))?.[0] ?? null;
}
