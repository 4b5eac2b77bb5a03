import type { TestedSuite, TestReport } from '../../actions/testPolicies.ts';
import type { Row } from '../../domain/policy/suite/rows.ts';
import { slashed } from './json.ts';
import { printed } from './position.ts';
import { summaryOf } from './testSummary.ts';
import { attribute } from './xml.ts';

/** A suite a test, a case a row: what CI systems show as tests. */
export function testJunit(report: TestReport): string {
  const { rows, ok, unjudged } = summaryOf(report);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="slipway test" tests="${rows}" failures="${rows - ok - unjudged}" errors="0" time="0">`,
    ...report.suites.flatMap(suiteOf),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteOf(suite: TestedSuite): readonly string[] {
  const { rows, ok, unjudged } = summaryOf({ suites: [suite], failures: [] });
  const counts = `tests="${rows}" failures="${rows - ok - unjudged}" errors="0" skipped="${unjudged}" time="0"`;
  return [
    `  <testsuite name="${attribute(suite.name || slashed(suite.file))}" ${counts}>`,
    ...suite.rows.map((row) => caseOf(row, suite)),
    '  </testsuite>',
  ];
}

function caseOf(row: Row, { file, lines }: TestedSuite): string {
  const { policy, rule, kind, resource, expected, actual, ok, range, message } = row;
  const name = [rule ?? '', kind, resource].filter(Boolean).join(' ');
  const open = `    <testcase classname="${attribute(policy)}" name="${attribute(name)}" time="0"`;
  if (ok) return `${open}/>`;
  if (actual === 'unjudged') return `${open}>\n      <skipped message="${attribute(message)}"/>\n    </testcase>`;
  const { line, column } = printed(range, lines).start;
  const place = attribute(`${slashed(file)}:${line}:${column}`);
  const said = attribute(`${expected} is expected, not ${actual}: ${message}`);
  return `${open}>\n      <failure type="${actual}" message="${said}">${place}</failure>\n    </testcase>`;
}
