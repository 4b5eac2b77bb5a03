import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ChartSource } from './application.ts';
import type { Completion } from './complete.ts';
import type { Helm } from './helm.ts';
import { inputNames, inputsOf, type Inputs } from './inputs.ts';
import type { Item } from './inventory.ts';
import { strangeKeys, type Allowed, type Tree } from './keys.ts';
import { oursFor } from './values.ts';

/** Where a chart's source was read. */
export interface Source {
  /** `owner/name` of the public repository. */
  readonly repository: string;
  readonly path: string;
  readonly ref: string;
  readonly commit: string;
}

/** Something that a tool said about a rendered object. */
export interface Remark {
  /** A code of `slipway lint`, or `policy/<name>`. */
  readonly code: string;
  readonly object: string;
  readonly message: string;
}

/** What is kept of a chart that can't be had by everybody: facts about it and its rendering, nothing of its text. */
export interface ChartRecord {
  readonly format: 'slipway.chart/1';
  readonly application: string;
  readonly chart: {
    readonly repository: string;
    readonly name: string;
    readonly version: string;
    readonly appVersion: string;
  };
  readonly source: Source;
  /** SHA-256 of the published package, where that is what was rendered. */
  readonly package: string | null;
  /** SHA-256 of the chart's files. */
  readonly digest: string;
  readonly completion: Completion;
  readonly inputs: Inputs;
  readonly allowed: readonly Allowed[];
  readonly images: readonly string[];
  readonly findings: readonly Remark[];
  readonly objects: readonly Item[];
  readonly tree: Tree;
}

/** The folder of records, below the root of this project. */
export const records: string = path.join(import.meta.dirname, '../../test/charts');

/** The record of an application; undefined where there is none. */
export async function recordOf(application: string, folder: string = records): Promise<ChartRecord | undefined> {
  const file = path.join(folder, `${application}.json`);
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : undefined;
}

/** What is wrong with a record today, one sentence each; an empty list makes it good. */
export async function faultsOf(
  record: ChartRecord,
  source: ChartSource,
  repository: string,
  helm: Helm,
): Promise<readonly string[]> {
  const now = await inputsOf(source, repository, helm);
  const changed = inputNames.filter((name) => now[name] !== record.inputs[name]);
  const strange = strangeKeys(await oursFor(source, repository), record.tree, record.allowed);
  return [
    ...changed.map((name) => `the record of ${record.application} is older than its ${name}`),
    ...(changed.length === 0 && now.digest !== record.inputs.digest
      ? [`the record of ${record.application} has another digest than its inputs`]
      : []),
    ...strange.map((key) => `the chart ${record.chart.name} ${record.chart.version} has no value ${key}`),
  ];
}
