import type { TestedSuite, TestReport } from '../../actions/testPolicies.ts';
import { visible } from '../../domain/visible.ts';
import { slashed } from './json.ts';
import { printed } from './position.ts';
import { summaryOf } from './testSummary.ts';

/** A line for each row that is not ok, as compilers print them, and one that counts all. */
export function testText(report: TestReport): string {
  const { rows, ok, wrong, unjudged, none } = summaryOf(report);
  if (rows === 0) return '';
  const left = [
    `${ok} as expected`,
    ...(wrong > 0 ? [`${wrong} wrong`] : []),
    ...(none > 0 ? [`${none} that no rule is about`] : []),
    ...(unjudged > 0 ? [`${unjudged} not judged`] : []),
  ];
  const tests = report.suites.length;
  const counted = `Checked ${rows} ${rows === 1 ? 'result' : 'results'} of ${tests} ${tests === 1 ? 'test' : 'tests'}`;
  return [...report.suites.flatMap(linesOf), `${counted}: ${left.join(', ')}.`, ''].join('\n');
}

function linesOf({ file, lines, rows }: TestedSuite): readonly string[] {
  return rows
    .filter(({ ok }) => !ok)
    .map(({ policy, rule, kind, resource, expected, actual, range, message }) => {
      const { line, column } = printed(range, lines).start;
      const what = [rule === null ? policy : `${policy}/${rule}`, kind, resource].filter(Boolean).join(' ');
      const said = message === '' ? '' : `: ${message}`;
      return visible(`${slashed(file)}:${line}:${column}: ${what}: ${expected} is expected, not ${actual}${said}`);
    });
}
