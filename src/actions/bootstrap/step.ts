import type { Needs } from '../../domain/bootstrap/needs.ts';
import type { Planned, Ran } from '../../domain/bootstrap/plan.ts';
import type { Work } from '../../domain/bootstrap/work.ts';
import type { PhaseSpec, PlatformSpec, StepSpec } from '../../domain/phases/spec.ts';
import type { Clock, Cluster, Files, Scripts, Timers, Writer } from '../../ports.ts';
import type { GitWrites, Programs, Questions } from '../../writes.ts';
import type { SudoPasswords } from './sudoPasswords.ts';

export interface StepPorts {
  readonly files: Files;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly programs: Programs;
  readonly git: GitWrites;
  readonly scripts: Scripts;
  readonly questions: Questions;
  readonly passwords: SudoPasswords;
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

/** What a step would do as things are now. */
export interface StepPlan<Decision> {
  /** For people, and what they agree to. */
  readonly shown: Planned;
  /** What `run` goes by; null only where nothing can be done, and then `shown.problem` says why. */
  readonly decision: Decision | null;
}

/** What of the repository runs while a step is planned. */
export interface Using {
  /** Names of programs; the first is the one that is started. */
  readonly tools: readonly string[];
  /** From the root of the repository: what it runs, or renders. */
  readonly path: string;
  /** In one line, with the program by its absolute path. */
  readonly what: (tool: string) => string;
}

/**
 * One kind of step: all that is known of it. `plan` changes nothing and says what `run` would do; `run` does exactly what
 * was decided, or fails. Whoever runs it has the consent, holds the Lease, and has planned it a moment before: what that has
 * found out is the decision, and is not looked up again. Both reject only when the signal aborts: nothing is left running
 * then, and what is half done is found by looking again. What somebody has to know of it is said by `leaving`.
 */
export interface Step<Own extends Work, Decision = unknown> {
  /** Milliseconds for which its checks may go on saying that it is not done, once it has run. */
  readonly patience: number;
  /** What is said of it, in place of what it says itself, once all of its checks are green; absent where both are true. */
  readonly confirmed?: string;
  /** What it takes of this machine and of the cluster. */
  needs(place: StepPlace, work: Own): Needs;
  /** What has to be agreed to before it is planned; null for nothing, and absent where that never runs anything. */
  uses?(work: Own): Using | null;
  /**
   * What it has to do though its checks are green, in a sentence; null for nothing, and absent where the checks say all. It
   * is not asked of a step that does not apply. Rejects only when the signal aborts.
   */
  due?(ports: StepPorts, place: StepPlace, signal: AbortSignal): Promise<string | null>;
  plan(ports: StepPorts, place: StepPlace, work: Own, signal: AbortSignal): Promise<StepPlan<Decision>>;
  run(
    ports: StepPorts,
    place: StepPlace,
    decision: Decision,
    /** A line for people, as it happens; without secrets. */
    say: (line: string) => void,
    signal: AbortSignal,
  ): Promise<Ran>;
}

export type WorkOf<Kind extends Work['kind']> = Extract<Work, { readonly kind: Kind }>;
