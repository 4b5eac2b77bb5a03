import type { CheckResult } from '../../domain/phases/result.ts';
import { onDemandKinds } from '../../domain/phases/spec.ts';
import type { CheckKind, PhaseSpec, PlatformSpec } from '../../domain/phases/spec.ts';
import type { LivePhases } from '../../live/phases.ts';
import { validate } from '../validate.ts';
import type { Board } from './board.ts';
import { earlierOf } from './earlierPhases.ts';
import type { BootstrapPorts } from './ports.ts';

/**
 * Runs the checks on demand that decide whether the phase may begin, and which of its steps have nothing to do: those of
 * earlier phases, and those that a step is satisfied by. Nothing of it is an obstacle by itself. Who may not write is not
 * asked about what writes (SAFETY 12): it would only be told that it can't.
 */
export async function runChecks(
  { checks, kinds }: Pick<BootstrapPorts, 'checks' | 'kinds'>,
  phases: LivePhases,
  { spec, phase }: { readonly spec: PlatformSpec; readonly phase: PhaseSpec },
  board: Board,
  signal: AbortSignal,
): Promise<void> {
  const earlier = new Set(earlierOf(spec, phase).map(({ id }) => id));
  const satisfying = new Set(phase.steps.flatMap(({ satisfiedBy }) => satisfiedBy));
  // A probe writes; whether a step has something to do must not hang on whether that was allowed.
  const isAsked = ({ id, kind }: Pick<CheckResult, 'id' | 'kind'>): boolean =>
    satisfying.has(id) && onDemandKinds.has(kind) && kind !== 'probe';
  const only = [
    ...[...earlier].map((id) => ({ phase: id, check: null })),
    ...phase.checks.filter(isAsked).map(({ id }) => ({ phase: phase.id, check: id })),
  ];
  const now = isReadOnly({ checks, kinds }) ? new Set([...kinds].filter((kind) => kind !== 'probe')) : kinds;
  const telling = { ...checks, onWait: (line: string) => board.set('checks', 'running', `${line}.`) };
  const { isRefused } = await validate(telling, phases, { only, kinds: now }, () => undefined, signal);
  const before = phases.results.filter(({ id }) => earlier.has(id)).flatMap((result) => result.checks);
  const own = phases.results.filter(({ id }) => id === phase.id).flatMap((result) => result.checks);
  const decisive = [...before.filter(({ level }) => level === 'required'), ...own.filter(isAsked)].filter(isUnknown);
  // What may not run now may not run then either.
  const others = own.filter((check) => !isAsked(check) && isUnknown(check));
  const later = others.filter(({ kind }) => kinds.has(kind));
  const never = others.filter(({ kind }) => !kinds.has(kind));
  const silent = decisive.filter(({ needsValidate }) => !needsValidate);
  const unasked = decisive.filter(({ needsValidate }) => needsValidate);
  const open = [
    ...(isRefused ? ['Nobody has agreed to run them.'] : []),
    ...sentence('Not asked', unasked, (kind) => (kinds.has(kind) && !now.has(kind) ? readOnly : whyNot(kind, kinds))),
    ...sentence('Asked, and not known', silent, (kind) => whyNot(kind, kinds)),
  ];
  const all = open.length === 0 ? ['All that are asked before were asked.'] : open;
  board.set('checks', open.length === 0 ? 'ok' : 'asked', [
    ...all,
    ...sentence('Asked once the steps have run', later, () => null),
    ...sentence('Not asked once the steps have run', never, (kind) => whyNot(kind, kinds)),
  ]);
}

/** Whether what writes may be asked as far as its kind goes, and not as far as the cluster does. */
export function isReadOnly({ checks, kinds }: Pick<BootstrapPorts, 'checks' | 'kinds'>): boolean {
  return kinds.has('probe') && checks.writable === null;
}

function isUnknown({ kind, state }: CheckResult): boolean {
  return onDemandKinds.has(kind) && (state === 'unknown' || state === 'stale');
}

/** The checks that are named; the others are counted. */
const most = 5;

const readOnly = 'it writes, and Slipway only reads this cluster';

function whyNot(kind: CheckKind, allowed: BootstrapPorts['kinds']): string | null {
  return allowed.has(kind) ? null : `kind ${kind} is not allowed`;
}

/** `why` says why a check of a kind does not run; null where nothing keeps it from that. */
function sentence(
  what: string,
  checks: readonly CheckResult[],
  why: (kind: CheckKind) => string | null,
): readonly string[] {
  if (checks.length === 0) return [];
  const names = checks.slice(0, most).map(({ title, kind }) => {
    const reason = why(kind);
    return reason === null ? `"${title}"` : `"${title}" (${reason})`;
  });
  const more = checks.length > most ? ` and ${checks.length - most} more` : '';
  return [`${what}: ${names.join(', ')}${more}.`];
}
