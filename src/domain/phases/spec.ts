/**
 * What the files of a platform say, as plain data without places: what the phases are judged by, wherever that happens.
 * All of it can be sent as JSON. Whoever reads the files makes it (`repository/platformSpec`); nobody else looks at YAML.
 */

import type { SecretSpec } from './secretSpec.ts';

/** A value as YAML or JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface PlatformSpec {
  /** How people call it: the name of its folder. */
  readonly name: string;
  /** The value of `platform` in `platform.yaml`; null when it can't be read. */
  readonly platform: Json;
  /** The table, both files together, by name; empty when it can't be read. */
  readonly applications: Readonly<Record<string, ApplicationSpec>>;
  /** By their numbers. */
  readonly phases: readonly PhaseSpec[];
  /** What the checks read of files, by the path or the pattern that they name. */
  readonly files: Readonly<Record<string, FilesRead>>;
  /** What can't be read of it, one sentence each: what depends on that is unknown. */
  readonly problems: readonly string[];
}

/** A row of the table, with what Slipway adds. */
export interface ApplicationSpec {
  readonly [key: string]: Json;
  /** That of its folder; -1 where that says none. */
  readonly phase: number;
  /** Whether its condition holds. */
  readonly enabled: boolean;
}

export interface FilesRead {
  /** From the root of the repository, sorted. */
  readonly paths: readonly string[];
  /** The documents of all of them, in their order. What is no YAML (a certificate) counts as one text. */
  readonly documents: readonly Json[];
  /** Why not all could be read; null when they could. A file that is missing is no problem: there is nothing to read. */
  readonly problem: string | null;
}

/** A place in a file: path from the root of the repository, line from 0. */
export interface Spot {
  readonly path: string;
  readonly line: number;
}

export interface PhaseSpec {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly spot: Spot;
  /** Ids of phases. */
  readonly requires: readonly string[];
  /** CEL */
  readonly when: string | null;
  readonly steps: readonly StepSpec[];
  /** Steps that can't be understood: how the phase stands is known all the same, and only bootstrap can't go on. */
  readonly unusable: readonly UnusableStep[];
  readonly checks: readonly CheckSpec[];
  /** Why its `phase.yaml` can't be used; null when it can. It has no checks then. */
  readonly problem: string | null;
}

export type StepSpec = StepBase & Doing;

/** A step that lacks what its kind needs. */
export interface UnusableStep {
  /** Empty where it has none. */
  readonly id: string;
  /** As it is written, which may be no kind at all. */
  readonly kind: string;
  readonly title: string;
  readonly spot: Spot;
  /** In one sentence, with the place. */
  readonly problem: string;
}

export type StepKind = Doing['kind'];

/** What a step can do to what is there. */
export type Risk = (typeof risks)[number];

export const risks = ['none', 'disruptive', 'data-loss', 'irreversible'] as const;

interface StepBase {
  readonly id: string;
  readonly title: string;
  readonly spot: Spot;
  /** Ids of checks of this phase. */
  readonly satisfiedBy: readonly string[];
  /** CEL */
  readonly when: string | null;
  readonly risk: Risk;
  /** The way back: a page with its anchor, or one sentence. */
  readonly undo: string | null;
}

/** What a step does, by its kind. */
export type Doing =
  | {
      readonly kind: 'host';
      /** From the root of the repository. */
      readonly script: string;
      /** CEL */
      readonly hosts: string;
      /** CEL, for one `host` */
      readonly arguments: string | null;
      /** What the script reads: the output of a command on another host. Both CEL. */
      readonly input: { readonly host: string; readonly run: string } | null;
    }
  | {
      readonly kind: 'helmfile' | 'applications';
      /** Names of rows; null for all of the phase. */
      readonly rows: readonly string[] | null;
    }
  | { readonly kind: 'seal'; readonly secrets: readonly SecretSpec[] }
  | {
      readonly kind: 'command';
      /** CEL */
      readonly run: string;
    }
  | { readonly kind: 'manual'; readonly text: string }
  | { readonly kind: 'gitops' | 'backup' | 'restore' };

/** The one release that is no row: root never renders itself. */
export const rootRelease = 'root-application';

export type CheckSpec = CheckBase & Asked;

export type CheckKind = Asked['kind'];

interface CheckBase {
  readonly id: string;
  readonly title: string;
  readonly why: string | null;
  readonly remedy: string | null;
  readonly level: 'required' | 'advisory';
  /** Ids of checks of this phase. */
  readonly requires: readonly string[];
  /** CEL */
  readonly when: string | null;
  /** CEL; null where its kind says what has to hold. */
  readonly expect: string | null;
  /** CEL */
  readonly message: string | null;
  readonly spot: Spot;
}

/** What a check asks, by its kind. */
export type Asked =
  | { readonly kind: 'resource'; readonly reads: readonly ReadSpec[] }
  | { readonly kind: 'file'; readonly reads: readonly FileSource[] }
  | { readonly kind: 'git' }
  | {
      readonly kind: 'applications';
      /** Names of rows; null for all enabled ones of the phase. */
      readonly rows: readonly string[] | null;
    }
  | {
      readonly kind: 'admission';
      /** From the root of the repository. */
      readonly manifest: string;
      /** The objects in it, to be sent as they are. */
      readonly objects: readonly Json[];
      /** Why there are none; null when there are. */
      readonly problem: string | null;
      /** The policy that has to refuse it; null when it has to be accepted. */
      readonly refusedBy: string | null;
    }
  | {
      readonly kind: 'http';
      /** CEL */
      readonly url: string;
      /** Those that pass; null for all below 400. */
      readonly status: readonly number[] | null;
      /** Name of a token in secret storage. */
      readonly token: string | null;
    }
  | {
      readonly kind: 'command';
      /** CEL */
      readonly run: string;
    }
  | {
      readonly kind: 'host';
      /** CEL */
      readonly hosts: string;
      /** CEL */
      readonly run: string;
    }
  | {
      readonly kind: 'probe';
      /** From the root of the repository. */
      readonly manifest: string;
      readonly objects: readonly Json[];
      readonly problem: string | null;
      /** As it is written: `3m`. */
      readonly for: string;
    };

export type ReadSpec = ObjectSource | FileSource;

/** Objects of the cluster under a name. */
export interface ObjectSource {
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  /** Of one object. */
  readonly object: string | null;
  /** A label selector. */
  readonly labels: string | null;
  readonly metadataOnly: boolean;
}

/** Documents of files under a name; the key in `PlatformSpec.files`. */
export interface FileSource {
  readonly name: string;
  readonly files: string;
}

/** Kinds that run only when somebody asks for it: they are code of the repository, or reach further than the cluster (SAFETY 1). */
export const onDemandKinds: ReadonlySet<CheckKind> = new Set<CheckKind>([
  'admission',
  'http',
  'command',
  'host',
  'probe',
]);
