import type { CheckKind } from './spec.ts';

/** What a check would do. */
export interface CheckUse {
  readonly phase: string;
  readonly check: string;
  readonly title: string;
  readonly kind: CheckKind;
  /** In one line, all of it: the address, the manifest, the command. */
  readonly what: string;
  /** The objects that are sent, as JSON in many lines; null for what sends none. */
  readonly manifest: string | null;
  /** SHA-256 in hex of all that decides about what happens: another one has to be agreed to anew. */
  readonly digest: string;
}
