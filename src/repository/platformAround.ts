import { isPlatformText } from '../domain/platform/file.ts';

/**
 * The folder of the nearest platform, at or above a folder: `textOf` tells the `platform.yaml` in a folder, null where
 * there is none. A file of that name which is another tool's does not count, whatever lies beside it.
 */
export function platformAround(folder: string, textOf: (folder: string) => string | null): string | null {
  return foldersUp(folder).find((one) => isPlatformText(textOf(one) ?? '')) ?? null;
}

/** A folder and all above it, the nearest first, without a slash at their ends: that of the root is empty. */
export function foldersUp(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let here = folder.replace(/[/\\]+$/, ''); ; here = here.slice(0, here.search(/[/\\][^/\\]*$/))) {
    folders.push(here);
    if (!/[/\\]/.test(here)) return folders;
  }
}
