/** What the tests of Kyverno's test/conformance do to a cluster, and what they expect of it. */

/** A text of an error that a test looks for. */
export interface Words {
  readonly text: string;
  /** Whether it is all of the error, or stands somewhere in it. */
  readonly isWhole: boolean;
  /** False for what must not be said. */
  readonly isThere: boolean;
}

/** What becomes of a request, as far as a test says it. */
export interface Expectation {
  /** `either` where the test does not look. */
  readonly verdict: 'allowed' | 'denied' | 'either';
  readonly words: readonly Words[];
}

/** One step of a test, in order. `objects` are those of its file, or those that it names. */
export type Operation =
  | {
      readonly verb: 'create' | 'apply' | 'update' | 'delete' | 'assert' | 'error';
      readonly objects: readonly unknown[];
      /** Where objects go that name no namespace; null for the namespace of the test. */
      readonly into: string | null;
      readonly expectation: Expectation;
    }
  /** It changes nothing that a policy sees. */
  | { readonly verb: 'pause' }
  /** Nobody knows here what it does. */
  | { readonly verb: 'unknown'; readonly text: string };

export interface ConformanceTest {
  /** Its folder, from that of all tests. */
  readonly name: string;
  /** The namespace that objects go into which name none. */
  readonly namespace: string;
  readonly operations: readonly Operation[];
}

export const allowed: Expectation = { verdict: 'allowed', words: [] };
export const denied: Expectation = { verdict: 'denied', words: [] };
