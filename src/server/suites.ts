import { folderOf } from '../domain/beside.ts';
import { lineStarts, positionAt } from '../domain/lines.ts';
import type { LineStarts } from '../domain/lines.ts';
import { isSuiteFile } from '../domain/policy/suite/file.ts';
import { notInForce, openSuite } from '../domain/policy/suite/judgeSuite.ts';
import type { Row } from '../domain/policy/suite/rows.ts';
import { testsIn } from '../domain/policy/suite/testsIn.ts';
import type {
  Place,
  PolicyTestAnswer,
  PolicyTestFile,
  PolicyTestRow,
  PolicyTestRowResult,
} from '../domain/policy/suite/told.ts';
import { writtenRows } from '../domain/policy/suite/written.ts';
import { shift } from '../domain/range.ts';
import type { Range } from '../domain/range.ts';
import { visible } from '../domain/visible.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import { readSuite } from '../actions/readSuite.ts';
import type { Files, FileText } from '../ports.ts';
import type { PolicyTestsParams, PolicyTestsResult, RunPolicyTestParams, RunPolicyTestResult } from '../protocol.ts';
import { Breather } from './breather.ts';
import { filesFrom } from './filesFrom.ts';
import { pathOf, slashed, uriOf } from './uri.ts';

/** The files that tests are looked for in; open ones as they are typed. */
export interface TestFiles {
  readonly files: Files;
  /** Whether a `.gitignore` leaves the file out: such a one is left alone. */
  readonly isIgnored: (path: string) => boolean;
  /** The kinds as an API server serves them. */
  readonly served: readonly Catalog[];
}

/** What the tests in folders and files say; nothing is judged. */
export async function policyTestsIn({ uris }: PolicyTestsParams, from: TestFiles): Promise<PolicyTestsResult> {
  const breather = new Breather();
  const found: PolicyTestFile[] = [];
  for (const path of await suiteFiles(uris.map(pathOf), from)) {
    found.push(written(path, await from.files.read(path)));
    await breather.breathe();
  }
  return found;
}

async function suiteFiles(paths: readonly string[], { files, isIgnored }: TestFiles): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const kind = await files.kind(path);
    const inside = kind === 'folder' ? (await files.manifests(path, { ignored: false })).files : [];
    for (const file of kind === 'file' ? [path] : inside) if (isSuiteFile(file) && !isIgnored(file)) found.add(file);
  }
  return [...found];
}

function written(path: string, read: FileText): PolicyTestFile {
  if (!('text' in read)) return { uri: uriOf(path), name: '', problem: "It can't be read.", rows: [] };
  const { tests, problems } = testsIn(read.text);
  const lines = lineStarts(read.text);
  const rows = writtenRows(tests.map(({ test }) => test)).flatMap((all, index) =>
    all.map(({ id, name, expected }): PolicyTestRow => {
      const place = placeOf(expected.range, tests[index]?.start, lines);
      return { id, name: visible(name), expected: visible(expected.result), place };
    }),
  );
  const [unsaid] = tests.flatMap(({ test }) => test.problems);
  const problem = problemOf(problems) ?? (unsaid === undefined ? null : visible(unsaid));
  const name = visible(tests.flatMap(({ test }) => test.name || []).join(', '));
  return { uri: uriOf(path), name, problem: problem ?? (rows.length === 0 ? noResult : null), rows };
}

const noResult = 'There is no result in it.';

function problemOf([problem]: readonly string[]): string | null {
  return problem === undefined ? null : visible(`It can't be read: ${problem}`);
}

/** Judges the tests of a file, and lets others through meanwhile. Rejects when the signal aborts. */
export async function judgePolicyTest(
  { uri }: RunPolicyTestParams,
  from: TestFiles,
  signal: AbortSignal,
): Promise<RunPolicyTestResult> {
  signal.throwIfAborted();
  const path = slashed(pathOf(uri));
  const { files, used } = filesFrom(from.files, folderOf(path));
  const name = path.slice(path.lastIndexOf('/') + 1);
  const read = await files.read(name);
  const failures: string[] = [];
  const rows: PolicyTestRowResult[] = [];
  if ('text' in read) {
    const breather = new Breather();
    const { tests, problems } = testsIn(read.text);
    const lines = lineStarts(read.text);
    const asked = writtenRows(tests.map(({ test }) => test));
    failures.push(...problems.map((problem) => `It can't be read: ${problem}`));
    for (const [index, { test, start }] of tests.entries()) {
      const suite = await readSuite(files, name, test, from.served, signal);
      const opened = openSuite(suite.suite);
      failures.push(...test.problems, ...suite.failures, ...opened.unloadable.map((policy) => notInForce(policy)));
      for (const { id, expected } of asked[index] ?? []) {
        await breather.breathe();
        signal.throwIfAborted();
        const answers = opened.rows(expected).map(answerOf);
        rows.push({ id, place: placeOf(expected.range, start, lines), answers });
      }
    }
  } else failures.push("It can't be read.");
  return { rows, failures: [...new Set(failures.map(visible))], uses: [...used].map(uriOf) };
}

function answerOf({ resource, expected, actual, ok, message }: Row): PolicyTestAnswer {
  return { resource: visible(resource), expected: visible(expected), actual, ok, message: visible(message) };
}

function placeOf(range: Range, start: number | undefined, lines: LineStarts): Place {
  const whole = shift(range, start ?? 0);
  return { start: positionAt(lines, whole.start), end: positionAt(lines, whole.end) };
}
