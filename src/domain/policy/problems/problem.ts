import { nearest } from '../../nearest.ts';
import type { Range } from '../../range.ts';
import type { Steps } from '../outcome.ts';

/** What is wrong with a policy or an exception itself, whatever it is asked about. */
export interface PolicyProblem {
  /** From the root of the object. */
  readonly steps: Steps;
  /** Part of the text of the scalar (or of the key) at `steps`, in UTF-16 offsets of its value; null for all of it. */
  readonly part: Range | null;
  /** Whether it is the key of the last step, or its value. */
  readonly on: 'key' | 'value';
  readonly severity: Severity;
  readonly kind: ProblemKind;
  /** One sentence. */
  readonly message: string;
  /** The known name that was most likely meant in place of what is underlined; null where nobody can say. */
  readonly near: string | null;
}

/** `error`: Kyverno refuses it, or it never works; `warning`: it does less than it says; `hint`: it will end. */
export type Severity = 'error' | 'warning' | 'hint';

export type ProblemKind =
  /** CEL. */
  | 'expression'
  /** JMESPath. */
  | 'query'
  /** A variable that has no value where it is named. */
  | 'variable'
  /** What a condition compares, and how. */
  | 'condition'
  /** What matches nothing. */
  | 'unmatched'
  /** What a rule does: one thing. */
  | 'rule'
  | 'pattern'
  | 'exception'
  /** Of another type than the schema of its kind wants. */
  | 'type'
  /** What that schema forbids besides. */
  | 'schema'
  /** Of a Namespace. */
  | 'label'
  | 'deprecated'
  /** What takes more than it may. */
  | 'budget';

/** The objects around a policy, and the time. */
export interface Beside {
  /** All policy objects of the repository. */
  readonly policies: readonly unknown[];
  /** In milliseconds since 1970; null when it is not known. */
  readonly now: number | null;
  /** The kinds that are known; absent where nobody knows any. */
  readonly kinds?: () => readonly KnownKind[];
}

export interface KnownKind {
  /** Empty for the first kinds of Kubernetes. */
  readonly group: string;
  readonly kind: string;
}

type Place = Partial<Pick<PolicyProblem, 'part' | 'on' | 'near'>>;

/** A problem with a value, or with what `place` says of it. */
export function problemAt(
  steps: Steps,
  kind: ProblemKind,
  severity: Severity,
  message: string,
  { part = null, on = 'value', near = null }: Place = {},
): PolicyProblem {
  return { steps, part, on, severity, kind, message, near };
}

/** Among more names than these nobody guesses: it takes time. */
const mostGuesses = 500;

/** The known name that was most likely meant, and how a sentence ends that says what is not there. */
export function didYouMean(
  name: string,
  known: readonly string[],
): Pick<PolicyProblem, 'near'> & { readonly hint: string } {
  const near = known.length > mostGuesses || name.length > 253 ? null : nearest(name, known);
  return { near, hint: near === null ? '.' : `; did you mean ${quoted(near)}?` };
}

/** A text of a policy as sentences say it: its first line, and of a long one the beginning. */
export function quoted(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return `"${line.length > 60 || line !== text ? `${line.slice(0, 57)}…` : line}"`;
}
