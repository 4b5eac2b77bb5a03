import type { PlanWords } from '../../domain/bootstrap/plan.ts';
import type { Work } from '../../domain/bootstrap/work.ts';
import type { CheckTool } from '../../domain/phases/checkUse.ts';
import type { CheckKind, PlatformSpec, StepKind } from '../../domain/phases/spec.ts';
import type { GitState } from '../../ports.ts';
import type { ValidatePorts } from '../validate.ts';
import type { Step, StepPorts, WorkOf } from './step.ts';

/** How each kind of step is planned and run. */
export type StepTable = { readonly [Kind in Work['kind']]: Step<WorkOf<Kind>> };

/** What it takes to bootstrap a phase. */
export interface BootstrapPorts extends StepPorts {
  readonly steps: StepTable;
  /** Absolute path of the root of the platform. */
  readonly folder: string;
  /** What the files say at this moment; null when they are no platform any more. Rejects only when the signal aborts. */
  readonly platform: (signal: AbortSignal) => Promise<PlatformSpec | null>;
  readonly gitState: GitState;
  /** For checks that run on demand, before and after the steps. */
  readonly checks: ValidatePorts;
  /** The kinds of those that may run; who runs them is asked for each by its consent. */
  readonly kinds: ReadonlySet<CheckKind>;
  readonly stepConsent: StepConsent;
  /** The uid of the cluster that writing was allowed for; null when it was not. A plan needs none. */
  readonly writable: string | null;
  /** What a plan of these steps is called, where they are none of the platform's own. */
  readonly words?: PlanWords;
  /** `user@host`, for others to see who is at it. */
  readonly who: string;
}

/** Asks the user before code of the repository runs to find out what a step would do (SAFETY 1). */
export interface StepConsent {
  /** Whether all of these may run; who has agreed before is not asked again. Rejects only when the signal aborts. */
  allows(uses: readonly StepUse[], signal: AbortSignal): Promise<boolean>;
}

/** What planning a step runs. */
export interface StepUse {
  /** Its id. */
  readonly step: string;
  readonly title: string;
  readonly kind: StepKind;
  /** In one line, all of it. */
  readonly what: string;
  /** The programs that it takes. */
  readonly tools: readonly CheckTool[];
  /** The script, or the file that is rendered, in full; null when it can't be read. */
  readonly text: string | null;
  /** SHA-256 in hex of what decides about what runs: another one has to be agreed to anew. */
  readonly digest: string;
}
