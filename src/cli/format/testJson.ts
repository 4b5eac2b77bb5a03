import type { TestedSuite, TestReport } from '../../actions/testPolicies.ts';
import { slashed } from './json.ts';
import { printed } from './position.ts';
import { summaryOf } from './testSummary.ts';

/** `slipway.test/1` (docs/command-line.md): one object on one line. */
export function testJson(report: TestReport): string {
  const rows = report.suites.flatMap(rowsOf);
  return `${JSON.stringify({ format: 'slipway.test/1', rows, summary: summaryOf(report) })}\n`;
}

function rowsOf({ file, name, lines, rows }: TestedSuite): readonly unknown[] {
  return rows.map(({ policy, rule, kind, resource, expected, actual, ok, range, message }) => ({
    file: slashed(file),
    test: name,
    policy,
    rule,
    kind,
    resource,
    expected,
    actual,
    ok,
    range: printed(range, lines),
    message,
  }));
}
