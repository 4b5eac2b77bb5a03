import { parse } from '../../yaml/parse.ts';
import { split } from '../../yaml/split.ts';
import { readTest } from './test.ts';
import type { Test } from './test.ts';

/** What a file that may hold tests says. */
export interface TestsRead {
  /** Ranges of a test are those of its document, which begins at `start` in the text. */
  readonly tests: readonly { readonly test: Test; readonly start: number }[];
  /** What is wrong with the YAML of documents that can't be read, a sentence each. */
  readonly problems: readonly string[];
}

/** Reads the tests of a text; documents of other kinds are passed over. */
export function testsIn(text: string): TestsRead {
  const tests: { readonly test: Test; readonly start: number }[] = [];
  const broken: string[] = [];
  for (const { text: document, start } of split(text)) {
    const { root, problems } = parse(document);
    const problem = problems.find(({ code }) => code !== 'merge-override');
    if (problem !== undefined) broken.push(problem.message);
    const test = root === null || problem !== undefined ? null : readTest(root);
    if (test !== null) tests.push({ test, start });
  }
  return { tests, problems: broken };
}
