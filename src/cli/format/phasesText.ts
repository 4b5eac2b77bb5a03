import type { CheckResult, PhaseResult, State } from '../../domain/phases/result.ts';
import { visible } from '../../domain/visible.ts';
import { countsOf } from './phasesReport.ts';
import type { PhasesReport, ReportedCluster } from './phasesReport.ts';

/**
 * The tree of phases. What is green is one line, unless it is the only one; of the rest every check, and below one that is
 * not as it should be why that is and what to do. What is wrong with the cluster stands above all of it, and not again.
 */
export function phasesText({ platform, cluster, phases, titles }: PhasesReport): string {
  const rows = phases.flatMap((phase) => [
    phaseRow(phase, titles, cluster),
    // A phase that was named is what somebody wants to know all of.
    ...(phases.length === 1 ? phase.checks : shown(phase)).map((check) => checkRow(check, phase, cluster)),
  ]);
  const width = rows.reduce((most, { head }) => Math.min(widest, Math.max(most, head.length)), 0);
  const lines = rows.flatMap(({ head, tail, below }) =>
    [tail === '' ? head : `${head.padEnd(width)}  ${tail}`].concat(below.map((line) => `      ${line}`)),
  );
  const head = [`${visible(platform)} · ${clusterLine(cluster)}`, ...clusterAdvice(cluster, phases)];
  return [...head, ...lines, conclusion(phases), ''].join('\n');
}

/** Longer titles push what stands beside them. */
const widest = 56;

interface Row {
  readonly head: string;
  readonly tail: string;
  readonly below: readonly string[];
}

const icons: Readonly<Record<State, string>> = {
  passed: '✓',
  failed: '✗',
  blocked: '⊘',
  unknown: '?',
  running: '…',
  stale: '~',
  notApplicable: '–',
};

function clusterLine({ reachable, context, server, version, error }: ReportedCluster): string {
  const where = [context ?? 'no context', server, version].filter((part) => part !== null).join(' · ');
  return visible(error === null ? where : reachable ? `${where} · ${error}` : `${where} · not reachable: ${error}`);
}

/** What the checks know to do about the cluster, once for all of them. */
function clusterAdvice({ error }: ReportedCluster, phases: readonly PhaseResult[]): readonly string[] {
  const checks = phases.flatMap((phase) => phase.checks);
  const remedy = checks.find((check) => isAbout(error, check.reason) && check.remedy !== null)?.remedy ?? null;
  return remedy === null ? [] : [visible(`→ ${remedy}`)];
}

/** Whether a reason is what the cluster's own line says. */
function isAbout(error: string | null, reason: string | null): boolean {
  return error !== null && reason === error;
}

function phaseRow(phase: PhaseResult, titles: PhasesReport['titles'], { error }: ReportedCluster): Row {
  const { number, title, state, reason, steps } = phase;
  return {
    head: visible(`${icons[state]} ${number}  ${title}`),
    tail: visible(phaseTail(phase, titles)),
    below: [isAbout(error, reason) ? null : reason, ...steps.map(({ problem }) => problem)].flatMap((line) =>
      line === null ? [] : visible(line),
    ),
  };
}

function phaseTail({ state, blockedBy, checks }: PhaseResult, titles: PhasesReport['titles']): string {
  const names = blockedBy.map((id) => titles.get(id) ?? id);
  if (state === 'blocked' && names.length > 0) return `waits for ${names.join(', ')}`;
  const required = checks.filter((check) => check.level === 'required' && check.state !== 'notApplicable');
  if (required.length === 0) return state === 'notApplicable' ? 'does not apply' : '';
  const count = (wanted: State): number => required.filter((check) => check.state === wanted).length;
  const [passed, failed] = [count('passed'), count('failed')];
  const more = failed > 0 ? [`${failed} failed`] : state === 'unknown' ? ['unknown'] : [];
  return [`${passed}/${required.length}`, ...more].join(' · ');
}

function shown(phase: PhaseResult): readonly CheckResult[] {
  const { state, checks } = phase;
  return state === 'passed' || state === 'notApplicable' || isWaitingPhase(phase)
    ? checks.filter((check) => check.state === 'failed')
    : checks;
}

/** What is wrong in it is not what has to be mended first. */
function isWaitingPhase({ state, blockedBy }: PhaseResult): boolean {
  return state === 'blocked' && blockedBy.length > 0;
}

function checkRow(check: CheckResult, phase: PhaseResult, { error }: ReportedCluster): Row {
  const { title, kind, state, level, message, reason, remedy, blockedBy } = check;
  const icon = isWaiting(check) ? '◌' : icons[state];
  const isLoud = (state === 'failed' || state === 'unknown' || state === 'stale') && !isWaitingPhase(phase);
  const why = [...(reason === null ? [] : [reason]), ...(remedy === null ? [] : [`→ ${remedy}`])];
  // The editor has a command for it, and the terminal a flag.
  const said = isWaiting(check) && blockedBy === null ? `runs with --allow ${kind}` : message;
  return {
    head: visible(`   ${icon} ${title}`),
    tail: visible(level === 'advisory' ? `${said} (advisory)` : said),
    below: isLoud && !isWaiting(check) && !isAbout(error, reason) ? why.map((line) => visible(line)) : [],
  };
}

/** It runs on demand, and nobody has asked for it. */
function isWaiting({ state, needsValidate, evidence }: CheckResult): boolean {
  return state === 'unknown' && needsValidate && evidence.at === null;
}

/** What was checked, and what was not and why. */
function conclusion(phases: readonly PhaseResult[]): string {
  const checks = phases.flatMap((phase) => phase.checks);
  const { passed, failed, blocked, unknown, stale, notApplicable } = countsOf(phases);
  const waiting = checks.filter(isWaiting).length;
  const advisory = checks.filter(({ level, state }) => level === 'advisory' && state === 'failed').length;
  const parts = [
    `${passed} passed`,
    `${failed} failed${advisory > 0 ? ` (${advisory} advisory)` : ''}`,
    ...(blocked > 0 ? [`${blocked} blocked`] : []),
    ...(unknown > waiting ? [`${unknown - waiting} not known`] : []),
    ...(stale > 0 ? [`${stale} stale`] : []),
    ...(waiting > 0 ? [`${waiting} run only with --allow`] : []),
    ...(notApplicable > 0 ? [`${notApplicable} not applicable`] : []),
  ];
  return `Checked ${checks.length} checks of ${phases.length} phase${phases.length === 1 ? '' : 's'}: ${parts.join(', ')}.`;
}
