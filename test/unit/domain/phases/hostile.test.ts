import { describe, expect, test } from 'vitest';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { judgePhases } from '../../../../src/domain/phases/judgePhases.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import { queriesOf } from '../../../../src/domain/phases/queries.ts';
import type { CheckResult } from '../../../../src/domain/phases/result.ts';
import type { Json, PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { useOf } from '../../../../src/domain/phases/use.ts';
import { greenObjects, worldOf } from './greenWorld.ts';
import type { Objects } from './greenWorld.ts';
import { template } from './template.ts';

const { spec, rows, settings } = template();
const green = greenObjects(rows, settings);

/** Numbers from a seed: the same for the same one. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state >> 8) % below;
  };
}

const strange: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  '',
  '\u202Eevil',
  'x'.repeat(5000),
  [],
  {},
  [null],
  { __proto__x: 1, constructor: 'x', toString: null },
  JSON.parse('{"__proto__": {"name": "x"}}'),
  [[[]]],
];

/** The data with some of its values exchanged for strange ones. */
function spoiled(value: unknown, next: (below: number) => number, oneIn: number): unknown {
  if (next(oneIn) === 0) return strange[next(strange.length)];
  if (Array.isArray(value)) return value.map((item) => spoiled(item, next, oneIn));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, spoiled(field, next, oneIn)]));
}

/** Objects of a cluster always have a kind and a name; the rest may be anything. */
function spoiledObjects(next: (below: number) => number): Objects {
  return new Map(
    [...green].map(([place, object]): [string, ClusterObject] => {
      const other = spoiled(object, next, 12);
      const fields = typeof other === 'object' && other !== null && !Array.isArray(other) ? other : {};
      const { apiVersion, kind, metadata } = object;
      return [place, { ...fields, apiVersion, kind, metadata: { ...metadata, labels: metadata.labels ?? {} } }];
    }),
  );
}

const states: ReadonlySet<string> = new Set([
  'passed',
  'failed',
  'blocked',
  'unknown',
  'running',
  'stale',
  'notApplicable',
]);

/** What is wrong with the form of a result. */
function malformed({ state, message, reason, culprits, was, evidence, id }: CheckResult): string[] {
  return [
    ...(states.has(state) ? [] : [`${id}: state ${state}`]),
    ...(message === '' || /[\r\n]/.test(message) || message.length > 400
      ? [`${id}: message ${JSON.stringify(message)}`]
      : []),
    ...((state === 'unknown' || state === 'blocked') && reason === null ? [`${id}: no reason`] : []),
    ...(culprits.some((one) => typeof one.name !== 'string' || !/^(\/|$)/.test(one.pointer)) ? [`${id}: culprit`] : []),
    ...((was !== null) === (state === 'stale') ? [] : [`${id}: was ${was}`]),
    ...(evidence.summary.includes('\n') ? [`${id}: summary`] : []),
  ];
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe('whatever a cluster holds', () => {
  const plan = planOf(spec);

  test.each(seeds)('results are well formed, and nothing is thrown: %d', (seed) => {
    const { results } = judgePhases(plan, worldOf(spoiledObjects(random(seed))), null);
    const checks = results.flatMap((phase) => phase.checks);
    expect(checks.flatMap(malformed)).toEqual([]);
    expect(checks.some(({ state }) => state === 'failed')).toBe(true);
  });
});

describe('whatever files say', () => {
  const expressions = [
    '',
    '((',
    'x',
    '1/0',
    'platform',
    "'a'.repeat(9)",
    'platform.hosts.map(h, h)',
    '[1,2][5]',
    'has(x.y)',
    '!1',
  ];

  function spoiledSpec(next: (below: number) => number): PlatformSpec {
    const text = (value: string | null): string | null =>
      next(4) === 0 ? (expressions[next(expressions.length)] ?? '') : value;
    return {
      ...spec,
      platform: spoiled(spec.platform, next, 40) as Json,
      applications: Object.fromEntries(
        Object.entries(spec.applications).map(([name, row]) => [
          name,
          { ...Object(spoiled(row, next, 30)), phase: row.phase, enabled: row.enabled },
        ]),
      ),
      files: Object.fromEntries(
        Object.entries(spec.files).map(([name, file]) => [
          name,
          { ...file, documents: file.documents.map((one) => spoiled(one, next, 30) as Json) },
        ]),
      ),
      // oxlint-disable-next-line oxc/no-map-spread
      phases: spec.phases.map((phase) => ({
        ...phase,
        requires: next(3) === 0 ? ['quality', 'nothing', phase.id] : phase.requires,
        checks: phase.checks.map((check) => ({
          ...check,
          when: text(check.when),
          expect: text(check.expect),
          message: text(check.message),
          requires: next(10) === 0 ? [check.id, 'nothing'] : check.requires,
        })),
      })),
    };
  }

  test.each(seeds)('results are well formed, and nothing is thrown: %d', (seed) => {
    const plan = planOf(spoiledSpec(random(seed)));
    expect(queriesOf(plan, () => true).length).toBeGreaterThan(10);
    const { results } = judgePhases(plan, worldOf(green), null);
    expect(results.flatMap(({ checks }) => checks).flatMap(malformed)).toEqual([]);
    for (const { id, checks } of results) for (const check of checks) useOf(plan, id, check.id, null);
  });
});
