import type { LintReport } from '../../actions/lint.ts';

/** Counts of everything that was looked at. */
export interface Summary {
  readonly files: number;
  readonly documents: number;
  readonly valid: number;
  readonly invalid: number;
  readonly errors: number;
  readonly skipped: number;
  readonly unjudged: number;
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
  readonly suppressed: number;
}

export function summarize(report: LintReport): Summary {
  const objects = report.files.flatMap((file) => file.objects);
  const findings = report.files.flatMap((file) => file.findings);
  const status = (wanted: string): number => objects.filter((object) => object.status === wanted).length;
  const severity = (wanted: string): number => findings.filter((finding) => finding.severity === wanted).length;
  return {
    files: report.files.length,
    documents: objects.length,
    valid: status('valid'),
    invalid: status('invalid'),
    errors: status('error'),
    skipped: status('skipped'),
    unjudged: status('unjudged'),
    error: severity('error'),
    warning: severity('warning'),
    information: severity('information'),
    hint: severity('hint'),
    suppressed: 0,
  };
}
