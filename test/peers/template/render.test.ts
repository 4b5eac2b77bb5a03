/** The parts of `npm run render` that are pure, or need no more than a folder. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationsIn } from '../../../scripts/render/application.ts';
import { chartIn, digestOf, findChart } from '../../../scripts/render/chart.ts';
import { judged, summaryOf } from '../../../scripts/render/classes.ts';
import { complete, switchedOff } from '../../../scripts/render/complete.ts';
import { merged } from '../../../scripts/render/documents.ts';
import { evidenceOf } from '../../../scripts/render/evidence.ts';
import { imagesOf } from '../../../scripts/render/inventory.ts';
import { canonical, type JsonObject } from '../../../scripts/render/json.ts';
import { strangeKeys, treeOf } from '../../../scripts/render/keys.ts';

let work = '';
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'slipway-render-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('keys of ours', () => {
  const defaults = treeOf({ image: { tag: '1', pull: null }, replicas: 1, resources: {}, list: [], on: true });
  const cases: readonly (readonly [name: string, ours: JsonObject, strange: readonly string[]])[] = [
    ['that are defaults are known', { image: { tag: '2' }, replicas: 3 }, []],
    ['below an empty map are free', { resources: { limits: { memory: '1Gi' } } }, []],
    ['below null are free', { image: { pull: { secret: 'a' } } }, []],
    ['that nobody has are strange', { image: { tagg: '2' } }, ['image.tagg']],
    ['are strange where a map stands for a number', { replicas: { count: 1 } }, ['replicas']],
    ['are strange where a map stands for a list', { list: { a: 1 } }, ['list']],
    ['called like a method of objects are strange', { constructor: 1, toString: 2 }, ['constructor', 'toString']],
  ];
  test.each(cases)('%s', (_, ours, strange) => {
    expect(strangeKeys(ours, defaults, [])).toEqual(strange);
  });

  test('are allowed at a path and below it, and not beside it', () => {
    const allowed = [{ path: 'extra.env', where: 'templates/a.yaml:1' }];
    const ours = { extra: { env: { a: 1 } } };
    expect(strangeKeys(ours, { extra: {} }, allowed)).toEqual([]);
    expect(strangeKeys({ extra: { envFrom: 1 } }, { extra: {} }, allowed)).toEqual(['extra.envFrom']);
  });
});

describe('evidence', () => {
  const lines = [
    '{{ .Values.runnerGroup }}',
    '{{- toYaml .Values.podContext | nindent 4 }}',
    '{{ .Values.podContextual.a }}',
  ];
  const templates = [{ file: 'templates/a.yaml', lines: [...lines, '{{ $.Values.deep.down.key }}'] }];
  test.each([
    [['runnerGroup'], 'runnerGroup templates/a.yaml:1'],
    [['podContext', 'fsGroup'], 'podContext templates/a.yaml:2'],
    [['deep', 'down', 'key'], 'deep.down.key templates/a.yaml:4'],
    [['deep', 'down', 'other'], undefined],
    [['podContextual', 'b'], undefined],
    [['runner'], undefined],
  ])('for %j is %s', (key, where) => {
    const found = evidenceOf(key, templates);
    expect(found === undefined ? undefined : `${found.path} ${found.where}`).toBe(where);
  });
});

describe('a dependency', () => {
  const dependency = { name: 'a', version: '1.0.0', key: 'a', conditions: ['x.enabled', 'global.a'] };
  test.each<readonly [string, readonly JsonObject[], boolean]>([
    ['is on without any value', [{}], false],
    ['is off by the strongest layer', [{ x: { enabled: true } }, { x: { enabled: false } }], true],
    ['is on by the strongest layer', [{ x: { enabled: false } }, { x: { enabled: true } }], false],
    ['obeys the first condition that is there', [{ global: { a: false } }, { x: { enabled: true } }], false],
    ['obeys the second when the first is nowhere', [{ global: { a: false } }], true],
    ['takes no text for a switch', [{ x: { enabled: 'false' } }], false],
  ])('%s', (_, layers, off) => {
    expect(switchedOff(dependency, layers)).toBe(off);
  });

  async function chart(charts: string, name: string, more = ''): Promise<string> {
    const folder = path.join(charts, `${name}-1.0.0`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'Chart.yaml'), `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`);
    return folder;
  }

  test('that is missing is copied when it is on, and removed when it is off, in a copy', async () => {
    const charts = path.join(work, 'charts');
    const names = ['lit', 'dark'].map((name) => `  - { name: ${name}, version: 1.0.0, condition: ${name}.enabled }\n`);
    const folder = await chart(charts, 'parent', `dependencies:\n${names.join('')}`);
    await chart(charts, 'lit');
    const before = await digestOf(folder);
    const done = await complete(await chartIn(folder), [{ dark: { enabled: false } }], charts, work);
    expect(done.completion).toEqual({ copied: ['lit 1.0.0'], removed: ['dark 1.0.0'] });
    expect(done.chart.dependencies.map(({ name }) => name)).toEqual(['lit']);
    expect(await readFile(path.join(done.chart.folder, 'charts/lit/Chart.yaml'), 'utf8')).toContain('name: lit');
    expect(await digestOf(folder)).toBe(before);
  });

  test('that is on and can be had nowhere is an error', async () => {
    const charts = path.join(work, 'lonely');
    const folder = await chart(charts, 'parent', 'dependencies: [{ name: gone, version: 1.0.0 }]\n');
    await expect(complete(await chartIn(folder), [{}], charts, work)).rejects.toThrow(
      'parent 1.0.0 needs gone 1.0.0; put it into the folder of charts, or switch it off in the values.',
    );
  });

  test('makes no chart of a folder that holds another version than its name says', async () => {
    const charts = path.join(work, 'misnamed');
    const folder = await chart(charts, 'a');
    await writeFile(path.join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: a\nversion: 2.0.0\n');
    await expect(findChart(charts, 'a', '1.0.0', work)).rejects.toThrow('holds version 2.0.0');
    expect(await findChart(charts, 'b', '1.0.0', work)).toBeUndefined();
  });
});

test('an Application says what is rendered, and where value files lie', () => {
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'a', annotations: { 'argocd.argoproj.io/sync-wave': '-1' } },
    spec: {
      destination: { namespace: 'n' },
      sources: [
        {
          repoURL: 'https://example.org',
          chart: 'c',
          targetRevision: '1.0.0',
          helm: { releaseName: 'r', skipTests: true, valueFiles: ['$values/x/values.yaml'], valuesObject: { b: 1 } },
        },
        { repoURL: 'git', ref: 'values' },
        { repoURL: 'git', path: 'x/manifests', helm: { valueFiles: ['/platform.yaml', 'own.yaml'] } },
      ],
    },
  };
  expect(applicationsIn(JSON.stringify(application))).toEqual([
    {
      name: 'a',
      namespace: 'n',
      wave: -1,
      sources: [
        {
          kind: 'chart',
          repository: 'https://example.org',
          name: 'c',
          version: '1.0.0',
          release: 'r',
          valueFiles: ['x/values.yaml'],
          values: { b: 1 },
          skipTests: true,
        },
        {
          kind: 'folder',
          path: 'x/manifests',
          release: 'a',
          valueFiles: ['platform.yaml', 'x/manifests/own.yaml'],
          values: {},
          skipTests: false,
        },
      ],
    },
  ]);
});

describe('classes', () => {
  const application = { name: 'a', namespace: 'n', wave: 0, sources: [] };
  const source = {
    kind: 'chart',
    repository: 'https://example.org',
    name: 'c',
    version: '1.0.0',
    release: 'a',
    valueFiles: [],
    values: {},
    skipTests: true,
  } as const;
  const missing = { application, charts: [], missing: [source], folders: [] };
  const all = [
    judged({ ...missing, missing: [] }, undefined),
    judged(missing, []),
    judged(missing, undefined),
    judged(missing, ['the record of a is older than its pin']),
  ];
  test('are here, by record, without one, with a stale one', () => {
    expect(all.map((one) => one.class)).toEqual(['here', 'record', 'unverified', 'unverified']);
    expect(all.at(-1)?.why).toBe('the record of a is older than its pin');
    expect(summaryOf(all)).toBe('1 rendered here, 1 by record, 2 unverified');
  });
});

test('images are those of containers of every kind, and those that a controller is told', () => {
  const container = {
    image: 'a:1',
    args: ['--engine-image', 'org/engine:v1', '--address', 'host:80'],
    env: [
      { name: 'IMAGE', value: 'registry.example.org:5000/x/y:1.2@sha256:'.concat('0'.repeat(64)) },
      { name: 'URL', value: 'http://host:80/path:x' },
    ],
  };
  const object = {
    kind: 'CronJob',
    spec: {
      jobTemplate: { spec: { template: { spec: { initContainers: [{ image: 'b:2' }], containers: [container] } } } },
    },
  };
  expect(imagesOf(object)).toEqual([
    'a:1',
    'b:2',
    'org/engine:v1',
    `registry.example.org:5000/x/y:1.2@sha256:${'0'.repeat(64)}`,
  ]);
});

test('values are merged as Helm merges them, and written the same way whatever their order', () => {
  expect(merged({ a: { b: 1, c: [1] }, d: 1 }, { a: { c: [2] }, d: { e: 1 } })).toEqual({
    a: { b: 1, c: [2] },
    d: { e: 1 },
  });
  expect(canonical({ b: [1, { d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":null,"d":1}]}');
});
