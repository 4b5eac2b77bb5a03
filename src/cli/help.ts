import manifest from '../../package.json' with { type: 'json' };

export function version(): string {
  return manifest.version;
}

export function help(): string {
  return `slipway ${version()}: the verdict on your Kubernetes manifests, as your editor shows it.

Usage: slipway <command> [options]

  slipway lint [PATH…|-]               judge files and folders (the current folder when none is named)
    --like kubeconform                 say only what kubeconform -strict says
    --kubernetes-version V             which Kubernetes (1.36)
    --schema-location L                schemas elsewhere, in kubeconform's template syntax; may repeat;
                                       "default" stands for the bundled ones
    --everything                       also files that .gitignore ignores, and YAML that is not Kubernetes
    --fail-on error|warning            what makes the exit status 1 (error)
    --require-judged                   exit status 3 when something could not be judged
    --format text|json|sarif|junit|github
    --list-codes                       every code there is, with its severity and page

  slipway --version
  slipway --help

Exit status: 0 nothing found, 1 findings, 2 could not run or input unusable, 3 incomplete.`;
}
