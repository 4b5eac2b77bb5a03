import path from 'node:path';
import { buildPeer } from '../peers/build.ts';
import { recipeOf } from '../peers/recipes.ts';
import { clusterOf } from '../render/cluster.ts';
import { objectsIn } from '../render/documents.ts';
import { template, type Helm } from '../render/helm.ts';
import type { JsonObject } from '../render/json.ts';
import { placeModuleCharts } from '../render/modules.ts';
import { recordOf } from '../render/record.ts';
import { renderApplication, renderRoot, type Places } from '../render/rendering.ts';
import { objectOf } from '../render/standIn.ts';
import { isKept, recorded } from './recorded.ts';

const repository = path.join(import.meta.dirname, '../../platform-repo');
const all = 6;

/** A generated file says what made it. */
const head = JSON.stringify({ generated: 'node scripts/launch.mjs scripts/demo/record.ts' });

/** The text of `objects.jsonl`, as the template is at this moment; `work` is a folder for copies. */
export async function recording(work: string): Promise<string> {
  const places: Places = { repository, charts: path.join(work, 'charts'), work };
  await placeModuleCharts(places.charts);
  const { path: program } = await buildPeer(recipeOf('helm'));
  const helm: Helm = { program, home: path.join(work, 'helm'), ...(await clusterOf(repository)) };
  const { text, applications } = await renderRoot(places, helm, all);
  const found = [
    ...entries('root', objectsIn(await rootItself(helm), 'root')),
    ...entries('root', objectsIn(text, 'root')),
  ];
  for (const application of applications) {
    const { charts, folders, missing } = await renderApplication(places, helm, application, all);
    const rendered = [...charts, ...folders].flatMap((source) => objectsIn(source.text, application.name));
    const record = missing.length === 0 ? undefined : await recordOf(application.name);
    const byRecord = record?.objects.map(objectOf) ?? [];
    found.push(...entries(application.name, [...byRecord, ...rendered], application.namespace));
  }
  return `${[head, ...found].join('\n')}\n`;
}

/** The Application of Applications and its project, which nothing but bootstrap renders. */
function rootItself(helm: Helm): Promise<string> {
  return template(helm, {
    chart: path.join(repository, 'bootstrap/root-application'),
    release: 'root-application',
    namespace: 'argocd',
    valueFiles: [path.join(repository, 'platform.yaml')],
    values: {},
    skipTests: true,
  });
}

function entries(application: string, objects: readonly JsonObject[], namespace = 'argocd'): readonly string[] {
  return objects.filter(isKept).map((object) => JSON.stringify({ application, object: recorded(object, namespace) }));
}
