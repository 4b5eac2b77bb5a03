import { expect, test } from 'vitest';
import { explain } from '../../../../src/domain/explain/explain.ts';
import { weights } from '../../../../src/domain/explain/explanation.ts';
import type { Looked } from '../../../../src/domain/explain/seen.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { ago, culprit, now, pod, warning } from './objects.ts';
import { application, crashing, cron, daemon, deployment, job, mine, set, silent, stranded } from './scene.ts';

/** A generator of numbers from 0 to 1, the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const oddities: readonly unknown[] = [
  null,
  0,
  -1,
  '',
  'x',
  true,
  [],
  {},
  [null],
  { name: 7 },
  'True',
  'False',
  ago(5),
  1e308,
  ['__proto__'],
];

/** The object with some of its parts exchanged for something else. */
function spoilt(value: unknown, random: () => number): unknown {
  if (random() < 0.08) return oddities[Math.floor(random() * oddities.length)];
  if (Array.isArray(value)) return value.map((one) => spoilt(one, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoilt(one, random)]));
}

test('Any JSON is explained', () => {
  const seed = Date.now() % 1_000_000;
  const random = chance(seed);
  const objects = [
    deployment,
    set,
    daemon,
    job,
    cron,
    application,
    silent,
    crashing('a'),
    mine(pod('b', stranded), daemon),
    warning(set, 'FailedCreate', 'x'),
  ];
  let found = 0;
  for (let round = 0; round < 200; round++) {
    const all = objects.map((object) => spoilt(object, random) as ClusterObject);
    const culprits = all.map((object, index): Looked => ({
      culprit: culprit(objects[index] ?? deployment, '/status/x/0'),
      object,
    }));
    const related = { pods: all, replicaSets: all, jobs: all, events: all, claims: all, nodes: all };
    const { causes } = explain({ culprits, related, unseen: [] }, now);
    found += causes.length;
    const order = causes.map(({ weight }) => weights.indexOf(weight));
    expect(order, `seed ${seed}, round ${round}`).toEqual(order.toSorted((a, b) => a - b));
  }
  expect(found).toBeGreaterThan(1000);
});
