import path from 'node:path';

/** How one peer is built: the wrapper module that pins it, and the main package to build there. */
export interface Recipe {
  readonly name: string;
  /** As in the wrapper's go.mod. */
  readonly version: string;
  /** The folder of the wrapper module; peers of one project share theirs, and so its version. */
  readonly wrapper: string;
  /** A package of a dependency, or one of our own: a folder of the wrapper, beginning with `./`. */
  readonly main: string;
  /** Set at link time, besides `-s -w`. */
  readonly linker: readonly string[];
}

/** From the cheapest to the dearest, so that what is built first can be used first. */
export const recipes: readonly Recipe[] = [
  {
    name: 'kubeconform',
    version: 'v0.8.0',
    wrapper: 'kubeconform',
    main: 'github.com/yannh/kubeconform/cmd/kubeconform',
    linker: ['-X', 'main.version=v0.8.0'],
  },
  {
    name: 'shfmt',
    version: 'v3.13.1',
    wrapper: 'shfmt',
    main: 'mvdan.cc/sh/v3/cmd/shfmt',
    linker: ['-X', 'main.version=v3.13.1'],
  },
  {
    name: 'kubeseal',
    version: 'v0.40.0',
    wrapper: 'sealed-secrets',
    main: 'github.com/bitnami/sealed-secrets/cmd/kubeseal',
    linker: ['-X', 'main.VERSION=0.40.0'],
  },
  { name: 'unseal', version: 'v0.40.0', wrapper: 'sealed-secrets', main: './unseal', linker: [] },
  {
    name: 'sealed-secrets-controller',
    version: 'v0.40.0',
    wrapper: 'sealed-secrets',
    main: 'github.com/bitnami/sealed-secrets/cmd/controller',
    linker: ['-X', 'main.VERSION=0.40.0'],
  },
  {
    name: 'kwok',
    version: 'v0.8.0',
    wrapper: 'kwok',
    main: 'sigs.k8s.io/kwok/cmd/kwok',
    linker: ['-X', 'sigs.k8s.io/kwok/pkg/consts.Version=v0.8.0'],
  },
  { name: 'helm', version: 'v4.3.1', wrapper: 'helm', main: 'helm.sh/helm/v4/cmd/helm', linker: [] },
  {
    name: 'argocd',
    version: 'v3.5.7',
    wrapper: 'argocd',
    main: 'github.com/argoproj/argo-cd/v3/cmd',
    linker: [
      '-X',
      'github.com/argoproj/argo-cd/v3/common.version=3.5.7',
      // By default a fixed path in /tmp, which only one repo-server of a machine can have; this one is relative to where it starts.
      '-X',
      'github.com/argoproj/argo-cd/v3/util/askpass.SocketPath=./ask-pass.sock',
    ],
  },
  { name: 'argocd-cache', version: 'v2.38.0', wrapper: 'argocd', main: './cache', linker: [] },
  {
    name: 'kyverno',
    version: 'v1.19.1',
    wrapper: 'kyverno',
    main: 'github.com/kyverno/kyverno/cmd/cli/kubectl-kyverno',
    linker: ['-X', 'github.com/kyverno/kyverno/pkg/version.BuildVersion=v1.19.1'],
  },
  { name: 'kyverno-cel', version: 'v1.19.1', wrapper: 'kyverno', main: './cel', linker: [] },
  {
    name: 'kyverno-admission',
    version: 'v1.19.1',
    wrapper: 'kyverno',
    main: 'github.com/kyverno/kyverno/cmd/kyverno',
    linker: ['-X', 'github.com/kyverno/kyverno/pkg/version.BuildVersion=v1.19.1'],
  },
  {
    name: 'helmfile',
    version: 'v1.8.0',
    wrapper: 'helmfile',
    main: 'github.com/helmfile/helmfile',
    linker: ['-X', 'go.szostok.io/version.version=v1.8.0'],
  },
  {
    name: 'kube',
    version: 'v1.37.2',
    wrapper: 'kube',
    main: './',
    // Without these the server says v0.0.0-master, and what asks for its version goes wrong.
    linker: ['gitVersion=v1.37.2', 'gitMajor=1', 'gitMinor=37', 'gitTreeState=clean'].flatMap((variable) => [
      '-X',
      `k8s.io/component-base/version.${variable}`,
    ]),
  },
];

/** The folder of a recipe's wrapper module: `go.mod` and `go.sum`, both committed, and main packages of our own. */
export function wrapperFolder(recipe: Recipe): string {
  return path.join(import.meta.dirname, recipe.wrapper);
}

/** The recipe of that name; an unknown name is an error that says which there are. */
export function recipeOf(name: string): Recipe {
  const found = recipes.find((recipe) => recipe.name === name);
  if (found === undefined) {
    throw new Error(
      `peers/unknown: there is no peer "${name}"; there are: ${recipes.map((recipe) => recipe.name).join(', ')}.`,
    );
  }
  return found;
}
