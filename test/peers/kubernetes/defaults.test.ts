/** What we make of objects before policies see them is what an API server makes of them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { shapeFiles } from '../../../scripts/peers/kubeDefaults.ts';
import { textAt } from '../../../src/domain/kubernetes/read.ts';
import { asAdmittedObject } from '../../../src/domain/policy/defaults/asAdmittedObject.ts';
import { Random, seedOf } from '../random.ts';
import { renderedCharts, shippedManifests } from '../manifests.ts';
import { describeWithPeers, peers } from '../tools.ts';
import { knowable } from './knowable.ts';
import { generator, readTypes } from './generate.ts';
import { handMade } from './objects.ts';
import { kinds } from './kinds.ts';
import { admitted, allFields } from './oracle.ts';
import { place } from './world.ts';

const shapes = path.join(import.meta.dirname, '../../../src/domain/policy/defaults/shapes');

describeWithPeers('The object as it is admitted', () => {
  test('knows the types as they are', async () => {
    const files = await shapeFiles();
    const stored = [...files.keys()].map(
      async (name) => [name, await readFile(path.join(shapes, name), 'utf8')] as const,
    );
    expect(new Map(await Promise.all(stored))).toEqual(files);
  });

  test('is the real one for what people write', async () => {
    const { refused, differing } = await compared(handMade);
    expect({ refused, differing }).toEqual({ refused: [], differing: [] });
  });

  test('is the real one for whatever can be written', async () => {
    const seed = seedOf();
    process.stdout.write(`Objects of seed ${seed}.\n`);
    const { generated, seen } = generator(readTypes(await allFields()), new Random(seed));
    const objects = kinds.flatMap(({ apiVersion, kind, type, share }) =>
      Array.from({ length: share * 40 }, () => ({ ...generated(type), apiVersion, kind })),
    );
    const { refused, differing } = await compared(objects);
    expect({ seed, differing: differing.slice(0, 3) }).toEqual({ seed, differing: [] });
    expect(refused.length / objects.length).toBeLessThan(0.1);
    expect([...seen].flatMap(([type, times]) => (times === 0 ? [type] : []))).toEqual(unmade);
  });

  test('is the real one for what projects ship', async () => {
    const manifests = [...(await shippedManifests()), ...(await renderedCharts(peers().helm))];
    const objects = manifests.flatMap(({ text }) => documentsIn(text)).filter(isKnown);
    const { refused, differing } = await compared(objects);
    expect({ refused, differing: differing.slice(0, 3) }).toEqual({ refused: [], differing: [] });
    expect(objects.length).toBeGreaterThan(300);
  });
});

/** Behind fields that are not generated. */
const unmade = ['core.EvictionResponder', 'core.PodSchedulingGroup', 'meta.OwnerReference'];

/** Without definitions, which are long and mostly schema. */
function documentsIn(text: string): readonly unknown[] {
  return text
    .split(/^---.*$/m)
    .filter((document) => !document.includes('\nkind: CustomResourceDefinition'))
    .map((document): unknown => parse(document));
}

function isKnown(object: unknown): boolean {
  return kinds.some(
    ({ apiVersion, kind }) => textAt(object, 'apiVersion') === apiVersion && textAt(object, 'kind') === kind,
  );
}

interface Difference {
  readonly object: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

async function compared(objects: readonly unknown[]): Promise<{ refused: string[]; differing: Difference[] }> {
  const answers = await admitted(objects);
  const refused = answers.flatMap(({ error }) => (error === undefined ? [] : [error]));
  const differing = answers.flatMap((answer, index) => {
    const object = objects[index];
    const [ours, theirs] = [knowable(asAdmittedObject(object, place)), knowable(answer.admitted)];
    const isSame = answer.error !== undefined || sorted(ours) === sorted(theirs);
    return isSame ? [] : [{ object, ours, theirs }];
  });
  return { refused, differing };
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
