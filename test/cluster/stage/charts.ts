import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { parse } from 'yaml';
import { chartIn } from '../../../scripts/render/chart.ts';
import { complete } from '../../../scripts/render/complete.ts';
import { moduleCharts, placeModuleCharts } from '../../../scripts/render/modules.ts';
import { recordOf } from '../../../scripts/render/record.ts';
import type { JsonObject } from '../../../scripts/render/json.ts';
import { writeStageStandIn } from './standIn.ts';

/** A chart of the platform, packaged. */
export interface StageChart {
  readonly application: string;
  readonly name: string;
  readonly version: string;
  /** The real one, out of its module, or one made from its record. */
  readonly source: 'module' | 'record';
  /** `<name>-<version>.tgz` in the folder of charts. */
  readonly file: string;
  readonly sha256: string;
}

/** The last phase whose charts a stage has. */
export const lastPhase = 3;

interface Row {
  readonly folder: string;
  readonly chart?: { readonly name: string; readonly version: string };
}

/**
 * Packages every chart that the phases up to the last one install into `.charts/` of the platform, and pins them in its
 * charts.lock. Needs no cluster and no network but Go's modules.
 */
export async function makeCharts(platform: string, helm: string): Promise<readonly StageChart[]> {
  const table = parse(await readFile(join(platform, 'applications.yaml'), 'utf8')) as {
    readonly applications: Readonly<Record<string, Row>>;
  };
  const rows = Object.entries(table.applications).filter(([, { folder }]) => phaseOf(folder) <= lastPhase);
  const target = join(platform, '.charts');
  const work = await mkdtemp(join(tmpdir(), 'slipway-charts-'));
  const sources = join(work, 'sources');
  try {
    await mkdir(target, { recursive: true });
    await placeModuleCharts(sources);
    const made: StageChart[] = [];
    for (const [application, { folder, chart }] of rows) {
      if (chart === undefined) continue;
      const values = parse(await readFile(join(platform, folder, 'values.yaml'), 'utf8')) as JsonObject;
      const found = await sourceOf(application, chart, values, { sources, work });
      await execa(helm, ['package', found.folder, '--destination', target], { env: isolated(work) });
      const file = `${chart.name}-${chart.version}.tgz`;
      const sha256 = createHash('sha256')
        .update(await readFile(join(target, file)))
        .digest('hex');
      made.push({ application, name: chart.name, version: chart.version, source: found.source, file, sha256 });
    }
    await pin(platform, made);
    return made;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Nothing of the user's Helm plays a part. */
function isolated(home: string): Readonly<Record<string, string>> {
  return { HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home, HELM_PLUGINS: home };
}

function phaseOf(folder: string): number {
  return Number(/^phases\/(\d+)-/.exec(folder)?.[1] ?? Infinity);
}

async function sourceOf(
  application: string,
  { name, version }: { readonly name: string; readonly version: string },
  values: JsonObject,
  { sources, work }: { readonly sources: string; readonly work: string },
): Promise<{ readonly folder: string; readonly source: StageChart['source'] }> {
  if (moduleCharts.some((chart) => chart.name === name && chart.version === version)) {
    const found = await chartIn(join(sources, `${name}-${version}`));
    const own = parse(await readFile(join(found.folder, 'values.yaml'), 'utf8')) as JsonObject;
    const { chart } = await complete(found, [own, values], sources, work);
    return { folder: chart.folder, source: 'module' };
  }
  const record = await recordOf(application);
  if (record === undefined || record.chart.name !== name || record.chart.version !== version)
    throw new Error(`${name} ${version} is in no module, and ${application} has no record of it.`);
  return { folder: await writeStageStandIn(record, join(work, 'stand-ins')), source: 'record' };
}

async function pin(platform: string, charts: readonly StageChart[]): Promise<void> {
  const file = join(platform, 'charts.lock');
  const text = await readFile(file, 'utf8');
  const lines = text.split('\n').map((line) => {
    const chart = charts.find(({ name, version }) =>
      new RegExp(`^  - \\{ name: ${name}, .*version: ${version.replaceAll('.', '\\.')}[ ,]`).test(line),
    );
    return chart === undefined ? line : line.replace(/(, sha256: [0-9a-f]*)? \}$/, `, sha256: ${chart.sha256} }`);
  });
  await writeFile(file, lines.join('\n'));
}
