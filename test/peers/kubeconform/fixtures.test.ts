/** kubeconform's own fixtures, and the cases that we saved, each file as it is: cutting a stream is compared too. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { describeWithPeers, kubeconform, peers, slipway } from '../tools.ts';
import { exceptionsOf } from './exceptions.ts';
import { compare, describe as inWords } from './oracle/compare.ts';
import { judgeLikeKubeconform } from './oracle/ours.ts';
import { judge } from './oracle/run.ts';
import { schemaLocation } from './oracle/schemas.ts';

const saved = path.join(import.meta.dirname, '../../fixtures/kubeconform');

describeWithPeers("kubeconform's fixtures", () => {
  test('have the same verdicts with the bundled schemas', async () => {
    const folder = await fixtures();
    const files = await below(folder);
    expect(files.length).toBeGreaterThan(35);
    expect(await outcome(files, await exceptionsOf('fixtures', folder))).toEqual(same);
  });

  test("have the same verdicts with kubeconform's schemas as a schema location", async () => {
    const folder = await fixtures();
    const exceptions = await exceptionsOf('fixtures', folder);
    const files = (await below(folder)).filter((file) => !exceptions.has(file));
    expect(await outcome(files, new Set(), [schemaLocation(peers().schemas.folder)])).toEqual(same);
  });

  const located: readonly (readonly [title: string, file: string, locations: readonly string[]])[] = [
    [
      'a custom resource has the schema of a registry',
      'test_crd.yaml',
      ['registry/{{ .ResourceKind }}{{ .KindSuffix }}.json'],
    ],
    [
      'of several locations the first that has a schema counts',
      'test_crd.yaml',
      ['{{ .ResourceKind }}.json', 'registry/{{ .ResourceKind }}{{ .KindSuffix }}.json'],
    ],
    [
      'a location that has no schema of the kind is an error',
      'test_crd.yaml',
      ['registry/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json'],
    ],
    [
      'a location without variables is one schema',
      'grafana-alert-rule-group-sample.yaml',
      ['grafanaalertrulegroup_v1beta1.json'],
    ],
    ['a folder has the layout of the published schemas', 'valid.yaml', ['registry']],
    [
      'version and strictness are part of the place',
      'valid.yaml',
      ['{{ .NormalizedKubernetesVersion }}{{ .StrictSuffix }}/{{ .ResourceKind }}.json'],
    ],
  ];
  test.each(located)('%s', async (_, file, locations) => {
    const folder = await fixtures();
    const places = locations.map((location) => path.join(folder, location));
    expect(await outcome([path.join(folder, file)], new Set(), places)).toEqual(same);
  });
});

describeWithPeers('saved cases', () => {
  test('have the same verdicts with the bundled schemas', async () => {
    const files = await below(saved);
    expect(files.length).toBeGreaterThan(0);
    expect(await outcome(files, await exceptionsOf('saved', saved))).toEqual(same);
  });

  test("have the same verdicts with kubeconform's schemas as a schema location", async () => {
    const exceptions = await exceptionsOf('saved', saved);
    const files = (await below(saved)).filter((file) => !exceptions.has(file));
    expect(await outcome(files, new Set(), [schemaLocation(peers().schemas.folder)])).toEqual(same);
  });
});

/** What a comparison comes to: where the two differ, and which exceptions have to be taken off their list. */
interface Outcome {
  readonly differ: readonly string[];
  readonly agreeByNow: readonly string[];
}

const same: Outcome = { differ: [], agreeByNow: [] };

async function outcome(
  files: readonly string[],
  exceptions: ReadonlySet<string>,
  locations: readonly string[] = [],
): Promise<Outcome> {
  const found = await differences(files, locations);
  const differing = new Set(found.map(({ file }) => file));
  return {
    differ: found.filter(({ file }) => !exceptions.has(file)).map(({ words }) => words),
    agreeByNow: [...exceptions].filter((file) => !differing.has(file)),
  };
}

interface Difference {
  readonly file: string;
  readonly words: string;
}

/** Where the two differ; both read the locations, or ours its own schemas when there are none. */
async function differences(files: readonly string[], locations: readonly string[]): Promise<readonly Difference[]> {
  const flags = locations.flatMap((location) => ['--schema-location', location]);
  const oracle = await judge(locations.length === 0 ? kubeconform() : kubeconform(locations), files);
  const { disagreements } = compare(oracle, await judgeLikeKubeconform(slipway(...flags), files));
  return await Promise.all(
    disagreements.map(async (one) => ({ file: one.file, words: inWords(one, await readFile(one.file, 'utf8')) })),
  );
}

async function fixtures(): Promise<string> {
  return path.join(await moduleDir('kubeconform'), 'fixtures');
}

/** Manifests in a folder; its schemas are JSON too, but of these only `valid.json` is a manifest. */
async function below(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.yaml') || name === 'valid.json')
    .toSorted()
    .map((name) => path.join(folder, name));
}
