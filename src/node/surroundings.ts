import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Surroundings } from '../ports.ts';
import { kustomizationFiles } from '../domain/kubernetes/kustomize.ts';
import { GitIgnore } from './gitignore.ts';
import { Kustomizations } from './kustomization.ts';
import { nodeTree } from './tree.ts';

/** The files around a file, as they are on disk. */
export function nodeSurroundings(): Surroundings {
  const git = new GitIgnore();
  const kustomizations = new Kustomizations();
  return {
    isIgnored: (path) => git.ignores(path, 'file'),
    isHelmTemplate: (path) =>
      folders(path).some(
        (folder) => basename(folder) === 'templates' && existsSync(join(dirname(folder), 'Chart.yaml')),
      ),
    isPatch: (path) => kustomizations.namesAsPatch(path),
    below: nodeTree,
    changed: (path) => {
      if (basename(path) === '.gitignore') git.forget(dirname(path));
      if (kustomizationFiles.some((name) => name === basename(path))) kustomizations.forget(dirname(path));
    },
  };
}

function folders(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...folders(above)];
}
