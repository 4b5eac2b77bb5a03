import { dirname, join, resolve } from 'node:path';
import { kustomizationFiles, patchFiles } from '../domain/kubernetes/kustomize.ts';
import { readSmallFile } from './smallFile.ts';

/** Which files the kustomizations above them name as patches; what was read is kept. */
export class Kustomizations {
  readonly #folders = new Map<string, ReadonlySet<string>>();

  namesAsPatch(path: string): boolean {
    const absolute = resolve(path);
    for (let folder = dirname(absolute); ; folder = dirname(folder)) {
      if (this.#patchesIn(folder).has(absolute)) return true;
      if (folder === dirname(folder)) return false;
    }
  }

  /** The kustomization of a folder has changed. */
  forget(folder: string): void {
    this.#folders.delete(resolve(folder));
  }

  #patchesIn(folder: string): ReadonlySet<string> {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const named = kustomizationFiles.flatMap((name) => patchFiles(readSmallFile(join(folder, name)) ?? ''));
    const patches = new Set(named.map((path) => resolve(folder, path)));
    this.#folders.set(folder, patches);
    return patches;
  }
}
