/** Policies as the schemas of their kinds have them: what we refuse and drop is what an API server does. */
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { isMap } from '../../../src/domain/kubernetes/read.ts';
import { roleOfObject } from '../../../src/domain/policy/role.ts';
import { missingFor } from '../../../src/domain/policy/unsupported.ts';
import { newestSchemas } from '../../../src/node/schemas.ts';
import { admitted } from '../../../src/repository/admitted.ts';
import { manifestOf } from '../../../src/repository/manifest.ts';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers } from '../tools.ts';
import { askKyverno } from './engine.ts';
import { objectsIn } from './ownObjects.ts';
import { mutantKinds, mutantOf } from './schemaMutants.ts';

interface Asked {
  /** The file of an own one, the kind of a mutant. */
  readonly name: string;
  readonly object: unknown;
  readonly outcome: string;
  readonly message: string;
  /** Without its metadata. */
  readonly kept: unknown;
}

const served = [newestSchemas(path.join(import.meta.dirname, '../../..'))];

/** What an API server says that no schema of ours does. */
const unjudged: readonly { readonly says: RegExp; readonly because: string }[] = [
  {
    says: /^[^[].*exactly one of expression or template must be set$/,
    because: "Rules in CEL of Kyverno's definitions are not judged (docs/findings/schema/cel-rule.md).",
  },
  {
    says: /^\[?metadata\./,
    because: 'What names and labels may be says no schema (apimachinery, pkg/api/validation/objectmeta.go).',
  },
];

describeWithPeers('The schemas of policies', () => {
  const seed = seedOf();
  let own: readonly Asked[] = [];
  let mutants: readonly Asked[] = [];

  beforeAll(async () => {
    process.stderr.write(`Mutants of policies: SLIPWAY_SEED=${seed}\n`);
    const random = new Random(seed);
    const found = await objectsIn(path.join(await moduleDir('kyverno'), 'test'));
    own = await asked(
      found.filter(({ object }) => isOfKyverno(object)).map(({ file, object }) => ({ name: file, object })),
    );
    const taken = own.filter(({ outcome }) => outcome === 'taken');
    mutants = await asked(
      mutantKinds.flatMap((kind) =>
        Array.from({ length: 300 }, () => ({ name: kind, ...mutantOf(random.pick(taken).object, kind, random) })),
      ),
    );
  });

  test("refuse of Kyverno's own what an API server refuses", () => {
    const refused = own.filter(({ outcome }) => outcome === 'refused').length;
    process.stderr.write(`An API server refuses ${refused} of ${own.length} policies of Kyverno's tests.\n`);
    expect([...own, ...mutants].filter(({ outcome }) => outcome === 'panic')).toEqual([]);
    expect(different(own)).toEqual([]);
    expect(own.length).toBeGreaterThanOrEqual(1200);
    expect(refused).toBeGreaterThanOrEqual(10);
  });

  test('refuse of mutants what an API server refuses', () => {
    const refused = mutants.filter(({ outcome }) => outcome === 'refused');
    const kinds = mutantKinds.map((kind) => `${kind} ${refused.filter(({ name }) => name === kind).length}`);
    process.stderr.write(
      `An API server refuses ${refused.length} of ${mutants.length} mutants: ${kinds.join(', ')}.\n`,
    );
    expect(different(mutants)).toEqual([]);
    expect(refused.length).toBeGreaterThan(mutants.length * 0.3);
    expect(refused.length).toBeLessThan(mutants.length * 0.7);
  });

  test('drop what an API server drops', () => {
    const taken = [...own, ...mutants].filter(({ outcome }) => outcome === 'taken');
    const wrong = taken.filter(({ object, kept }) => JSON.stringify(keptOf(object)) !== JSON.stringify(sorted(kept)));
    expect(wrong.map(({ name, object }) => [name, JSON.stringify(object)])).toEqual([]);
    const smaller = taken.filter(
      ({ object, kept }) => JSON.stringify(sorted(rest(object))) !== JSON.stringify(sorted(kept)),
    );
    process.stderr.write(`An API server drops something of ${smaller.length} policies that it takes.\n`);
    expect(smaller.length).toBeGreaterThanOrEqual(100);
  });
});

function isOfKyverno(object: unknown): boolean {
  const isAbout = roleOfObject(object) !== null || missingFor(object) !== null;
  return isAbout && isMap(object) && String(object['apiVersion']).includes('kyverno.io/');
}

async function asked(
  objects: readonly { readonly name: string; readonly object: unknown }[],
): Promise<readonly Asked[]> {
  const answers = await askKyverno(objects.map(({ object }) => ({ ask: 'create', object })));
  return objects.flatMap(({ name, object }, index) => {
    const answer = answers[index];
    if (answer === undefined || answer.outcome === 'unknown') return [];
    if (answer.outcome === 'refused' && unjudged.some(({ says }) => says.test(answer.message))) return [];
    const { outcome, message, kept } = answer;
    return [{ name, object, outcome, message, kept: rest(kept) }];
  });
}

/** One line for each that we see otherwise. */
function different(all: readonly Asked[]): readonly string[] {
  return all.flatMap(({ name, object, outcome, message }) => {
    const ours = oursOf(object).bySchema.map((one) => one.message);
    return (outcome === 'refused') === ours.length > 0 ? [] : [`${name}: ${outcome}: ${message} | ${ours.join(' ')}`];
  });
}

function oursOf(object: unknown): ReturnType<typeof admitted> {
  const [source] = manifestOf('policy.yaml', JSON.stringify(object)).objects;
  if (source === undefined) throw new Error('What is written as JSON is an object again.');
  return admitted(source, served);
}

function keptOf(object: unknown): unknown {
  return sorted(rest(oursOf(object).object));
}

function rest(object: unknown): unknown {
  return isMap(object) ? Object.fromEntries(Object.entries(object).filter(([key]) => key !== 'metadata')) : object;
}

/** Go writes keys in the order of the alphabet. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
