import type { Finding } from '../finding.ts';
import type { TableFacts, TableRule } from './facts.ts';
import { phaseFolder } from './file.ts';
import { field } from '../own/read.ts';
import type { Read } from '../own/read.ts';
import { changeTo, ofKey, ofValue, orElse, quoted } from '../own/said.ts';
import { hasPart } from './table.ts';
import type { Row } from './table.ts';
import { joined, staysInside } from './tree.ts';
import type { Tree } from './tree.ts';
import { near } from '../own/near.ts';

/** The folder of a row is one of a phase, and is there. */
export const folders: TableRule = ({ own, tree, text }) => {
  let known: readonly string[] | undefined;
  return own.flatMap(({ folder }): Finding[] => {
    if (folder === null) return [];
    const problem = pathProblem(folder.value, tree);
    if (problem !== null) return [ofValue('platform/folder', problem, folder.place, text)];
    if (tree.kind(folder.value) === 'folder') return [];
    // Looked for once, and only when one is missing.
    known ??= foldersIn(tree);
    const guess = nearFolder(folder.value, known);
    const message = `There is no folder ${quoted(folder.value)}${orElse(guess, '.')}`;
    const fixes = guess === null ? [] : changeTo(guess, folder.place);
    return [ofValue('platform/folder', message, folder.place, text, { fixes })];
  });
};

function pathProblem(path: string, tree: Tree): string | null {
  const [phases, phase = '', ...rest] = path.split('/');
  const isOfPhase = phases === 'phases' && phaseFolder(phase) !== null && rest.length > 0 && !rest.includes('');
  if (!staysInside(path) || !isOfPhase)
    return `${quoted(path)} is no folder of a phase; it wants one like phases/4-services/gitlab.`;
  return tree.kind(path) === 'file' ? `${quoted(path)} is a file; the row wants its folder.` : null;
}

/** What `parts` names is there, and what is there is named: Argo CD reads nothing else. */
export const parts: TableRule = (facts) =>
  facts.own.flatMap((row) => {
    const merged = facts.rows.get(row.name) ?? row;
    const folder = merged.folder?.value;
    if (folder === undefined || !staysInside(folder) || facts.tree.kind(folder) !== 'folder') return [];
    return [...named(row, folder, facts), ...unnamed(row, merged, folder, facts)];
  });

function named({ parts: list }: Row, folder: string, { tree, text }: TableFacts): Finding[] {
  return (list ?? []).flatMap((part): Finding[] => {
    if (part.value !== 'manifests' && part.value !== 'secrets') return [];
    const problem = partProblem(part, folder, tree);
    return problem === null ? [] : [ofValue('platform/folder', problem, part.place, text)];
  });
}

function partProblem({ value }: Read<string>, folder: string, tree: Tree): string | null {
  const path = joined(folder, value);
  if (tree.kind(path) !== 'folder') return `${quoted(folder)} has no folder "${value}".`;
  if (value === 'manifests' && tree.kind(joined(path, 'Chart.yaml')) !== 'file')
    return `${quoted(path)} is no chart: it has no Chart.yaml.`;
  return null;
}

function unnamed(row: Row, merged: Row, folder: string, { tree, text }: TableFacts): Finding[] {
  // Only the file that says where the folder is answers for what lies in it.
  if (row.folder === null) return [];
  return ['manifests', 'secrets'].flatMap((part): Finding[] => {
    if (hasPart(merged, part) || tree.kind(joined(folder, part)) !== 'folder') return [];
    const message = `${quoted(joined(folder, part))} is there and not among the parts; nothing reads it.`;
    const place = field(row.place, 'parts');
    return [ofKey('platform/folder', message, place ?? row.place, text)];
  });
}

/** The folders that rows can have. */
function foldersIn(tree: Tree): readonly string[] {
  return tree
    .names('phases')
    .flatMap((phase) => tree.names(joined('phases', phase)).map((name) => joined('phases', phase, name)))
    .filter((path) => tree.kind(path) === 'folder');
}

/** The folder of the same name in another phase, or one beside it. */
function nearFolder(path: string, known: readonly string[]): string | null {
  const name = path.slice(path.lastIndexOf('/'));
  const [only, ...more] = known.filter((one) => one.endsWith(name));
  return only !== undefined && more.length === 0 ? only : near(path, known);
}
