import { phaseLinks } from '../domain/phases/links.ts';
import { readPhase } from '../domain/phases/phase.ts';
import { rootOf } from '../domain/own/root.ts';
import type { Link } from '../domain/platform/links.ts';
import { tableLinks } from '../domain/platform/links.ts';
import { readTable } from '../domain/platform/table.ts';
import { shift } from '../domain/range.ts';
import { split } from '../domain/yaml/split.ts';
import type { OwnFile } from './own.ts';

/** Where a file of a platform leads to; offsets are of the stream. */
export function linksIn({ role, path, tree }: OwnFile, stream: string): readonly Link[] {
  const chunk = split(stream)[0];
  const root = chunk === undefined ? null : rootOf(chunk.text);
  if (chunk === undefined || root === null || tree === null) return [];
  const links =
    role === 'applications'
      ? tableLinks(readTable(root), tree, chunk.text)
      : role === 'phase'
        ? phaseLinks(readPhase(root), path.slice(0, Math.max(0, path.lastIndexOf('/'))), tree, chunk.text)
        : [];
  return links.map((link) => ({ path: link.path, line: link.line, range: shift(link.range, chunk.start) }));
}
