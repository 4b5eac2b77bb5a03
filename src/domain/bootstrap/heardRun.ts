import type { StepKind } from '../phases/spec.ts';
import type { BootstrapPlan } from './plan.ts';
import type { RanStep, RunEvent } from './run.ts';

/**
 * What was heard of a run while it went on, for the case that it is cut and nobody can say how it ended. It is told, and
 * never taken for true: how things stand is looked at. Messages are as the run gives them to others, without secrets.
 */
export interface HeardRun {
  /** The id of the phase. */
  readonly phase: string;
  readonly title: string;
  readonly cluster: BootstrapPlan['cluster'];
  readonly digest: string;
  /** ISO 8601 */
  readonly begun: string;
  /** The title of the step that ran last; empty before the first. */
  readonly step: string;
  readonly steps: readonly HeardStep[];
}

export interface HeardStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: string;
  /** `left`: nothing was heard of it. `running`: it had begun, and has told no end. */
  readonly state: RanStep['state'] | 'running';
  /** How it ended; empty for one that has not. */
  readonly message: string;
}

/** A run of this plan that begins, of which nothing was heard yet. */
export function begunRun({ phase, cluster, digest, steps }: BootstrapPlan, begun: Date): HeardRun {
  return {
    phase: phase.id,
    title: phase.title,
    cluster,
    digest,
    begun: begun.toISOString(),
    step: '',
    steps: steps.map(({ id, kind, title, satisfied }) => ({
      id,
      kind,
      title,
      state: satisfied ? 'satisfied' : 'left',
      message: '',
    })),
  };
}

/** Which run it is, among those of a workspace. */
export function nameOfRun({ digest, begun }: Pick<HeardRun, 'digest' | 'begun'>): string {
  return `${begun} ${digest}`;
}

/** The same run after one more event of it; what is of the whole run, or of a step with nothing to do, changes nothing. */
export function heard(run: HeardRun, { step, state, message }: RunEvent): HeardRun {
  const meant = run.steps.find(({ id }) => id === step);
  if (meant === undefined || meant.state === 'satisfied') return run;
  const now: HeardStep = { ...meant, state, message: state === 'running' ? '' : message };
  return {
    ...run,
    step: state === 'running' ? meant.title : run.step,
    steps: run.steps.map((one) => (one === meant ? now : one)),
  };
}
