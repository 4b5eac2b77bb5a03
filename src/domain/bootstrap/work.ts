import type { EntrySource } from '../phases/secretSpec.ts';
import type { Json } from '../phases/spec.ts';

/** What a step is about, with all its expressions worked out: plain data. */
export type Work =
  | {
      readonly kind: 'host';
      /** From the root of the repository. */
      readonly script: string;
      readonly runs: readonly HostRun[];
    }
  | {
      readonly kind: 'helmfile';
      /** Names of rows that are enabled and have `bootstrap: true`, and of `root-application`. */
      readonly rows: readonly string[];
    }
  | { readonly kind: 'gitops' }
  | {
      readonly kind: 'applications';
      /** Names of rows that are enabled. */
      readonly rows: readonly string[];
    }
  | { readonly kind: 'seal'; readonly secrets: readonly SecretWork[] }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'manual'; readonly text: string };

/** A script on one host. */
export interface HostRun {
  /** As `platform.yaml` has it. */
  readonly host: { readonly name: string; readonly address: string; readonly [key: string]: Json };
  readonly args: readonly string[];
  /** What the script reads: the output of a command on another host. */
  readonly input: { readonly host: string; readonly argv: readonly string[] } | null;
}

export interface SecretWork {
  readonly name: string;
  readonly namespace: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly type: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly entries: readonly EntryWork[];
}

/** A key of a Secret with where its value comes from; a `value` is worked out. */
export type EntryWork = { readonly key: string } & EntrySource;
