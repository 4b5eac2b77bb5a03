import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceModules, type SourceModule } from '../../scripts/peers/modules.ts';
import { recipes, wrapperFolder, type Recipe } from '../../scripts/peers/recipes.ts';

/** The modules whose code the programs of our own run. */
const owners: Readonly<Record<string, string>> = {
  unseal: 'github.com/bitnami/sealed-secrets',
  'kyverno-cel': 'github.com/kyverno/kyverno',
  kube: 'k8s.io/kubernetes',
  'argocd-cache': 'github.com/alicebob/miniredis/v2',
};

describe('A peer', () => {
  test.each(recipes)('$name is built at the version that its recipe says', (recipe) => {
    expect(pinned(recipe)).toBe(recipe.version);
    const told = recipe.linker.length === 0 ? recipe.version : recipe.linker.join(' ');
    expect(told).toContain(recipe.version.slice(1));
  });

  const read: Readonly<Record<string, SourceModule>> = sourceModules;
  test.each(recipes.filter(({ wrapper }) => wrapper in read))(
    '$name has the version whose sources are read',
    (recipe) => {
      expect(recipe.version).toBe(read[recipe.wrapper]?.version);
    },
  );
});

/** The version that the wrapper's go.mod gives to the module of the recipe's main package; a replacement's, if there is one. */
function pinned(recipe: Recipe): string | undefined {
  const lines = readFileSync(join(wrapperFolder(recipe), 'go.mod'), 'utf8').split('\n');
  const pins = lines.flatMap((line) => {
    const [, path, version] = /^\s*(?:require |replace )?(\S+) (?:=> \S+ )?(v\S+)(?: \/\/ indirect)?$/.exec(line) ?? [];
    return path === undefined ? [] : [{ path, version }];
  });
  const owner = owners[recipe.name] ?? recipe.main;
  return pins.findLast(({ path }) => `${owner}/`.startsWith(`${path}/`))?.version;
}
