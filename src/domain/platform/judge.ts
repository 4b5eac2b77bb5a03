import type { Place } from '../schema/place.ts';
import type { Verdict } from '../schema/verdict.ts';
import { enoughDisk, enoughMemory, fittingModels } from './budget.ts';
import { platformIn, rowsIn, tableOf } from './around.ts';
import { shaped } from '../own/document.ts';
import { withMore } from '../own/judged.ts';
import type { JudgedFile } from '../own/judged.ts';
import { usableDomain } from './domainName.ts';
import type { PlatformRule, TableRule } from './facts.ts';
import { tables } from './file.ts';
import { folders, parts } from './folders.ts';
import { devices, enoughNodes, gpuHost, oneServer } from './hosts.ts';
import { knownApplications, knownPhase, ownNames, readChoices } from './names.ts';
import { apart, inLan, ownAddress, wholeRanges } from './network.ts';
import { pinned, pinnedCharts } from './pins.ts';
import { readPlatform } from './platform.ts';
import { field } from '../own/read.ts';
import { chartRepositories, repositories } from './repository.ts';
import { rootIn } from './root.ts';
import { knownEdges, notEmpty, oneLevel, ownFolders, ownPorts, releaseNames } from './rows.ts';
import { applicationsSchema, platformCodes, platformSchema } from './schema.ts';
import { schedules } from './schedule.ts';
import { references } from './site.ts';
import { mergedRows, readTable } from './table.ts';
import type { Tree } from './tree.ts';

const platformRules: readonly PlatformRule[] = [
  oneServer,
  ownNames,
  inLan,
  ownAddress,
  apart,
  wholeRanges,
  usableDomain,
  enoughNodes,
  devices,
  gpuHost,

  fittingModels,
  enoughMemory,
  enoughDisk,
  schedules,
  pinned,
  repositories,
  knownApplications,
  readChoices,
  knownPhase,
];

const tableRules: readonly TableRule[] = [
  releaseNames,
  folders,
  parts,
  ownFolders,
  notEmpty,
  oneLevel,
  knownEdges,
  ownPorts,
  pinnedCharts,
  chartRepositories,
  references,
];

/**
 * Judges the text of `platform.yaml`. Without a tree it stands for itself: nothing is compared with other files.
 * `partial` is for answers, of which any subset will do: only what a list item lacks is missing.
 */
export function judgePlatform(text: string, { tree = null, partial = false }: PlatformQuestion = {}): JudgedFile {
  const shape = { schema: platformSchema, root: platformSchema, codes: platformCodes, file: 'platform.yaml' };
  const judged = shaped(
    text,
    shape,
    (verdict) => partial && verdict.rule === 'missingField' && !isInList(verdict.place),
  );
  const platform = judged.root === null || !judged.readable ? null : readPlatform(judged.root);
  if (platform === null) return judged;
  const facts = { text, platform, tree, rows: tree === null ? null : rowsIn(tree) };
  return withMore(
    judged,
    platformRules.flatMap((rule) => rule(facts)),
  );
}

export interface PlatformQuestion {
  readonly tree?: Tree | null;
  readonly partial?: boolean;
}

/** Judges one file of the table; `path` is its name, which says whether it comes before or behind the other. */
export function judgeTable(text: string, path: string, tree: Tree): JudgedFile {
  const [shared, local] = tables;
  const base = path === local ? rootIn(tree, shared) : null;
  const shape = { schema: applicationsSchema, root: applicationsSchema, codes: platformCodes, file: path };
  const judged = shaped(text, shape, (verdict) => saidBefore(verdict, base));
  if (judged.root === null || !judged.readable) return judged;
  const own = readTable(judged.root);
  const others = path === local ? tableOf(tree, shared) : tableOf(tree, local);
  const rows = path === local ? mergedRows(others, own) : mergedRows(own, others);
  const facts = { text, own, rows, tree, platform: platformIn(tree) };
  return withMore(
    judged,
    tableRules.flatMap((rule) => rule(facts)),
  );
}

function isInList(place: Place): boolean {
  return typeof place.step === 'number' || (place.up !== null && isInList(place.up));
}

/** A row that stands in the table already is only changed here: what it lacks stands there. */
function saidBefore(verdict: Verdict, base: Place | null): boolean {
  if (verdict.rule !== 'missingField' || base === null) return false;
  const before = samePlace(verdict.place, base);
  return before !== null && field(before, verdict.property) !== null;
}

function samePlace(place: Place, base: Place): Place | null {
  if (place.up === null) return base;
  const above = samePlace(place.up, base);
  return typeof place.step === 'string' ? field(above, place.step) : null;
}
