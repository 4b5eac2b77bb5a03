/** The charts of a stage are what they say: those of phases 1 to 3, whole, and the same each time. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import { template, type Helm } from '../../../scripts/render/helm.ts';
import { inventoryOf } from '../../../scripts/render/inventory.ts';
import type { JsonObject } from '../../../scripts/render/json.ts';
import { recordOf } from '../../../scripts/render/record.ts';
import { makeCharts, type StageChart } from './charts.ts';

const source = join(import.meta.dirname, '../../../platform-repo');

let folder: string;
let platform: string;
let helm: Helm;
let charts: readonly StageChart[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-stage-'));
  platform = join(folder, 'platform-repo');
  await execa('cp', ['-r', source, platform]);
  const { path: program } = await buildPeer(recipeOf('helm'));
  helm = { program, home: folder, kubeVersion: '1.36.4', apiVersions: [] };
  charts = await makeCharts(platform, program);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function render({ application, file }: StageChart, namespace: string): Promise<string> {
  const { folder: row } = rows()[application] ?? { folder: '' };
  return template(helm, {
    chart: join(platform, '.charts', file),
    release: application,
    namespace,
    valueFiles: [join(platform, row, 'values.yaml')],
    values: {},
    skipTests: true,
  });
}

function rows(): Readonly<Record<string, { readonly folder: string }>> {
  const table = parse(readFileSync(join(platform, 'applications.yaml'), 'utf8')) as {
    readonly applications: Readonly<Record<string, { readonly folder: string }>>;
  };
  return table.applications;
}

const objectsIn = (text: string): readonly JsonObject[] =>
  parseAllDocuments(text)
    .map((document) => document.toJS() as JsonObject | null)
    .filter((object) => object !== null);

describe('the charts of a stage', () => {
  test('Every chart of the phases is there, from its module or else from its record', () => {
    expect(charts.map(({ name, source: from }) => `${name} ${from}`)).toEqual([
      'longhorn record',
      'sealed-secrets module',
      'argo-cd record',
      'kyverno module',
      'kyverno-policies module',
    ]);
  });

  test('charts.lock pins exactly these packages', () => {
    const lock = readFileSync(join(platform, 'charts.lock'), 'utf8');
    for (const { name, version, sha256 } of charts)
      expect(lock).toMatch(new RegExp(`name: ${name}, .*version: ${version}, sha256: ${sha256} }`));
    // The others stay as they were.
    expect(lock.split('\n').filter((line) => line.includes('name: cert-manager'))).toEqual([
      '  - { name: cert-manager, repository: quay.io/jetstack/charts, version: v1.21.2 }',
    ]);
  });

  test('Each renders, twice the same', async () => {
    for (const chart of charts) expect(await render(chart, 'any')).toBe(await render(chart, 'any'));
  });

  test.each(['longhorn', 'argocd'])('%s has every object of its record, as the record has it', async (application) => {
    const record = await recordOf(application);
    const chart = charts.find((one) => one.application === application);
    if (record === undefined || chart === undefined) throw new Error(`There is no stand-in for ${application}.`);
    expect(inventoryOf(objectsIn(await render(chart, 'any')))).toEqual(record.objects);
  });

  test('What the real programs of Argo CD read comes from the values of the platform', async () => {
    const chart = charts.find(({ application }) => application === 'argocd');
    if (chart === undefined) throw new Error('There is no chart of Argo CD.');
    const objects = objectsIn(await render(chart, 'argocd'));
    const dataOf = (name: string): unknown =>
      objects.find(({ metadata }) => (metadata as JsonObject)['name'] === name)?.['data'];
    expect(dataOf('argocd-cm')).toMatchObject({ 'application.resourceTrackingMethod': 'annotation' });
    expect(dataOf('argocd-cmd-params-cm')).toMatchObject({
      'controller.diff.server.side': 'true',
      'controller.sync.timeout.seconds': '5400',
    });
  });
});
