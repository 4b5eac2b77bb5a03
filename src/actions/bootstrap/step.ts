import type { Planned, Ran } from '../../domain/bootstrap/plan.ts';
import type { Work } from '../../domain/bootstrap/work.ts';
import type { PhaseSpec, PlatformSpec, StepSpec } from '../../domain/phases/spec.ts';
import type { Clock, Cluster, Files, Timers, Writer } from '../../ports.ts';
import type { GitWrites, Programs, Questions } from '../../writes.ts';

export interface StepPorts {
  readonly files: Files;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly programs: Programs;
  readonly git: GitWrites;
  readonly questions: Questions;
  readonly cluster: Cluster;
  /** For programs that read it themselves: the variable KUBECONFIG, null for that of the user. The context is that of `cluster`. */
  readonly kubeconfig: string | null;
}

/** Where a step stands. */
export interface StepPlace {
  /** Absolute path of the root of the platform. */
  readonly folder: string;
  readonly spec: PlatformSpec;
  readonly phase: PhaseSpec;
  readonly step: StepSpec;
}

/**
 * One kind of step. `plan` changes nothing and says what `run` would do; `run` does exactly that, or fails. Whoever runs
 * it has the consent, holds the Lease, and has planned it again a moment before: `planned` is what is agreed to.
 * Both reject only when the signal aborts: nothing is left running then, and what is half done is found by looking again.
 */
export interface Step<Own extends Work> {
  plan(ports: StepPorts, place: StepPlace, work: Own, signal: AbortSignal): Promise<Planned>;
  run(
    ports: StepPorts,
    place: StepPlace,
    work: Own,
    planned: Planned,
    /** A line for people, as it happens; without secrets. */
    say: (line: string) => void,
    signal: AbortSignal,
  ): Promise<Ran>;
}

export type WorkOf<Kind extends Work['kind']> = Extract<Work, { readonly kind: Kind }>;
