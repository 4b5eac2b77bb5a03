import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument, isSeq } from 'yaml';
import { chartIn, findChart, type Chart, type Dependency } from './chart.ts';
import { RenderError } from './failure.ts';
import { at, type JsonObject } from './json.ts';

/** What a copy of a chart got and lost before Helm took it; `name version` each. */
export interface Completion {
  readonly copied: readonly string[];
  readonly removed: readonly string[];
}

/**
 * The chart with all that its Chart.yaml names, for Helm refuses any other. Chart sources lack what a published package
 * carries: then a copy below `work` gets the dependency from `charts`, or, where our values switch it off, loses the
 * entry that names it. Values are given from the weakest to the strongest.
 */
export async function complete(
  chart: Chart,
  layers: readonly JsonObject[],
  charts: string,
  work: string,
): Promise<{ readonly chart: Chart; readonly completion: Completion }> {
  const there = await carried(chart.folder);
  const missing = chart.dependencies.filter((dependency) => !there.has(dependency.name));
  if (missing.length === 0) {
    return { chart, completion: { copied: [], removed: [] } };
  }
  const folder = path.join(work, 'completed', `${chart.name}-${chart.version}`);
  await rm(folder, { recursive: true, force: true });
  await cp(chart.folder, folder, { recursive: true });
  await mkdir(path.join(folder, 'charts'), { recursive: true });
  const copied: string[] = [];
  const removed: string[] = [];
  for (const dependency of missing) {
    const said = `${dependency.name} ${dependency.version}`;
    if (switchedOff(dependency, layers)) {
      await removeDependency(folder, dependency.name);
      removed.push(said);
      continue;
    }
    const found = await findChart(charts, dependency.name, dependency.version, work);
    if (found === undefined) {
      throw new RenderError(
        'render/dependency',
        `${chart.name} ${chart.version} needs ${said}; put it into the folder of charts, or switch it off in the values.`,
      );
    }
    await cp(found.folder, path.join(folder, 'charts', dependency.name), { recursive: true });
    copied.push(said);
  }
  return {
    chart: { ...(await chartIn(folder)), package: chart.package },
    completion: { copied, removed },
  };
}

/** Whether the strongest layer that has one of its conditions says false. Without a condition it is on. */
export function switchedOff(dependency: Dependency, layers: readonly JsonObject[]): boolean {
  for (const condition of dependency.conditions) {
    const values = layers.map((layer) => at(layer, condition.split('.'))).filter((value) => typeof value === 'boolean');
    const last = values.at(-1);
    if (last !== undefined) {
      return !last;
    }
  }
  return false;
}

/** Names of the charts that lie in `charts/`, as folders or packages. */
async function carried(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(path.join(folder, 'charts'), { withFileTypes: true }).catch(() => []);
  const names = entries.map(async (entry) =>
    entry.isDirectory()
      ? (await chartIn(path.join(folder, 'charts', entry.name))).name
      : entry.name.replace(/-v?\d+\.\d+\.\d+.*\.tgz$/, ''),
  );
  return new Set(await Promise.all(names));
}

/** Takes the entry out of Chart.yaml; the lock file goes too, for it names what is no longer there. */
async function removeDependency(folder: string, name: string): Promise<void> {
  const file = path.join(folder, 'Chart.yaml');
  const document = parseDocument(await readFile(file, 'utf8'));
  const list = document.get('dependencies');
  if (isSeq(list)) {
    list.items = list.items.filter((_, index) => document.getIn(['dependencies', index, 'name']) !== name);
  }
  await writeFile(file, String(document));
  await rm(path.join(folder, 'Chart.lock'), { force: true });
}
