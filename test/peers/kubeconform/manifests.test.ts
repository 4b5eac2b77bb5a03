/** On what the projects of the platform ship, both tools find nothing, and say so of each document. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderedCharts, shippedManifests, type Manifest } from '../manifests.ts';
import { describeWithPeers, kubeconform, peers, slipway } from '../tools.ts';
import { compare, describe as inWords } from './oracle/compare.ts';
import type { Verdict } from './oracle/leaf.ts';
import { errorsOf, judgeLikeKubeconform } from './oracle/ours.ts';
import { judge } from './oracle/run.ts';
import { documentsOf } from './oracle/split.ts';

describeWithPeers('install manifests and rendered charts', () => {
  let folder = '';
  let whole: readonly string[] = [];
  /** File of one document → its text; a document that several manifests share is there once. */
  const documents = new Map<string, string>();
  let oracle: ReadonlyMap<string, readonly Verdict[]> = new Map();

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'slipway-manifests-'));
    const manifests = [...(await shippedManifests()), ...(await renderedCharts(peers().helm))];
    whole = await Promise.all(
      manifests.map((manifest) => write(path.join(folder, 'whole', manifest.name), manifest.text)),
    );
    for (const [text, name] of distinct(manifests)) {
      documents.set(await write(path.join(folder, 'documents', name), text), text);
    }
    oracle = await judge(kubeconform(), [...documents.keys()]);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test("kubeconform finds nothing in them, so the oracle's schemas are sane", () => {
    const rows = [...oracle].flatMap(([file, verdicts]) => verdicts.map((verdict) => ({ file, ...verdict })));
    expect(rows.length).toBeGreaterThan(200);
    const bad = rows.filter((row) => row.status !== 'valid' && row.kind !== 'CustomResourceDefinition');
    expect(bad.map((row) => `${row.file} ${row.kind} ${row.status}: ${row.said}`)).toEqual([]);
  });

  test('slipway lint --like kubeconform has the same verdict on each document', async () => {
    const { compared, outside, disagreements } = compare(
      oracle,
      await judgeLikeKubeconform(slipway(), [...documents.keys()]),
    );
    process.stdout.write(
      `manifests: ${compared} verdicts compared, ${outside} CustomResourceDefinitions outside the comparison\n`,
    );
    expect(disagreements.map((one) => inWords(one, documents.get(one.file) ?? ''))).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });

  test('slipway lint finds no error in them', async () => {
    expect(await errorsOf(slipway(), whole)).toEqual([]);
  });
});

function distinct(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const manifest of manifests) {
    for (const [index, text] of documentsOf(manifest.text).entries()) {
      if (!names.has(text)) {
        names.set(text, manifest.name.replace('.yaml', `/${String(index).padStart(3, '0')}.yaml`));
      }
    }
  }
  return names;
}

async function write(file: string, text: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
