import type { Finding } from '../../domain/finding.ts';
import type { LintedFile } from '../../actions/lint.ts';
import { slashed } from './json.ts';
import type { Linted } from './formats.ts';
import { printed } from './position.ts';
import { attribute } from './xml.ts';

/** A suite a file, a case an object: what CI systems show as tests. */
export function junit({ report }: Linted): string {
  const suites = report.files.map(suiteOf);
  const total = { tests: sum(suites, 'tests'), failures: sum(suites, 'failures'), skipped: sum(suites, 'skipped') };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="slipway lint" tests="${total.tests}" failures="${total.failures}" errors="0" time="0">`,
    ...suites.map((suite) => suite.xml),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

function suiteOf(file: LintedFile, index: number): Suite {
  const path = slashed(file.path);
  const cases = casesOf(file);
  const failures = cases.filter((one) => one.findings.length > 0).length;
  const skipped = cases.filter((one) => one.findings.length === 0 && one.skipped !== null).length;
  const xml = [
    `  <testsuite name="${attribute(path)}" id="${index}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0">`,
    ...cases.map((one) => caseOf(one, file)),
    '  </testsuite>',
  ].join('\n');
  return { xml, tests: cases.length, failures, skipped };
}

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly findings: readonly Finding[];
  readonly skipped: string | null;
}

/** The objects of a file, and the file itself for what belongs to none of them. */
function casesOf(file: LintedFile): Case[] {
  const failing = file.findings.filter((finding) => finding.severity === 'error' || finding.severity === 'warning');
  const left = new Set(failing);
  const cases = file.objects.map((object): Case => {
    const findings = failing.filter(
      (finding) =>
        finding.document === object.document &&
        (finding.item === object.item || finding.item === null) &&
        left.delete(finding),
    );
    const name = [object.namespace, object.name].filter(Boolean).join('/') || `document ${object.document}`;
    const skipped =
      object.status === 'skipped' || object.status === 'unjudged' ? (object.reason ?? object.status) : null;
    return { name, kind: object.kind === '' ? 'document' : `${object.kind}@${object.apiVersion}`, findings, skipped };
  });
  return left.size === 0
    ? cases
    : [...cases, { name: slashed(file.path), kind: 'file', findings: [...left], skipped: null }];
}

function caseOf({ name, kind, findings, skipped }: Case, file: LintedFile): string {
  const open = `    <testcase classname="${attribute(kind)}" name="${attribute(name)}" time="0"`;
  if (findings.length === 0 && skipped === null) return `${open}/>`;
  if (findings.length === 0) return `${open}>\n      <skipped message="${attribute(skipped ?? '')}"/>\n    </testcase>`;
  const failures = findings.map(({ code, message, range }) => {
    const { line, column } = printed(range, file.lines).start;
    return `      <failure type="${attribute(code)}" message="${attribute(message)}">${attribute(`${slashed(file.path)}:${line}:${column}`)}</failure>`;
  });
  return [`${open}>`, ...failures, '    </testcase>'].join('\n');
}

function sum(suites: readonly Suite[], what: 'tests' | 'failures' | 'skipped'): number {
  return suites.reduce((total, suite) => total + suite[what], 0);
}
