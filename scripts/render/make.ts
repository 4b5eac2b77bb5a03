import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import type { Application } from './application.ts';
import { objectsIn } from './documents.ts';
import { evidenceOf, templatesOf } from './evidence.ts';
import { RenderError } from './failure.ts';
import type { Helm } from './helm.ts';
import { inputsOf } from './inputs.ts';
import { imagesOf, inventoryOf } from './inventory.ts';
import { treeOf, unknownKeys, type Allowed, type Tree } from './keys.ts';
import { applyPolicies, podsIn } from './policies.ts';
import { faultsOf, recordOf, records, type ChartRecord, type Remark, type Source } from './record.ts';
import { remarksOn } from './remarks.ts';
import type { Places, RenderedApplication, RenderedChart } from './rendering.ts';
import type { JsonObject } from './json.ts';
import { defaultsOf, oursFor } from './values.ts';

/** Makes the record of an application from its chart, which was rendered from the source in `sources.json`. */
export async function makeRecord(
  places: Places,
  helm: Helm,
  { name: application, namespace }: Application,
  rendered: RenderedChart,
  policies: Policies,
): Promise<ChartRecord> {
  const { source, chart, digest, completion, text } = rendered;
  const objects = objectsIn(text, application);
  const ours = await oursFor(source, places.repository);
  const tree = treeOf(await defaultsOf(chart));
  return {
    format: 'slipway.chart/1',
    application,
    chart: {
      repository: source.repository,
      name: chart.name,
      version: chart.version,
      appVersion: chart.appVersion,
    },
    source: await sourceOf(places.charts, `${chart.name}-${chart.version}`),
    package: chart.package,
    digest,
    completion,
    inputs: await inputsOf(source, places.repository, helm),
    allowed: await allowedIn(chart.folder, ours, tree),
    images: [...new Set(objects.flatMap(imagesOf))].toSorted(),
    findings: [
      ...(await remarksOn(objects, places.work)),
      ...(await refusals(objects, namespace, policies, places.work)),
    ],
    objects: inventoryOf(objects),
    tree,
  };
}

/** The template's policies and exceptions, and Kyverno's command line. */
export interface Policies {
  readonly kyverno: string;
  readonly policies: readonly JsonObject[];
  readonly exceptions: readonly JsonObject[];
}

/** What the policies say against the pods, exceptions considered. */
async function refusals(
  objects: readonly JsonObject[],
  namespace: string,
  { kyverno, policies, exceptions }: Policies,
  work: string,
): Promise<readonly Remark[]> {
  const resources = podsIn(objects, namespace);
  const results = resources.length === 0 ? [] : await applyPolicies(kyverno, { policies, exceptions, resources }, work);
  return results
    .filter(({ result }) => result !== 'pass' && result !== 'skip')
    .map((one) => ({
      code: `policy/${one.policy}`,
      object: `${one.kind} ${one.namespace}/${one.name}`,
      message: `Kyverno's verdict is ${one.result}.`,
    }))
    .toSorted((a, b) => (`${a.code} ${a.object}` < `${b.code} ${b.object}` ? -1 : 1));
}

/** Every key of ours that no default has must be read by a template; one that is not has no effect, and is an error. */
export async function allowedIn(folder: string, ours: JsonObject, tree: Tree): Promise<readonly Allowed[]> {
  const templates = await templatesOf(folder);
  const allowed = new Map<string, Allowed>();
  for (const key of unknownKeys(ours, tree)) {
    const evidence = evidenceOf(key, templates);
    if (evidence === undefined) {
      throw new RenderError('record/key', `no template in ${path.basename(folder)} reads the value ${key.join('.')}.`);
    }
    allowed.set(evidence.path, evidence);
  }
  return [...allowed.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** `sources.json` in the folder of charts: `<name>-<version>` → where the source was read. */
async function sourceOf(charts: string, chart: string): Promise<Source> {
  const file = path.join(charts, 'sources.json');
  const sources: Readonly<Record<string, Source>> = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const source = sources[chart];
  if (source === undefined) {
    throw new RenderError('record/source', `${file} does not say where ${chart} was read.`);
  }
  return source;
}

/**
 * A record whose chart is not here stays true when only platform.yaml changed: an upstream chart never sees more of it
 * than the site block, which has its own digest. Undefined where that is not so.
 */
export async function restamped(
  places: Places,
  helm: Helm,
  { application, missing }: RenderedApplication,
): Promise<ChartRecord | undefined> {
  const source = missing[0];
  const record = await recordOf(application.name);
  if (source === undefined || record === undefined) {
    return undefined;
  }
  const faults = await faultsOf(record, source, places.repository, helm);
  const onlyPlatform = faults.length === 1 && faults[0]?.endsWith('its platform') === true;
  return onlyPlatform ? { ...record, inputs: await inputsOf(source, places.repository, helm) } : undefined;
}

/** Writes records, in the project's format. */
export async function writeRecords(made: readonly ChartRecord[], folder: string = records): Promise<void> {
  const files = made.map((record) => path.join(folder, `${record.application}.json`));
  for (const [index, file] of files.entries()) {
    await writeFile(file, `${JSON.stringify(made[index], null, 2)}\n`);
  }
  if (files.length > 0) {
    await execa('oxfmt', files, { cwd: path.join(folder, '../..'), preferLocal: true });
  }
}
