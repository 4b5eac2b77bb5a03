import { lineStarts } from '../domain/lines.ts';
import type { LineStarts } from '../domain/lines.ts';
import { usualName } from '../domain/policy/suite/file.ts';
import { judgeSuite, notInForce } from '../domain/policy/suite/judgeSuite.ts';
import type { Row } from '../domain/policy/suite/rows.ts';
import { testsIn } from '../domain/policy/suite/testsIn.ts';
import { shift } from '../domain/range.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import type { Files } from '../ports.ts';
import { readSuite } from './readSuite.ts';

/** The rows of one test; ranges are of the file. */
export interface TestedSuite {
  readonly file: string;
  readonly name: string;
  readonly lines: LineStarts;
  readonly rows: readonly Row[];
}

export interface TestReport {
  readonly suites: readonly TestedSuite[];
  /** What could not be read or loaded, one sentence each: the command could not do all that was asked. */
  readonly failures: readonly string[];
}

export interface TestsWanted {
  /** Folders that are searched, and files. */
  readonly paths: readonly string[];
  /** How the files that hold tests are called in folders. */
  readonly fileName?: string;
}

/**
 * Runs all tests below folders, or those of files; policies are in force as the kinds that are `served` say. What can't be
 * read is told beside the rest and stops nothing.
 */
export async function testPolicies(
  files: Files,
  { paths, fileName = usualName }: TestsWanted,
  served: readonly Catalog[],
  signal: AbortSignal,
): Promise<TestReport> {
  const suites: TestedSuite[] = [];
  const failures: string[] = [];
  for (const file of await testFiles(files, { paths, fileName }, failures)) {
    signal.throwIfAborted();
    const read = await files.read(file);
    if (!('text' in read)) {
      failures.push(`${file} can't be read.`);
      continue;
    }
    const { tests, problems } = testsIn(read.text);
    failures.push(...problems.map((problem) => `${file} can't be read: ${problem}`));
    for (const { test, start } of tests) {
      const suite = await readSuite(files, file, test, served, signal);
      const { rows, unloadable } = judgeSuite(suite.suite);
      const sentences = [...test.problems, ...suite.failures, ...unloadable.map((policy) => notInForce(policy))];
      failures.push(...sentences.map((sentence) => `${file}: ${sentence}`));
      suites.push({
        file,
        name: test.name,
        lines: lineStarts(read.text),
        rows: rows.map((row) => Object.assign({}, row, { range: shift(row.range, start) })),
      });
    }
  }
  if (failures.length === 0 && suites.every(({ rows }) => rows.length === 0))
    failures.push(`There is no result in a ${fileName} of ${paths.join(', ')}; name a folder that holds some.`);
  return { suites, failures: [...new Set(failures)] };
}

async function testFiles(
  files: Files,
  { paths, fileName }: Required<TestsWanted>,
  failures: string[],
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const kind = await files.kind(path);
    if (kind === 'missing') failures.push(`${path} does not exist.`);
    else if (kind === 'file') found.add(path);
    else {
      const inside = await files.manifests(path, { ignored: true });
      for (const file of inside.files) if (file.split('/').at(-1) === fileName) found.add(file);
      failures.push(...inside.unreadable.map((one) => `${one.path} can't be read: ${one.reason}.`));
    }
  }
  return [...found];
}
