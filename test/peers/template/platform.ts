/** The template's repository under test: as it lies there, or a copy with another platform.yaml. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { clusterOf } from '../../../scripts/render/cluster.ts';
import { objectsIn } from '../../../scripts/render/documents.ts';
import type { Helm } from '../../../scripts/render/helm.ts';
import { at, textOf, type Json, type JsonObject } from '../../../scripts/render/json.ts';
import { placeModuleCharts } from '../../../scripts/render/modules.ts';
import { recordOf } from '../../../scripts/render/record.ts';
import {
  renderApplication,
  renderRoot,
  type Places,
  type RenderedApplication,
} from '../../../scripts/render/rendering.ts';
import { writeStandIn } from '../../../scripts/render/standIn.ts';
import { peers } from '../tools.ts';

export const template: string = path.join(import.meta.dirname, '../../../platform-repo');

/** Paths below `platform:` in platform.yaml, with the values that they get. */
export type Changes = readonly (readonly [path: string, value: Json])[];

/** Work folders of one suite, with the charts out of the modules in them. */
export interface Bench {
  readonly work: string;
  /** The charts out of the Go modules. */
  readonly charts: string;
  readonly helm: Helm;
  readonly end: () => Promise<void>;
}

/** A bench without any upstream chart: what it renders is ours alone, and quick. */
export function withoutCharts(desk: Bench): Bench {
  return { ...desk, charts: path.join(desk.work, 'no-charts') };
}

/** A bench; the suite that asks for it ends it. */
export async function bench(): Promise<Bench> {
  const work = await mkdtemp(path.join(tmpdir(), 'slipway-template-'));
  const charts = path.join(work, 'charts');
  await placeModuleCharts(charts);
  const helm = { program: peers().helm, home: path.join(work, 'helm'), ...(await clusterOf(template)) };
  return { work, charts, helm, end: () => rm(work, { recursive: true, force: true }) };
}

/** A copy of the template whose platform.yaml has these changes. */
export async function copyWith({ work }: Bench, changes: Changes): Promise<string> {
  const copy = await mkdtemp(path.join(work, 'repository-'));
  await cp(template, copy, { recursive: true });
  const file = path.join(copy, 'platform.yaml');
  const document = parseDocument(await readFile(file, 'utf8'));
  for (const [key, value] of changes) {
    document.setIn(['platform', ...key.split('.')], value);
  }
  await writeFile(file, String(document));
  return copy;
}

/** Everything that a repository renders to when all phases are released. */
export async function renderAll(
  { work, charts, helm }: Bench,
  repository: string = template,
  released = 6,
): Promise<{ readonly root: string; readonly applications: readonly RenderedApplication[] }> {
  const places: Places = { repository, charts, work };
  const { text, applications } = await renderRoot(places, helm, released);
  const rendered: RenderedApplication[] = [];
  for (const application of applications) {
    rendered.push(await renderApplication(places, helm, application, released));
  }
  return { root: text, applications: rendered };
}

/** The texts of an Application, charts first. */
export function textsOf({ charts, folders }: RenderedApplication): readonly string[] {
  return [...charts, ...folders].map(({ text }) => text);
}

const parsed = new Map<string, readonly JsonObject[]>();

/** The objects of an Application; a text is read once. */
export function objectsOf(rendered: RenderedApplication): readonly JsonObject[] {
  return textsOf(rendered).flatMap((text) => {
    const objects = parsed.get(text) ?? objectsIn(text, rendered.application.name);
    parsed.set(text, objects);
    return objects;
  });
}

/** `Deployment argocd/argocd-server`, for messages. */
export function named(object: JsonObject): string {
  return `${textOf(object['kind'])} ${textOf(at(object, ['metadata', 'namespace']))}/${textOf(at(object, ['metadata', 'name']))}`;
}

/**
 * Puts stand-ins for the charts that no module holds beside the others, so that the scripts of ci/ can run without a
 * network. Answers their names, for the summary.
 */
export async function placeStandIns(
  charts: string,
  applications: readonly RenderedApplication[],
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const { application, missing } of applications) {
    for (const source of missing) {
      const record = await recordOf(application.name);
      if (record !== undefined) {
        await mkdir(charts, { recursive: true });
        await writeStandIn(record, charts);
        made.push(`${source.name} ${source.version}`);
      }
    }
  }
  return made;
}
