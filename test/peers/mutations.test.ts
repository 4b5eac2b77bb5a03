/** Whatever a manifest becomes while it is typed, cut and pasted: the engine has an answer that fits the text. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { KubeconformCatalog } from '../../src/domain/kubeconform/catalog.ts';
import { BundledCatalog, asAdmission } from '../../src/domain/schema/bundled.ts';
import { schemaFolder } from '../../src/node/schemas.ts';
import { judge, objectsOf, type Judgement } from '../../src/repository/judge.ts';
import { asSlipway, likeKubeconform, type Rules } from '../../src/repository/rules.ts';
import { documentsOf } from './kubeconform/oracle/split.ts';
import { renderedCharts, shippedManifests } from './manifests.ts';
import { cuts, mutated, type Mutation } from './mutation/stream.ts';
import { Random, seedOf } from './random.ts';
import { describeWithPeers, peers } from './tools.ts';

const total = 50_000;
/** Of these, so many come from cutting documents at every token. */
const cutting = 20_000;
/** The engine's time grows with the text; what is longer than this is taken in part. */
const longest = 6_000;

describeWithPeers('mutations of real manifests', () => {
  test('are judged without an exception, and no range lies outside the text', { timeout: 600_000 }, async () => {
    const seed = seedOf();
    const random = new Random(seed);
    const documents = await realDocuments();
    const rules = rulesOfBoth();
    const count = { walked: 0, broken: 0 };
    for (const mutation of mutations(documents, random)) {
      const rule = random.pick(rules);
      const judgement = await judged(mutation, rule, seed);
      assertInside(judgement, mutation, seed);
      count.walked += objectsOf(judgement).some((object) => object.source !== null) ? 1 : 0;
      count.broken += judgement.findings.some((finding) => finding.code === 'yaml/syntax') ? 1 : 0;
    }
    process.stdout.write(
      `mutations: ${total} of ${documents.length} documents, ${count.walked} reached the schema, ${count.broken} were no YAML; seed ${seed} (SLIPWAY_SEED repeats the run)\n`,
    );
    expect(count.walked).toBeGreaterThanOrEqual(total / 2);
    expect(count.broken).toBeGreaterThan(total / 20);
  });
});

/** The documents of the manifests, each once; of long ones the first lines. */
async function realDocuments(): Promise<readonly string[]> {
  const manifests = [...(await shippedManifests()), ...(await renderedCharts(peers().helm))];
  const texts = manifests
    .flatMap((manifest) => documentsOf(manifest.text))
    .map((text) => `${text.slice(0, text.indexOf('\n', longest) + 1 || text.length).trimEnd()}\n`);
  return [...new Set(texts)];
}

function* mutations(documents: readonly string[], random: Random): Generator<Mutation> {
  let made = 0;
  while (made < cutting) {
    for (const cut of cuts(random.pick(documents))) {
      if (made < cutting) {
        made += 1;
        yield cut;
      }
    }
  }
  for (; made < total; made += 1) {
    yield mutated(documents, random);
  }
}

function rulesOfBoth(): readonly Rules[] {
  const { index, read } = schemaFolder(path.join(import.meta.dirname, '../../schemas'));
  const minor = Object.keys(index.kubernetes).at(-1) ?? '';
  return [
    { ...asSlipway, catalogs: [new BundledCatalog(index, minor, read, asAdmission)] },
    { ...likeKubeconform, catalogs: [new KubeconformCatalog(index, minor, read)] },
  ];
}

async function judged({ how, text }: Mutation, rules: Rules, seed: number): Promise<Judgement> {
  try {
    return await judge(text, rules);
  } catch (error) {
    throw new Error(`seed ${seed}, ${how}: the engine threw on\n${JSON.stringify(text)}`, { cause: error });
  }
}

function assertInside(judgement: Judgement, { how, text }: Mutation, seed: number): void {
  const ranges = [
    ...objectsOf(judgement).map((object) => object.range),
    ...judgement.findings.flatMap((finding) => [
      finding.range,
      ...finding.related.map((related) => related.range),
      ...finding.fixes.flatMap((fix) => fix.edits.map((edit) => edit.range)),
    ]),
  ];
  const outside = ranges.filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length));
  if (outside.length > 0) {
    const where = `${JSON.stringify(outside)} lie outside the ${text.length} characters of`;
    throw new Error(`seed ${seed}, ${how}: ${where}\n${JSON.stringify(text)}`);
  }
}
