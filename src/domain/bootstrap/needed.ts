import { conditionOf, prepared } from '../phases/expression.ts';
import { given } from '../phases/given.ts';
import type { PhaseSpec, PlatformSpec, StepSpec } from '../phases/spec.ts';
import { certificatePath, keyRecordPath } from '../sealing/keyRecord.ts';

/** A file that has to be in Git before a phase is released, and the step that puts it there. */
export interface Needed {
  readonly path: string;
  readonly step: { readonly title: string; readonly phase: string };
}

/**
 * What a release rests on: the certificate with the record of its key, and the sealed Secrets of this and of earlier
 * phases (PLATFORM 12), as far as steps before this one make them and something that is switched on needs them. To which
 * key a Secret is sealed it does not say itself: that it is in Git is all that can be looked at.
 */
export function neededFor(spec: PlatformSpec, phase: PhaseSpec, step: StepSpec): readonly Needed[] {
  const before = phase.steps.findIndex(({ id }) => id === step.id);
  const earlier = spec.phases
    .filter(({ number }) => number < phase.number)
    .flatMap((one) => one.steps.map((other) => [one, other] as const));
  const own = phase.steps.slice(0, Math.max(0, before)).map((other) => [phase, other] as const);
  const all = [...earlier, ...own].flatMap(([{ title }, other]) =>
    applies(spec, other)
      ? filesOf(spec, other).map((path) => ({ path, step: { title: other.title, phase: title } }))
      : [],
  );
  // The first who makes it counts.
  return [...new Map(all.toReversed().map((one) => [one.path, one])).values()].toReversed();
}

/** A condition that can't be worked out keeps nothing from being needed. */
function applies(spec: PlatformSpec, { when }: StepSpec): boolean {
  if (when === null) return true;
  const holds = conditionOf(prepared(when), given(spec, { git: null, now: 0 }));
  return 'problem' in holds || holds.value;
}

function filesOf({ applications }: PlatformSpec, step: StepSpec): readonly string[] {
  switch (step.kind) {
    case 'backup':
    case 'restore':
      return [certificatePath, keyRecordPath];
    case 'seal': {
      const rows = new Map(Object.entries(applications));
      const isNeeded = (names: readonly string[]): boolean =>
        names.length === 0 || names.some((name) => rows.get(name)?.enabled !== false);
      return step.secrets.flatMap(({ file, neededBy }) => (isNeeded(neededBy) ? [file] : []));
    }
    default:
      return [];
  }
}
