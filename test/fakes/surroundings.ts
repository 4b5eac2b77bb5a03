import type { Surroundings } from '../../src/ports.ts';
import { memoryTree } from './tree.ts';

/** Surroundings that can be changed from outside, and that remember what they were told. */
export function memorySurroundings(
  ignored: readonly string[] = [],
  templates: readonly string[] = [],
  patches: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Surroundings & { readonly ignored: Set<string>; readonly told: string[] } {
  const now = new Set(ignored);
  const told: string[] = [];
  return {
    ignored: now,
    told,
    isIgnored: (path) => now.has(path),
    isHelmTemplate: (path) => templates.includes(path),
    isPatch: (path) => patches.includes(path),
    below: (root) => {
      const inside = Object.entries(files).filter(([path]) => path.startsWith(`${root}/`));
      return memoryTree(Object.fromEntries(inside.map(([path, text]) => [path.slice(root.length + 1), text])));
    },
    changed: (path) => void told.push(path),
  };
}
