import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { applicationsIn, type Application, type ChartSource, type FolderSource } from './application.ts';
import { digestOf, findChart, type Chart } from './chart.ts';
import { complete, type Completion } from './complete.ts';
import { mapIn } from './documents.ts';
import { RenderError } from './failure.ts';
import { template, type Helm } from './helm.ts';
import type { JsonObject } from './json.ts';

/** Where everything lies. */
export interface Places {
  /** The platform repository. */
  readonly repository: string;
  /** The folder of upstream charts. */
  readonly charts: string;
  /** For copies; the caller removes it. */
  readonly work: string;
}

/** An upstream chart that was found and rendered. */
export interface RenderedChart {
  readonly source: ChartSource;
  readonly chart: Chart;
  /** SHA-256 of the chart's files as they were found. */
  readonly digest: string;
  readonly completion: Completion;
  readonly text: string;
}

/** What of an Application could be rendered. */
export interface RenderedApplication {
  readonly application: Application;
  readonly charts: readonly RenderedChart[];
  readonly missing: readonly ChartSource[];
  readonly folders: readonly { readonly source: FolderSource; readonly text: string }[];
}

/** The value files of root, weakest first. */
const tables = ['platform.yaml', 'applications.yaml', 'applications.local.yaml'];

/** The Applications of all phases up to `released`, as root renders them; their text is what Argo CD applies. */
export async function renderRoot(
  places: Places,
  helm: Helm,
  released: number,
): Promise<{ readonly text: string; readonly applications: readonly Application[] }> {
  const text = await template(helm, {
    chart: path.join(places.repository, 'root'),
    release: 'root',
    namespace: 'argocd',
    valueFiles: tables.map((file) => path.join(places.repository, file)),
    values: releasing(released),
    skipTests: true,
  });
  return { text, applications: applicationsIn(text) };
}

/** Renders one Application; an upstream chart that is not among the charts is missing, and no error. */
export async function renderApplication(
  places: Places,
  helm: Helm,
  application: Application,
  released: number,
): Promise<RenderedApplication> {
  const charts: RenderedChart[] = [];
  const missing: ChartSource[] = [];
  const folders: { source: FolderSource; text: string }[] = [];
  for (const source of application.sources) {
    if (source.kind === 'folder') {
      folders.push({ source, text: await renderFolder(places, helm, application, source, released) });
      continue;
    }
    const rendered = await renderChart(places, helm, application, source);
    if (rendered === undefined) {
      missing.push(source);
    } else {
      charts.push(rendered);
    }
  }
  return { application, charts, missing, folders };
}

async function renderChart(
  places: Places,
  helm: Helm,
  application: Application,
  source: ChartSource,
): Promise<RenderedChart | undefined> {
  const found = await findChart(places.charts, source.name, source.version, places.work);
  if (found === undefined) {
    return undefined;
  }
  const valueFiles = source.valueFiles.map((file) => path.join(places.repository, file));
  const layers = await Promise.all([path.join(found.folder, 'values.yaml'), ...valueFiles].map(valuesOf));
  const { chart, completion } = await complete(found, [...layers, source.values], places.charts, places.work);
  const text = await template(helm, {
    chart: chart.folder,
    release: source.release,
    namespace: application.namespace,
    valueFiles,
    values: source.values,
    skipTests: source.skipTests,
  });
  return { source, chart, digest: await digestOf(found.folder), completion, text };
}

async function valuesOf(file: string): Promise<JsonObject> {
  return existsSync(file) ? mapIn(await readFile(file, 'utf8'), file) : {};
}

/** A folder with a Chart.yaml is a chart, any other is the YAML files that lie in it, as Argo CD takes it. */
async function renderFolder(
  { repository }: Places,
  helm: Helm,
  application: Application,
  source: FolderSource,
  released: number,
): Promise<string> {
  const folder = path.join(repository, source.path);
  if (existsSync(path.join(folder, 'Chart.yaml'))) {
    return template(helm, {
      chart: folder,
      release: source.release,
      namespace: application.namespace,
      valueFiles: source.valueFiles.map((file) => path.join(repository, file)),
      values: { ...source.values, ...releasing(released) },
      skipTests: source.skipTests,
    });
  }
  if (!existsSync(folder)) {
    throw new RenderError('render/folder', `${application.name} names the folder ${source.path}, and it is not there.`);
  }
  const names = (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.map((text) => `---\n${text.replace(/^---\n/, '')}`).join('');
}

function releasing(releasedPhase: number): JsonObject {
  return { platform: { releasedPhase } };
}
