import { shaped } from '../own/document.ts';
import { phaseFolder } from '../platform/file.ts';
import { rowsIn } from '../platform/around.ts';
import { withMore } from '../own/judged.ts';
import type { JudgedFile } from '../own/judged.ts';
import type { Tree } from '../platform/tree.ts';
import { knownApplications } from './applicationNames.ts';
import { soundExpressions } from './expressions.ts';
import type { PhaseRule } from './facts.ts';
import { formVerdicts } from './forms.ts';
import { checkOrder, knownChecks } from './checks.ts';
import { ownIds, readNames } from './ids.ts';
import { ownFolder, phaseOrder } from './order.ts';
import { foundPaths } from './paths.ts';
import { readPhase } from './phase.ts';
import { phasesIn } from './phases.ts';
import { knownRows } from './rows.ts';
import { knownSecrets } from './secrets.ts';
import { frame, phaseCodes } from './schema.ts';

const rules: readonly PhaseRule[] = [
  ownFolder,
  ownIds,
  knownChecks,
  checkOrder,
  phaseOrder,
  readNames,
  foundPaths,
  knownRows,
  knownSecrets,
  knownApplications,
  soundExpressions,
];

/**
 * Judges the text of a `phase.yaml`; `path` is from the root of the repository (`phases/3-security/phase.yaml`).
 * Without a tree it stands for itself: nothing is compared with other files.
 */
export function judgePhase(text: string, path: string, tree: Tree | null): JudgedFile {
  const shape = { schema: frame, root: frame, codes: phaseCodes, file: 'phase.yaml' };
  const judged = shaped(text, shape, () => false, formVerdicts);
  if (judged.root === null || !judged.readable) return judged;
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const named = phaseFolder(folder.slice(folder.lastIndexOf('/') + 1));
  const facts = {
    text,
    phase: readPhase(judged.root),
    number: named?.number ?? null,
    id: named?.id ?? null,
    folder,
    others: tree === null ? null : phasesIn(tree).filter((other) => other.path !== path),
    rows: tree === null ? null : rowsIn(tree),
    tree,
  };
  return withMore(
    judged,
    rules.flatMap((rule) => rule(facts)),
  );
}
