import type { CheckResult, PhaseResult } from '../../domain/phases/result.ts';
import { onDemandKinds } from '../../domain/phases/spec.ts';
import type { PhasesReport } from './phasesReport.ts';
import { attribute } from './xml.ts';

/**
 * A suite a phase, a case a check. What advises never fails; a required check that could not be known is an error, so that
 * a cluster which is away is no success, and what runs on demand only was skipped.
 */
export function phasesJunit({ phases }: PhasesReport): string {
  const checks = phases.flatMap((phase) => phase.checks);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="slipway phases" ${countsIn(checks, false)}>`,
    ...phases.map(suiteOf),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteOf({ id, title, checks }: PhaseResult, index: number): string {
  const open = `  <testsuite name="${attribute(`${title} (${id})`)}" id="${index}" ${countsIn(checks, true)}`;
  if (checks.length === 0) return `${open}/>`;
  return [`${open}>`, ...checks.map((check) => caseOf(id, check)), '  </testsuite>'].join('\n');
}

function caseOf(phase: string, check: CheckResult): string {
  const { id, title, state, message, reason, remedy, ms } = check;
  const open = `    <testcase classname="${attribute(`${phase}.${id}`)}" name="${attribute(title)}" time="${ms / 1000}"`;
  const said = attribute(message);
  if (state === 'passed') return `${open}/>`;
  if (isFailure(check)) {
    const more = [reason, remedy].filter((part) => part !== null).join('\n');
    return `${open}>\n      <failure type="failed" message="${said}">${attribute(more)}</failure>\n    </testcase>`;
  }
  if (isError(check))
    return `${open}>\n      <error type="${state}" message="${said}">${attribute(reason ?? '')}</error>\n    </testcase>`;
  const why = [state === 'failed' ? 'advisory' : state, message, reason].filter(Boolean).join(': ');
  return `${open}>\n      <skipped message="${attribute(why)}"/>\n    </testcase>`;
}

function isFailure({ state, level }: CheckResult): boolean {
  return state === 'failed' && level === 'required';
}

function isError({ kind, state, level }: CheckResult): boolean {
  return (state === 'unknown' || state === 'stale') && level === 'required' && !onDemandKinds.has(kind);
}

/** Attributes; only a suite tells what was skipped. */
function countsIn(checks: readonly CheckResult[], withSkipped: boolean): string {
  const failures = checks.filter(isFailure).length;
  const errors = checks.filter(isError).length;
  const skipped = checks.length - failures - errors - checks.filter(({ state }) => state === 'passed').length;
  const time = checks.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  const left = withSkipped ? ` skipped="${skipped}"` : '';
  return `tests="${checks.length}" failures="${failures}" errors="${errors}"${left} time="${time}"`;
}
