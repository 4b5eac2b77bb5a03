/** All of the template renders, the same each time, whatever platform.yaml says; and it is said how far that is proven. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judged, summaryOf } from '../../../scripts/render/classes.ts';
import { at, textOf } from '../../../scripts/render/json.ts';
import { objectsIn } from '../../../scripts/render/documents.ts';
import { faultsOf, recordOf } from '../../../scripts/render/record.ts';
import { renderRoot, type RenderedApplication } from '../../../scripts/render/rendering.ts';
import { unknownKeys, treeOf } from '../../../scripts/render/keys.ts';
import { allowedIn } from '../../../scripts/render/make.ts';
import { defaultsOf, oursFor } from '../../../scripts/render/values.ts';
import { describeWithPeers } from '../tools.ts';
import {
  bench,
  copyWith,
  objectsOf,
  renderAll,
  template,
  textsOf,
  withoutCharts,
  type Bench,
  type Changes,
} from './platform.ts';

const optional = ['n8n', 'searxng', 'arc', 'gitlab-runner', 'trivy-operator', 'policy-reporter'];

describeWithPeers('the template', () => {
  let desk: Bench;
  let all: Awaited<ReturnType<typeof renderAll>>;

  beforeAll(async () => {
    desk = await bench();
    all = await renderAll(desk);
  });

  afterAll(() => desk.end());

  test('is rendered here or known by a record that is not stale, every application of it', async () => {
    const classes = await Promise.all(
      all.applications.map(async (rendered) => judged(rendered, await faults(desk, rendered))),
    );
    process.stdout.write(`${summaryOf(classes)}\n`);
    expect(classes.filter((one) => one.class === 'unverified')).toEqual([]);
    expect(classes.length).toBeGreaterThan(15);
  });

  test('has records that say what they are older than, and which key the chart does not have', async () => {
    const copy = await copyWith(desk, [['storage.path', '/srv/longhorn']]);
    const values = path.join(copy, 'phases/1-storage/longhorn/values.yaml');
    await writeFile(values, `${await readFile(values, 'utf8')}\nlonghornUi: { replicas: 2 }\n`);
    const { applications } = await renderAll(withoutCharts(desk), copy);
    const longhorn = applications.find(({ application }) => application.name === 'longhorn');
    const record = await recordOf('longhorn');
    const [source] = longhorn?.missing ?? [];
    if (record === undefined || source === undefined) {
      throw new Error('The template has no longhorn with a record.');
    }
    expect(await faultsOf(record, source, copy, desk.helm)).toEqual([
      'the record of longhorn is older than its values',
      'the record of longhorn is older than its site',
      'the record of longhorn is older than its platform',
      'the chart longhorn 1.12.1 has no value longhornUi',
    ]);
    const edited = { ...record, inputs: { ...record.inputs, digest: '0' } };
    expect(await faultsOf(edited, { ...source, values: {} }, template, desk.helm)).toContain(
      'the record of longhorn is older than its site',
    );
  });

  test('gives the charts out of the modules only values that they read', async () => {
    const charts = all.applications.flatMap((rendered) => rendered.charts);
    expect(charts.map(({ source }) => source.name).toSorted()).toEqual([
      'cert-manager',
      'kyverno',
      'kyverno-policies',
      'sealed-secrets',
    ]);
    for (const { source, chart } of charts) {
      const ours = await oursFor(source, template);
      const tree = treeOf(await defaultsOf(chart));
      const allowed = await allowedIn(chart.folder, ours, tree);
      expect(unknownKeys(ours, tree).length, `${source.name}: ${JSON.stringify(allowed)}`).toBeLessThanOrEqual(
        allowed.length,
      );
    }
  });

  test('renders to the same bytes twice', async () => {
    const again = await renderAll(desk);
    expect(again.root).toBe(all.root);
    expect(again.applications.map(textsOf)).toEqual(all.applications.map(textsOf));
  });

  test.each([0, 1, 2, 3, 4, 5, 6])('has Applications of phases up to %i when that is released', async (released) => {
    const { text } = await renderRoot(
      { repository: template, charts: desk.charts, work: desk.work },
      desk.helm,
      released,
    );
    const phases = objectsIn(text, 'root')
      .filter(({ kind }) => kind === 'Application')
      .map((object) => Number(textOf(at(object, ['metadata', 'labels', 'platform/phase']))));
    expect(phases.filter((phase) => phase > released)).toEqual([]);
    expect(new Set(phases).size).toBe(released);
  });

  const variants: readonly (readonly [name: string, changes: Changes, without: readonly string[]])[] = [
    ['no GPU', [['gpu.enabled', false]], ['nvidia-device-plugin', 'ollama']],
    ['nothing optional', optional.map((name) => [`optional.${name}`, false] as const), [...optional, 'arc-runners']],
    ['one host and one replica', [['storage.replicas', 1]], []],
    ['xfs', [['storage.fs', 'xfs']], []],
    [
      'another domain and time zone',
      [
        ['network.domain', 'home.example.org'],
        ['network.timeZone', 'Europe/Berlin'],
      ],
      [],
    ],
  ];
  test.each(variants)('renders with %s', async (_, changes, without) => {
    const { applications } = await renderAll(withoutCharts(desk), await copyWith(desk, changes));
    const names = applications.map(({ application }) => application.name);
    const expected = all.applications.map(({ application }) => application.name);
    expect(names).toEqual(expected.filter((name) => !without.includes(name)));
  });

  test('takes every chart from the mirror when there is one', async () => {
    const { applications } = await renderAll(
      desk,
      await copyWith(desk, [['charts.mirror', 'oci://mirror.example.org/charts']]),
    );
    const repositories = applications.flatMap(({ application }) =>
      application.sources.flatMap((source) => (source.kind === 'chart' ? [source.repository] : [])),
    );
    expect(new Set(repositories)).toEqual(new Set(['mirror.example.org/charts']));
    expect(applications.map(textsOf)).toEqual(all.applications.map(textsOf));
  });

  test('reads Git from GitLab when that is the source, all sources at one revision', async () => {
    const changes: Changes = [
      ['repository.source', 'gitlab'],
      ['repository.primary', 'http://gitlab.example.org/a/b.git'],
      ['repository.revision', 'release'],
    ];
    const { root } = await renderAll(withoutCharts(desk), await copyWith(desk, changes));
    const sources = objectsIn(root, 'root').flatMap((object) => {
      const list = at(object, ['spec', 'sources']);
      return Array.isArray(list) ? list.filter((source) => at(source, ['chart']) === undefined) : [];
    });
    expect(sources.length).toBeGreaterThan(20);
    expect(
      new Set(sources.map((source) => `${textOf(at(source, ['repoURL']))}@${textOf(at(source, ['targetRevision']))}`)),
    ).toEqual(new Set(['http://gitlab.example.org/a/b.git@release']));
  });

  test('has no two objects of one name in an Application', () => {
    for (const rendered of all.applications) {
      const names = objectsOf(rendered).map((object) => {
        const namespace = textOf(at(object, ['metadata', 'namespace'])) || rendered.application.namespace;
        const name = textOf(at(object, ['metadata', 'name']));
        return `${textOf(object['apiVersion'])} ${textOf(object['kind'])} ${namespace}/${name}`;
      });
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });
});

async function faults(desk: Bench, rendered: RenderedApplication): Promise<readonly string[] | undefined> {
  const record = await recordOf(rendered.application.name);
  const source = rendered.missing[0];
  return record === undefined || source === undefined ? undefined : faultsOf(record, source, template, desk.helm);
}
