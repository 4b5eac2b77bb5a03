import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { mapIn } from './documents.ts';
import { RenderError } from './failure.ts';
import { objectsOf, textOf, type JsonObject } from './json.ts';

/** A dependency that a Chart.yaml names. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** Under which the chart's values know it: the alias or the name. */
  readonly key: string;
  /** Paths of values; the first that is there switches the dependency. */
  readonly conditions: readonly string[];
}

/** A chart as a folder on disk. */
export interface Chart {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly dependencies: readonly Dependency[];
  /** SHA-256 of the package that it came in; null for a folder. */
  readonly package: string | null;
}

/** `<name>-<version>/` or `<name>-<version>.tgz` in the folder of charts, unpacked below `work`; undefined if neither is there. */
export async function findChart(
  charts: string,
  name: string,
  version: string,
  work: string,
): Promise<Chart | undefined> {
  const folder = path.join(charts, `${name}-${version}`);
  if (existsSync(`${folder}.tgz`)) {
    const target = path.join(work, 'unpacked', `${name}-${version}`);
    await mkdir(target, { recursive: true });
    await execa('tar', ['-xzf', `${folder}.tgz`, '-C', target, '--strip-components=1']);
    return { ...(await chartIn(target)), package: sha256(await readFile(`${folder}.tgz`)) };
  }
  if (!existsSync(folder)) {
    return undefined;
  }
  const chart = await chartIn(folder);
  if (chart.version !== version) {
    throw new RenderError('render/version', `${folder} holds version ${chart.version}, and its name says ${version}.`);
  }
  return chart;
}

/** The chart of a folder that has a Chart.yaml. */
export async function chartIn(folder: string): Promise<Chart> {
  const file = path.join(folder, 'Chart.yaml');
  const values = mapIn(await readFile(file, 'utf8'), file);
  return {
    folder,
    name: textOf(values['name']),
    version: textOf(values['version']),
    appVersion: textOf(values['appVersion']),
    dependencies: objectsOf(values['dependencies']).map(dependencyOf),
    package: null,
  };
}

function dependencyOf(value: JsonObject): Dependency {
  const name = textOf(value['name']);
  return {
    name,
    version: textOf(value['version']),
    key: textOf(value['alias']) || name,
    conditions: textOf(value['condition'])
      .split(',')
      .map((condition) => condition.trim())
      .filter((condition) => condition !== ''),
  };
}

/** SHA-256 over path and content of every file, in order of path: the same for a folder and for its package. */
export async function digestOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    hash.update(`${file}\0${sha256(await readFile(path.join(folder, file)))}\n`);
  }
  return hash.digest('hex');
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
