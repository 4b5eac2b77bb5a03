import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ChartSource } from './application.ts';
import type { Chart } from './chart.ts';
import { mapIn, merged } from './documents.ts';
import type { JsonObject } from './json.ts';

/** All that we give to an upstream chart: its value files, and the row's site block over them. */
export async function oursFor(source: ChartSource, repository: string): Promise<JsonObject> {
  let values: JsonObject = {};
  for (const file of source.valueFiles) {
    values = merged(values, await mapOf(path.join(repository, file)));
  }
  return merged(values, source.values);
}

/** The default values of a chart, with those of the charts below it under their keys. */
export async function defaultsOf(chart: Chart): Promise<JsonObject> {
  const own = await mapOf(path.join(chart.folder, 'values.yaml'));
  let below: JsonObject = {};
  const folder = path.join(chart.folder, 'charts');
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  for (const entry of entries.filter((one) => one.isDirectory())) {
    const values = await mapOf(path.join(folder, entry.name, 'values.yaml'));
    const keys = chart.dependencies.filter(({ name }) => name === entry.name).map(({ key }) => key);
    below = merged(below, Object.fromEntries((keys.length === 0 ? [entry.name] : keys).map((key) => [key, values])));
  }
  return merged(below, own);
}

async function mapOf(file: string): Promise<JsonObject> {
  return existsSync(file) ? mapIn(await readFile(file, 'utf8'), file) : {};
}
