import type { Risk, Spot, StepKind } from '../phases/spec.ts';
import type { PreflightItem } from './preflight.ts';

/** One thing that a step would do. */
export interface Change {
  /** `host` is one of `platform.yaml`, by ssh; `machine` the one that this runs on. */
  readonly target: 'cluster' | 'git' | 'host' | 'machine' | 'file';
  /** `use`: a file that something else runs or reads. */
  readonly action: 'create' | 'update' | 'delete' | 'run' | 'use';
  /** In one line: `Deployment argocd/argocd-server`, `platform.yaml on main`, `homelab: bootstrap/hosts/btrfs.sh --path …`. */
  readonly what: string;
  /** A unified diff, or a script in full; empty when there is nothing to show. No value of a secret is in it. */
  readonly diff: string;
}

/** What a step would do, as things are now: what is shown, and agreed to. */
export interface Planned {
  /** The program with its arguments, by its absolute path; empty for what runs none, or several (each is a change then). */
  readonly argv: readonly string[];
  readonly changes: readonly Change[];
  /** Why it can't be done as things are, with what to do; null when it can. */
  readonly problem: string | null;
  /** What somebody will be asked for meanwhile, a sentence each. */
  readonly asks: readonly string[];
  /** What has to be typed before, for what loses data or can't be undone: names of hosts or devices. */
  readonly typed: readonly string[];
  /**
   * Any JSON; equal as long as the same would happen. It is compared, and never read. What it says of the cluster must not
   * change by itself.
   */
  readonly decides: unknown;
  /** Files of the repository that decide too; absent for none. */
  readonly files?: readonly PlannedFile[];
  /** Files of the repository that its text names and that are not there yet; only shown, and absent for none. */
  readonly missing?: readonly string[];
}

/** A file that a step reads or runs, as it was planned. */
export interface PlannedFile {
  readonly path: string;
  /** In hex; null for one that is not there yet. */
  readonly sha256: string | null;
  /** It is code: whoever makes it, somebody has to agree to it. */
  readonly isScript: boolean;
}

/** A step of the plan of a phase. */
export interface PlannedStep extends Planned {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: string;
  readonly spot: Spot;
  readonly risk: Risk;
  readonly undo: string | null;
  /** It has nothing to do: its checks are green, or it does not apply. Nothing of it is planned then. */
  readonly satisfied: boolean;
  /** What is missing, or why nothing is. */
  readonly reason: string;
  /** SHA-256 in hex of what runs while it is planned, which somebody has agreed to; null when nothing does. */
  readonly use: string | null;
}

/** What is said of a plan that does not bootstrap a phase of the platform. */
export interface PlanWords {
  /** `Switch the Source to GitLab`: the heading of its document. */
  readonly heading: string;
  /** `Switch the source to GitLab`: the question, before the name of the cluster. */
  readonly question: string;
  /** `Switch`: what somebody says yes to, before the name of the cluster. */
  readonly verb: string;
  /** How it is gone on with after a cancel. */
  readonly again: string;
  /** What is to know once all of it is done. */
  readonly after: string;
  /** How all of it is taken back: sentences, each with what is typed for it. */
  readonly back: readonly { readonly sentence: string; readonly typed: string | null }[];
}

/** What bootstrapping a phase would do. */
export interface BootstrapPlan {
  readonly phase: { readonly id: string; readonly number: number; readonly title: string };
  readonly cluster: { readonly context: string; readonly server: string; readonly uid: string };
  /** The commit that the platform stood on; null when it is in no repository. */
  readonly head: string | null;
  readonly steps: readonly PlannedStep[];
  /** Absent for a phase of the platform. */
  readonly words?: PlanWords;
  /** What was looked at before. */
  readonly preflight: readonly PreflightItem[];
  /** What stands against it and does not count, because somebody has said so; a sentence each. */
  readonly overrides: readonly string[];
  /** What keeps it from being begun at all, a sentence each: an earlier phase, a right, another who is at it. */
  readonly obstacles: readonly string[];
  /** SHA-256 in hex of all that decides about what happens: cluster, commit, and the steps that are not satisfied. */
  readonly digest: string;
}

/** How a step ended. */
export type Ran =
  /**
   * What it does is done; whether it is satisfied is for its checks to say. `commit` is one that it made; `remedy` is what is
   * left to somebody all the same, absent for nothing.
   */
  | { readonly state: 'passed'; readonly message: string; readonly commit: string | null; readonly remedy?: string }
  | { readonly state: 'failed'; readonly message: string; readonly remedy: string | null }
  /** All that it can do is done, and somebody else has to act before it goes on; `link` leads to where they do (https). */
  | {
      readonly state: 'waits';
      readonly message: string;
      readonly remedy: string;
      readonly commit: string | null;
      readonly link: string | null;
    };
