import { field } from '../domain/own/read.ts';
import { largest } from '../domain/own/root.ts';
import { phasesIn } from '../domain/phases/phases.ts';
import type { ApplicationSpec, FilesRead, Json, PhaseSpec, PlatformSpec } from '../domain/phases/spec.ts';
import { isPlainMap, overlay } from '../domain/plain.ts';
import type { Plain } from '../domain/plain.ts';
import { platformIn, rowsIn } from '../domain/platform/around.ts';
import { tables } from '../domain/platform/file.ts';
import { isInstalled } from '../domain/platform/installed.ts';
import { phaseOf } from '../domain/platform/table.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { rootPlace } from '../domain/schema/place.ts';
import { toJSON } from '../domain/yaml/json.ts';
import { documentsIn, filesRead } from './filesRead.ts';
import { ownFile } from './own.ts';
import { parseOnce } from './parseOnce.ts';
import type { Parse } from './parseOnce.ts';
import { phaseSpec } from './phaseSpec.ts';

/**
 * What the files of a platform say, as data that phases are judged by; `name` is how people call it. Null where there is no
 * platform. What can't be read is in `problems`, and never throws.
 */
export function platformSpec(tree: Tree, name: string): PlatformSpec | null {
  const text = tree.text('platform.yaml');
  if (text === null || ownFile('platform.yaml', text, () => tree) === null) return null;
  const problems: string[] = [];
  const parse = parseOnce(tree);
  const platform = valueIn(tree, 'platform.yaml', 'platform', parse, problems);
  const applications = applicationsIn(tree, parse, problems);
  const phases = phasesIn(tree).map((known) =>
    phaseSpec(known, readable(tree, known.path), parse, (path) => manifestIn(tree, path, parse)),
  );
  problems.push(...phases.flatMap(({ problem }) => problem ?? []));
  return { name, platform, applications, phases, files: filesOf(tree, phases, parse), problems };
}

/** A key of a file of ours; null, and the reason among the problems, where it can't be read. */
function valueIn(tree: Tree, path: string, key: string, parse: Parse, problems: string[]): Json {
  const text = readable(tree, path);
  const { root, problems: told } = text === null ? { root: null, problems: [] } : parse(text);
  const problem = told.find(({ code }) => code !== 'merge-override');
  const place = root === null ? null : field(rootPlace(root), key);
  if (text !== null && problem === undefined && place !== null) return toJSON(place.node);
  const reason = problem === undefined ? `it has no key "${key}", or is too large.` : problem.message;
  problems.push(`${path} can't be read: ${reason}`);
  return null;
}

/** The table, both files together as Helm merges them. */
function applicationsIn(tree: Tree, parse: Parse, problems: string[]): Readonly<Record<string, ApplicationSpec>> {
  const [shared, local] = tables;
  const base = tree.kind(shared) === 'file' ? valueIn(tree, shared, 'applications', parse, problems) : {};
  const over = tree.kind(local) === 'file' ? valueIn(tree, local, 'applications', parse, problems) : {};
  const merged: Plain = overlay(isPlainMap(base) ? base : {}, isPlainMap(over) ? over : {});
  const rows = rowsIn(tree);
  const platform = platformIn(tree);
  if (!isPlainMap(merged)) return {};
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, row]): [string, ApplicationSpec][] => {
      if (!isPlainMap(row)) return [];
      const known = rows?.get(name);
      const phase = known === undefined ? -1 : (phaseOf(known)?.number ?? -1);
      const installed = platform === null ? null : isInstalled(name, platform, rows);
      if (installed === null)
        problems.push(`Whether ${name} is switched on can't be told here; it is taken as switched on.`);
      return [[name, { ...row, phase, enabled: installed ?? true }]];
    }),
  );
}

/** The objects of a manifest of a check. */
function manifestIn(
  tree: Tree,
  path: string,
  parse: Parse,
): { readonly objects: readonly Json[]; readonly problem: string | null } {
  const text = readable(tree, path);
  if (text === null) return { objects: [], problem: `${path} is missing, or can't be read.` };
  const { documents, problem } = documentsIn(path, text, parse);
  if (problem !== null) return { objects: [], problem };
  const objects = documents.filter(isPlainMap);
  return { objects, problem: objects.length === 0 ? `${path} holds no object.` : null };
}

/** What the checks read of files, each path and pattern once. */
function filesOf(tree: Tree, phases: readonly PhaseSpec[], parse: Parse): Readonly<Record<string, FilesRead>> {
  const named = new Set(
    phases
      .flatMap(({ checks }) => checks)
      .flatMap((check) => (check.kind === 'resource' || check.kind === 'file' ? check.reads : []))
      .flatMap((read) => ('files' in read ? read.files : [])),
  );
  return Object.fromEntries([...named].map((pattern) => [pattern, filesRead(tree, pattern, parse)]));
}

function readable(tree: Tree, path: string): string | null {
  const text = tree.text(path);
  return text === null || text.length > largest ? null : text;
}
