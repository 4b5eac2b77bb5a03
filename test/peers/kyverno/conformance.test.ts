/** The tests that Kyverno runs in a cluster, as far as texts alone decide them: what they expect, and what we say. */
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { describeWithPeers } from '../tools.ts';
import { derivation } from './conformance/derived.ts';
import type { Derivation } from './conformance/derived.ts';
import exceptions from './conformance/exceptions.json' with { type: 'json' };
import { sentPolicy } from './conformance/policies.ts';
import type { SentPolicy } from './conformance/policies.ts';
import { readTests } from './conformance/read.ts';
import { replay } from './conformance/replay.ts';
import { reportRows } from './conformance/reports.ts';
import { admissionRow } from './conformance/rows.ts';
import type { Reason, Row } from './conformance/rows.ts';
import { shareOf } from './conformance/share.ts';
import type { Share } from './conformance/share.ts';
import { hasWords } from './conformance/words.ts';

/** How many expectations at most are not judged, by what is lacking: there may be no others, and no more. */
const unjudged: Partial<Record<Reason, number>> = {
  apiCall: 12,
  globalContext: 6,
  http: 4,
  image: 7,
  mutation: 415,
  resource: 2,
  script: 23,
  signature: 132,
};

/** How many tests there are at least of which something is judged, and at most of which nothing is, by the reason. */
const leastJudged = 233;
const mostOf: Partial<Record<Share, number>> = {
  apiCall: 3,
  globalContext: 4,
  http: 2,
  image: 4,
  mutation: 308,
  nothing: 7,
  policies: 278,
  resource: 2,
  script: 7,
  signature: 80,
  silent: 102,
};

describeWithPeers("Kyverno's tests in a cluster", () => {
  let admission: readonly Row[] = [];
  let reports: readonly Row[] = [];
  let policies: readonly SentPolicy[] = [];
  let derivations: readonly Derivation[] = [];
  let shares: readonly Share[] = [];

  beforeAll(async () => {
    const folder = path.join(await moduleDir('kyverno'), 'test/conformance/chainsaw');
    const found = readTests(folder).map((one) => {
      const { events, sightings } = replay(one);
      const [requests, results] = [events.flatMap(admissionRow), sightings.flatMap(reportRows)];
      const sent = events.flatMap(sentPolicy);
      const derived = sightings.flatMap(derivation);
      return { requests, results, sent, derived, share: shareOf([requests, results].flat(), sent, events.length) };
    });
    admission = found.flatMap(({ requests }) => requests);
    policies = found.flatMap(({ sent }) => sent);
    reports = found.flatMap(({ results }) => results);
    derivations = found.flatMap(({ derived }) => derived);
    shares = found.map(({ share }) => share);
  });

  test('have the requests allowed and denied that they expect', () => {
    const judged = admission.filter(isJudged);
    const different = judged.filter(({ expected, actual }) => expected !== actual);
    const tests = new Set(judged.map((row) => row.test));
    process.stderr.write(
      `Kyverno's tests in a cluster: ${admission.length} requests, ${judged.length} judged in ${tests.size} tests, ${different.length} excepted.\n`,
    );
    expect(different.map(placeOf)).toEqual(exceptions.admission.map(excepted));
    expect(judged.filter(({ expected }) => expected === 'denied').length).toBeGreaterThanOrEqual(185);
    expect(judged.filter(({ expected }) => expected === 'allowed').length).toBeGreaterThanOrEqual(252);
    expect(tests.size).toBeGreaterThanOrEqual(222);
  });

  test('find the results in reports that they expect', () => {
    const judged = reports.filter(isJudged);
    const different = judged.filter(({ expected, actual }) => expected !== actual);
    process.stderr.write(
      `Reports: ${reports.length} results, ${judged.length} judged, ${different.length} excepted.\n`,
    );
    expect(different.map(placeOf)).toEqual(exceptions.report.map(excepted));
    expect(judged.length).toBeGreaterThanOrEqual(45);
  });

  test('find the words that they expect', () => {
    const worded = [...admission, ...reports].filter(
      (row) => isJudged(row) && row.words.length > 0 && row.actual === row.expected,
    );
    const different = worded.filter((row) => !hasWords(row));
    process.stderr.write(`Words: ${worded.length} compared, ${different.length} excepted.\n`);
    expect(different.map(placeOf)).toEqual(exceptions.words.map(excepted));
    expect(worded.length).toBeGreaterThanOrEqual(40);
  });

  test('have derived from policies about pods what they expect', () => {
    process.stderr.write(`Derived: from ${derivations.length} policies.\n`);
    expect(derivations.filter(({ differences }) => differences.length > 0)).toEqual([]);
    expect(derivations.length).toBeGreaterThanOrEqual(24);
  });

  test('send policies that have errors where they are refused alone', () => {
    const [taken, refused] = (['allowed', 'denied'] as const).map((one) =>
      policies.filter(({ expected }) => expected === one),
    );
    const told = refused?.filter(({ errors }) => errors.length > 0) ?? [];
    process.stderr.write(
      `Policies: ${taken?.length} taken, ${refused?.length} refused, ${told.length} of these told.\n`,
    );
    expect(taken?.filter(({ errors }) => errors.length > 0)).toEqual([]);
    expect(taken?.length).toBeGreaterThanOrEqual(900);
    expect(told.length).toBeGreaterThanOrEqual(57);
  });

  test('are not judged for want of a closed list of things, and never for want of nothing', () => {
    const without = [...admission, ...reports].filter((row) => !isJudged(row));
    const counts = Object.groupBy(without, ({ reason }) => reason ?? 'nothing');
    const found = Object.entries(counts).map(([reason, rows]): [string, number] => [reason, rows.length]);
    process.stderr.write(`Not judged: ${JSON.stringify(Object.fromEntries(found.toSorted(byName)))}.\n`);
    const limits = new Map<string, number>(Object.entries(unjudged));
    expect(found.filter(([reason, count]) => count > (limits.get(reason) ?? 0))).toEqual([]);
  });

  test('are judged, or are not for a reason that is known', () => {
    const counts = Object.entries(Object.groupBy(shares, (share) => share)).map(([share, all]): [string, number] => [
      share,
      all.length,
    ]);
    process.stderr.write(`Tests: ${shares.length}: ${JSON.stringify(Object.fromEntries(counts.toSorted(byName)))}.\n`);
    const limits = new Map<string, number>([...Object.entries(mostOf), ['judged', shares.length]]);
    expect(counts.filter(([share, count]) => count > (limits.get(share) ?? 0))).toEqual([]);
    expect(shares.filter((share) => share === 'judged').length).toBeGreaterThanOrEqual(leastJudged);
  });
});

function isJudged({ actual }: Row): boolean {
  return actual !== null;
}

function placeOf({ test: name, object }: Row): string {
  return `${name}: ${object}`;
}

function excepted({ test: name, object }: { readonly test: string; readonly object: string }): string {
  return `${name}: ${object}`;
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}
