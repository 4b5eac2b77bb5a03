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
  { name: 'helm', version: 'v4.3.1', wrapper: 'helm', main: 'helm.sh/helm/v4/cmd/helm', linker: [] },
  {
    name: 'kyverno',
    version: 'v1.19.1',
    wrapper: 'kyverno',
    main: 'github.com/kyverno/kyverno/cmd/cli/kubectl-kyverno',
    linker: ['-X', 'github.com/kyverno/kyverno/pkg/version.BuildVersion=v1.19.1'],
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
