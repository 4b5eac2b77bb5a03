import { tests as checking } from '@bufbuild/cel-spec/testdata/checking.js';
import { tests as comprehensions } from '@bufbuild/cel-spec/testdata/comprehension.js';
import { tests as conformance } from '@bufbuild/cel-spec/testdata/conformance.js';
import { tests as parsing } from '@bufbuild/cel-spec/testdata/parsing.js';
import { expect, test } from 'vitest';
import { parse } from '../../../../src/domain/cel/syntax/parse.ts';
import { casesOf } from './conformance/suite.ts';
import { printed, stripped } from './conformance/tree.ts';

const cases = [parsing, checking, comprehensions, conformance].flatMap((suite) => casesOf(suite));

/** Options of cel-go's parser that the test of a text had, and we have not. */
const optionsOfTheirs =
  /recursion (limit|depth)|unsupported syntax|overwrites accumulator|accumulator variable|expression code point size/;

/** Macros of two variables, which cel-go has as an extension, and of its optimizer. */
const macrosOfTheirs = /wants (the name of a new variable here|two variables of different names)\.$/;

test('Trees are those of cel-go', () => {
  let same = 0;
  const different: string[] = [];
  for (const { case: one, ast } of cases) {
    if (ast === undefined) continue;
    const parsed = parse(one.expr);
    if (!parsed.ok) {
      if (!macrosOfTheirs.test(parsed.problem.message)) different.push(`${one.expr}: ${parsed.problem.message}`);
      continue;
    }
    const tree = printed(parsed.expression);
    if (tree === null) continue;
    if (withoutTexts(tree) === withoutTexts(stripped(ast))) same += 1;
    else different.push(`${one.expr}: ${tree} instead of ${stripped(ast)}`);
  }
  expect(different).toEqual([]);
  expect(same).toBeGreaterThan(1700);
});

test('What cel-go refuses is refused', () => {
  const refusable = cases.filter(({ ast, error = '' }) => ast === undefined && !optionsOfTheirs.test(error));
  expect(refusable.filter(({ case: one }) => parse(one.expr).ok).map(({ case: one }) => one.expr)).toEqual([]);
  expect(refusable.length).toBeGreaterThan(60);
});

/** How texts are quoted is the printer's matter; what they hold is seen when they are evaluated. */
function withoutTexts(tree: string): string {
  return tree.replaceAll(/"([^"\\]|\\.)*"/g, '""');
}
