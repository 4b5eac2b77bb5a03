import { isClear } from '../../domain/phases/phaseState.ts';
import type { CheckResult, PhaseResult } from '../../domain/phases/result.ts';
import type { PhaseSpec, PlatformSpec } from '../../domain/phases/spec.ts';
import type { LivePhases } from '../../live/phases.ts';
import type { Board } from './board.ts';
import { withoutStop } from './commitGround.ts';

/** The phases that have to be done before a phase, with what they require in turn, by their numbers. */
export function earlierOf(spec: PlatformSpec, phase: PhaseSpec): readonly PhaseSpec[] {
  const wanted = new Set(phase.requires);
  // Grows while it is walked.
  for (const id of wanted)
    for (const one of spec.phases) if (one.id === id) for (const before of one.requires) wanted.add(before);
  wanted.delete(phase.id);
  return spec.phases.filter(({ id }) => wanted.has(id));
}

/**
 * Whether what has to be done before is done; the sentences that somebody has decided do not count. `readOnly`: what writes
 * was not asked.
 */
export function lookAtEarlier(
  phases: LivePhases,
  earlier: readonly PhaseSpec[],
  { isOverridden, readOnly }: { readonly isOverridden: boolean; readonly readOnly: boolean },
  board: Board,
): readonly string[] {
  const ids = new Set(earlier.map(({ id }) => id));
  const results = phases.results.filter(({ id }) => ids.has(id));
  const open = results.filter((result) => !isClear(result));
  if (open.length > 0) {
    const titles = new Map(phases.results.map(({ id, title }) => [id, title]));
    const sentences = open.map((result) => openSentence(result, titles));
    board.set('earlier', isOverridden ? 'asked' : 'problem', sentences);
    return isOverridden ? sentences : [];
  }
  const unknown = results.filter(({ state }) => !isDone({ state }));
  const done = results.filter(isDone).map(({ title }) => title);
  // What nobody has asked keeps nobody from going on, and is not done for that.
  if (unknown.length > 0)
    board.set('earlier', 'asked', [
      ...unknown.map((one) => unknownSentence(one, readOnly)),
      ...(done.length === 0 ? [] : [`Done: ${done.join(', ')}.`]),
    ]);
  else board.set('earlier', 'ok', done.length === 0 ? 'There is none.' : done.join(', '));
  return [];
}

function openSentence(
  { title, state, checks, reason, blockedBy }: PhaseResult,
  titles: ReadonlyMap<string, string>,
): string {
  if (reason !== null) return `${title} can't be judged: ${reason}`;
  if (state === 'blocked' && blockedBy.length > 0)
    return `${title} waits for ${blockedBy.map((id) => titles.get(id) ?? id).join(', ')}.`;
  const bad = requiredOf(checks).filter((check) => !isDone(check));
  // What nobody has asked yet is not what stands against it.
  const first = bad.find((check) => check.state === 'failed') ?? bad[0];
  if (first === undefined) return `${title} is not done.`;
  return `${title} is not done: "${first.title}" ${first.message}${bad.length > 1 ? `, and ${bad.length - 1} more` : ''}.`;
}

/** Nothing stands against it, and not all of it is known: what, why, and what to do. */
function unknownSentence({ title, checks }: PhaseResult, readOnly: boolean): string {
  const required = requiredOf(checks).filter(({ state }) => state !== 'notApplicable');
  const open = required.filter((check) => !isDone(check));
  const shown = open.slice(0, most).map(openWords);
  const more = open.length > most ? `; and ${open.length - most} more` : '';
  const unasked = [...new Set(open.flatMap(({ kind, needsValidate }) => (needsValidate ? [kind] : [])))];
  const kinds = unasked.filter((kind) => !readOnly || kind !== 'probe');
  const known = open.find(({ needsValidate, remedy }) => !needsValidate && remedy !== null)?.remedy ?? null;
  const remedies = [
    ...(known === null ? [] : [known]),
    ...(kinds.length === 0 ? [] : [`Let its checks of kind ${kinds.join(', ')} run when this is planned.`]),
    ...(kinds.length === unasked.length
      ? []
      : ['A probe creates a Job: it is asked once writing to this cluster is allowed.']),
  ];
  const green = `${required.length - open.length} of ${required.length} required checks are green`;
  return `${title} is not known: ${green}. ${[`${shown.join('; ')}${more}.`, ...remedies].join(' ')}`;
}

/** Checks that are named; the others are counted. */
const most = 3;

/** What nobody has asked says that; what was asked says why it has no answer. */
function openWords({ title, state, message, reason, needsValidate }: CheckResult): string {
  if (state === 'stale') return `"${title}": not looked at lately`;
  return `"${title}": ${withoutStop(needsValidate ? message : (reason ?? message))}`;
}

function requiredOf(checks: readonly CheckResult[]): readonly CheckResult[] {
  return checks.filter(({ level }) => level === 'required');
}

function isDone({ state }: Pick<PhaseResult, 'state'>): boolean {
  return state === 'passed' || state === 'notApplicable';
}
