import type { Finding } from '../finding.ts';
import type { Read } from '../own/read.ts';
import { ofValue, orElse, quoted } from '../own/said.ts';
import { joined, staysInside } from '../platform/tree.ts';
import type { Tree } from '../platform/tree.ts';
import { anchorsIn } from './anchor.ts';
import type { PhaseFacts, PhaseRule } from './facts.ts';
import { near } from '../own/near.ts';

/** A path that a phase names. */
export interface NamedPath {
  readonly read: Read<string>;
  /** From the root of the repository, without an anchor. */
  readonly path: string;
  /** Behind `#`; null without one. */
  readonly anchor: string | null;
  /** What may come later is looked for by its folder. */
  readonly must: 'file' | 'folder';
}

/** All paths that a phase names: scripts, pages, manifests, and files that are read or sealed. */
export function pathsOf({ phase, folder }: Pick<PhaseFacts, 'phase' | 'folder'>): readonly NamedPath[] {
  const file = (read: Read<string> | null, base = ''): NamedPath[] =>
    read === null ? [] : [{ read, path: inside(base, read.value), anchor: null, must: 'file' }];
  const later = (read: Read<string> | null): NamedPath[] =>
    read === null ? [] : [{ read, path: read.value, anchor: null, must: 'folder' }];
  return [
    ...phase.steps.flatMap(({ script, undo, secrets }) => [
      ...file(script),
      ...(undo === null ? [] : pageOf(undo)),
      ...secrets.flatMap((secret) => later(secret.file)),
    ]),
    ...phase.checks.flatMap(({ manifest, reads }) => [
      ...file(manifest, folder),
      ...reads.flatMap((read) => [...later(read.file), ...later(read.files)]),
    ]),
  ];
}

/** What a path leads to is there, or can come there. */
export const foundPaths: PhaseRule = (facts) => {
  const { tree, text } = facts;
  if (tree === null) return [];
  return pathsOf(facts).flatMap((named): Finding[] => {
    const problem = problemOf(named, tree);
    return problem === null ? [] : [ofValue('phase/missing-file', problem, named.read.place, text)];
  });
};

function problemOf(named: NamedPath, tree: Tree): string | null {
  const { read, path, anchor, must } = named;
  if (!staysInside(path)) return `${quoted(read.value)} leads out of the repository; it wants a path below it.`;
  if (must === 'folder') return folderProblem(path, tree);
  const kind = tree.kind(path);
  if (kind === 'folder') return `${quoted(path)} is a folder; it wants a file.`;
  if (kind === 'missing') {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return `There is no file ${quoted(path)}${orElse(
      near(
        path,
        tree.names(folder).map((name) => joined(folder, name)),
      ),
      '.',
    )}`;
  }
  return anchor === null ? null : anchorProblem(path, anchor, tree);
}

/** A glob is looked for by the folders before its first star. */
function folderProblem(path: string, tree: Tree): string | null {
  const fixed = path.split('/').slice(0, -1);
  const star = fixed.findIndex((part) => /[*?[{]/.test(part));
  const folder = joined(...(star === -1 ? fixed : fixed.slice(0, star)));
  // Slipway makes its own folder when it first has something to keep.
  return folder === '' || folder === '.slipway' || tree.kind(folder) === 'folder'
    ? null
    : `There is no folder ${quoted(folder)}, where ${quoted(path)} would lie.`;
}

function anchorProblem(path: string, anchor: string, tree: Tree): string | null {
  const page = tree.text(path);
  if (page === null) return null;
  const names = anchorsIn(page).map(({ name }) => name);
  return names.includes(anchor)
    ? null
    : `${quoted(path)} has no part ${quoted(anchor)}${orElse(near(anchor, names), '.')}`;
}

/** A page is one word that looks like a path; all else is the sentence itself. */
function pageOf(undo: Read<string>): NamedPath[] {
  const match = /^([^\s#]+\.md)(?:#(\S*))?$/.exec(undo.value);
  return match === null ? [] : [{ read: undo, path: match[1] ?? '', anchor: match[2] ?? null, must: 'file' }];
}

/** A path that leads out of its folder is told of as it is written. */
function inside(base: string, path: string): string {
  return staysInside(path) ? joined(base, path) : path;
}
