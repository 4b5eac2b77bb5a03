import path from 'node:path';

/** How one peer is built: a wrapper module that pins it, and the main package of the dependency. */
export interface Recipe {
  readonly name: string;
  /** As in the wrapper's go.mod. */
  readonly version: string;
  readonly main: string;
  /** Set at link time, besides `-s -w`. */
  readonly linker: readonly string[];
}

export const recipes: readonly Recipe[] = [
  {
    name: 'kubeconform',
    version: 'v0.8.0',
    main: 'github.com/yannh/kubeconform/cmd/kubeconform',
    linker: ['-X', 'main.version=v0.8.0'],
  },
  { name: 'helm', version: 'v4.3.1', main: 'helm.sh/helm/v4/cmd/helm', linker: [] },
];

/** The folder of a recipe's wrapper module: `go.mod` and `go.sum`, both committed. */
export function wrapperFolder(recipe: Recipe): string {
  return path.join(import.meta.dirname, recipe.name);
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
