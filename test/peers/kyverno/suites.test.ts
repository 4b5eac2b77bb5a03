/** Kyverno's own tests judged by us: what they expect, and what its command line says about the same objects. */
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { testPolicies } from '../../../src/actions/testPolicies.ts';
import type { Row } from '../../../src/domain/policy/suite/rows.ts';
import { nodeFiles } from '../../../src/node/files.ts';
import { newestSchemas } from '../../../src/node/schemas.ts';
import { describeWithPeers, peers } from '../tools.ts';
import { kyvernoTests } from './suites.ts';
import type { KyvernoRow, KyvernoRun } from './suites.ts';
import exceptions from './suitesExceptions.json' with { type: 'json' };

/** A row with the folder of its test, from that of all tests. */
interface Placed {
  readonly suite: string;
  readonly file: string;
  readonly row: Row;
}

/** Tests that are there to fail. */
const failing = 'test-fail/missing-';

/** What no file says. */
const lacking = ['http', 'image', 'mutation', 'signature'];

describeWithPeers("Kyverno's tests of its command line", () => {
  let all: readonly Placed[] = [];
  let theirs: KyvernoRun = { rows: [], failed: [], starts: 0 };

  beforeAll(async () => {
    const folder = path.join(await moduleDir('kyverno'), 'test/cli');
    const served = [newestSchemas(path.join(import.meta.dirname, '../../..'))];
    const report = await testPolicies(nodeFiles, { paths: [folder] }, served, new AbortController().signal);
    all = report.suites.flatMap(({ file, rows }) =>
      rows.map((row) => ({ suite: path.relative(folder, path.dirname(file)), file, row })),
    );
    theirs = kyvernoTests(peers().kyverno, comparable(all));
  });

  /** What is judged here, and is not there to fail. */
  function judged(): readonly Placed[] {
    return all.filter(({ suite, row }) => row.actual !== 'unjudged' && !suite.startsWith(failing));
  }

  /** The rows that Kyverno has for ours. */
  function rowsOf({ file, row }: Placed): readonly KyvernoRow[] {
    return theirs.rows.filter(
      (one) =>
        one.file === file &&
        one.policy === row.policy &&
        (one.resource === row.resource || one.resource.endsWith(`/${row.resource}`)),
    );
  }

  /** Neither of us says anything; the expectation of such a row is not looked at there. */
  function isSilent(placed: Placed): boolean {
    const rows = rowsOf(placed);
    return placed.row.actual === 'none' && rows.length > 0 && rows.every(({ reason }) => reason === 'Excluded');
  }

  test('come to what they expect', () => {
    const rows = judged();
    const silent = rows.filter(isSilent);
    const different = rows.filter((placed) => !placed.row.ok && !isSilent(placed));
    const equal = rows.length - silent.length - different.length;
    process.stderr.write(
      `Kyverno's tests: ${all.length} rows, ${rows.length} judged: ${equal} as expected, ${silent.length} about which neither says anything, ${different.length} excepted.\n`,
    );
    expect(different.map(named)).toEqual(exceptions.result.map(excepted));
    expect(equal).toBeGreaterThanOrEqual(308);
  });

  test('are not judged for want of a closed list of things, and never for want of nothing', () => {
    const rows = all.filter(({ row }) => row.actual === 'unjudged');
    const kinds = rows.map(({ row }) => row.outcome?.missing[0]?.kind ?? 'nothing');
    const counts = Object.fromEntries(lacking.map((kind) => [kind, kinds.filter((one) => one === kind).length]));
    process.stderr.write(`Not judged: ${JSON.stringify(counts)}.\n`);
    expect(kinds.filter((kind) => !lacking.includes(kind))).toEqual([]);
    expect(rows.filter(({ row }) => row.ok)).toEqual([]);
    expect(counts['image']).toBeLessThanOrEqual(6);
    expect(counts['http']).toBeLessThanOrEqual(6);
    expect(rows.length).toBeLessThanOrEqual(152);
  });

  test('are told in the words of Kyverno', () => {
    const told = judged().filter((placed) => placed.row.outcome !== null && rowsOf(placed).length > 0);
    const different = told.filter(
      (placed) => !rowsOf(placed).some(({ message }) => message.trim() === placed.row.message.trim()),
    );
    process.stderr.write(
      `Messages: ${told.length} compared in ${theirs.starts} runs of Kyverno, ${different.length} excepted; ${theirs.failed.length} tests it could not run.\n`,
    );
    expect(different.map(named)).toEqual(exceptions.message.map(excepted));
    expect(told.length).toBeGreaterThanOrEqual(288);
    expect(theirs.failed.length).toBeLessThanOrEqual(2);
  });

  test('fail where they are there to fail', () => {
    const rows = all.filter(({ suite }) => suite.startsWith(failing));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.ok).map(named)).toEqual([]);
  });
});

function named({ suite, row }: Placed): string {
  return `${suite} ${row.resource}`;
}

function excepted({ suite, resource }: { readonly suite: string; readonly resource: string }): string {
  return `${suite} ${resource}`;
}

/** Folders of tests of which all is judged, those below them too: Kyverno reads what lies below. */
function comparable(rows: readonly Placed[]): readonly string[] {
  const byFolder = Map.groupBy(rows, ({ file }) => path.dirname(file));
  const isWhole = (folder: string): boolean =>
    (byFolder.get(folder) ?? []).every(({ suite, row }) => row.actual !== 'unjudged' && !suite.startsWith(failing));
  const folders = [...byFolder.keys()];
  const whole = folders.filter((folder) =>
    folders.filter((one) => one === folder || one.startsWith(`${folder}/`)).every(isWhole),
  );
  return whole.filter((folder) => !whole.some((one) => folder.startsWith(`${one}/`)));
}
