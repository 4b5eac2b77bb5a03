/**
 * `npm run render -- --charts DIR [--out DIR] [--repository DIR] [--released N] [--place] [--record]`: renders every
 * application of the template as Argo CD would, and says how far each rendering is proven (docs/rendering.md).
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildPeer } from './peers/build.ts';
import { recipeOf } from './peers/recipes.ts';
import type { Application } from './render/application.ts';
import { judged, summaryOf, type Judged } from './render/classes.ts';
import { clusterOf } from './render/cluster.ts';
import { objectsIn } from './render/documents.ts';
import { RenderError } from './render/failure.ts';
import type { Helm } from './render/helm.ts';
import type { JsonObject } from './render/json.ts';
import { makeRecord, restamped, writeRecords, type Policies } from './render/make.ts';
import { moduleCharts, placeModuleCharts } from './render/modules.ts';
import { faultsOf, recordOf, type ChartRecord } from './render/record.ts';
import { renderApplication, renderRoot, type Places, type RenderedApplication } from './render/rendering.ts';

const usage =
  'usage: npm run render -- --charts DIR [--out DIR] [--repository DIR] [--released N] [--place] [--record]';

interface Wanted {
  readonly charts: string;
  readonly out: string | undefined;
  readonly repository: string;
  readonly released: number;
  /** Put the charts out of the Go modules into the folder of charts first. */
  readonly place: boolean;
  /** Write the records of the charts that no module holds. */
  readonly record: boolean;
}

function wantedBy(argv: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      charts: { type: 'string' },
      out: { type: 'string' },
      repository: { type: 'string', default: path.join(import.meta.dirname, '../platform-repo') },
      released: { type: 'string', default: '6' },
      place: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
    },
  });
  if (values.charts === undefined || !/^\d$/.test(values.released)) {
    throw new RenderError('render/usage', usage);
  }
  return {
    charts: path.resolve(values.charts),
    out: values.out === undefined ? undefined : path.resolve(values.out),
    repository: path.resolve(values.repository),
    released: Number(values.released),
    place: values.place,
    record: values.record,
  };
}

/** Exit status: 0 when everything is proven, 1 when something does not render, 3 when something is unverified. */
async function render(wanted: Wanted, work: string): Promise<number> {
  const { charts, repository } = wanted;
  if (wanted.place) {
    await placeModuleCharts(charts);
  }
  const places: Places = { repository, charts, work };
  const { path: program } = await buildPeer(recipeOf('helm'));
  const helm: Helm = { program, home: path.join(work, 'helm'), ...(await clusterOf(repository)) };
  const root = await renderRoot(places, helm, wanted.released);
  if (wanted.out !== undefined) {
    await mkdir(wanted.out, { recursive: true });
    await writeFile(path.join(wanted.out, 'root.yaml'), root.text);
  }
  const classes: Judged[] = [];
  const made: ChartRecord[] = [];
  const rules = wanted.record ? await policiesOf(places, helm, root.applications, wanted.released) : undefined;
  let failed = false;
  for (const application of root.applications) {
    try {
      const rendered = await renderApplication(places, helm, application, wanted.released);
      const record = rules === undefined ? undefined : await recordFor(places, helm, rendered, rules);
      made.push(...(record === undefined ? [] : [record]));
      await write(wanted.out, rendered);
      classes.push(judged(rendered, await faults(places, helm, rendered, record)));
    } catch (error) {
      if (!(error instanceof RenderError)) {
        throw error;
      }
      failed = true;
      classes.push({ name: application.name, class: 'unverified', why: error.message });
    }
    const one = classes.at(-1);
    process.stdout.write(`${one?.class.padEnd(12)}${one?.name.padEnd(22)}${one?.why}\n`);
  }
  await writeRecords(made);
  process.stdout.write(`${summaryOf(classes)}\n`);
  return failed ? 1 : classes.some((one) => one.class === 'unverified') ? 3 : 0;
}

/** The policies and exceptions as the platform renders them. */
async function policiesOf(
  places: Places,
  helm: Helm,
  applications: readonly Application[],
  released: number,
): Promise<Policies> {
  const objects: JsonObject[] = [];
  const named = new Set(['kyverno-policies', 'policy-exceptions']);
  for (const application of applications.filter(({ name }) => named.has(name))) {
    const { charts, folders } = await renderApplication(places, helm, application, released);
    objects.push(...[...charts, ...folders].flatMap(({ text }) => objectsIn(text, application.name)));
  }
  return {
    kyverno: (await buildPeer(recipeOf('kyverno'))).path,
    policies: objects.filter(({ kind }) => kind === 'ValidatingPolicy'),
    exceptions: objects.filter(({ kind }) => kind === 'PolicyException'),
  };
}

async function recordFor(
  places: Places,
  helm: Helm,
  rendered: RenderedApplication,
  rules: Policies,
): Promise<ChartRecord | undefined> {
  const chart = rendered.charts.find(({ source }) => !moduleCharts.some(({ name }) => name === source.name));
  return chart === undefined
    ? restamped(places, helm, rendered)
    : makeRecord(places, helm, rendered.application, chart, rules);
}

async function faults(
  places: Places,
  helm: Helm,
  { application, charts, missing }: RenderedApplication,
  made: ChartRecord | undefined,
): Promise<readonly string[] | undefined> {
  const record = made ?? (await recordOf(application.name));
  const source = charts[0]?.source ?? missing[0];
  return record === undefined || source === undefined ? undefined : faultsOf(record, source, places.repository, helm);
}

/** One file a source: `<application>/<chart or folder>.yaml`, as `ci/render.sh` has them. */
async function write(out: string | undefined, { application, charts, folders }: RenderedApplication): Promise<void> {
  if (out === undefined) {
    return;
  }
  const folder = path.join(out, application.name);
  await mkdir(folder, { recursive: true });
  for (const { source, text } of charts) {
    await writeFile(path.join(folder, `${source.name}.yaml`), text);
  }
  for (const { source, text } of folders) {
    await writeFile(path.join(folder, `${path.basename(source.path)}.yaml`), text);
  }
}

const work = await mkdtemp(path.join(tmpdir(), 'slipway-render-'));
try {
  process.exitCode = await render(wantedBy(process.argv.slice(2)), work);
} catch (error) {
  process.stderr.write(`slipway: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
} finally {
  await rm(work, { recursive: true, force: true });
}
