import type { LoadedPolicy } from '../policySet.ts';
import type { UserInfo } from '../match/subject.ts';
import type { Test } from './test.ts';
import type { Values } from './values.ts';

/** Everything that a test is judged with, read from its files. Objects are data as JSON has it. */
export interface Suite {
  readonly test: Test;
  readonly values: Values;
  readonly userInfo: UserInfo | null;
  /** Policies with their bindings, and whatever else is in their files. */
  readonly policies: readonly unknown[];
  readonly exceptions: readonly unknown[];
  /** Policies, exceptions and bindings that Kyverno's command line does not load, since their schema refuses them. */
  readonly refused: readonly LoadedPolicy<null>[];
  readonly resources: readonly unknown[];
  /** Data of any kind, by the path of its file as the test writes it. */
  readonly payloads: readonly { readonly name: string; readonly data: unknown }[];
  readonly targets: readonly unknown[];
  readonly params: readonly unknown[];
  /** Objects and CustomResourceDefinitions of the cluster; null when the test names no cluster. */
  readonly cluster: readonly unknown[] | null;
  /** A Context file. */
  readonly context: unknown;
  /** Objects of the files that entries of the global context name, by the name of the entry. */
  readonly globalObjects: ReadonlyMap<string, readonly unknown[]>;
}
