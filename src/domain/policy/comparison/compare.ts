import type { Answer, AnsweredObject } from './answer.ts';

/** What we say by a policy. */
export interface JudgedHere {
  /** `namespace/name`, or the name alone. */
  readonly policy: string;
  readonly answers: readonly Answer[];
}

/** A file with policies. */
export interface AskedFile {
  readonly path: string;
  /** Paths of other files that bind what is in it. */
  readonly bindings: readonly string[];
  readonly policies: readonly JudgedHere[];
  /** Whether it can be asked only about what it has a resource for. */
  readonly onlyMapped: boolean;
}

/** A document that holds one object. */
export interface AskedObject {
  readonly text: string;
  readonly isMapped: boolean;
}

/** What Kyverno is asked. */
export interface AskedOfKyverno {
  readonly files: readonly AskedFile[];
  /** Exceptions are among them, and no Secret. */
  readonly objects: readonly AskedObject[];
  /** Paths of files that hold definitions of custom resources. */
  readonly definitions: readonly string[];
  /** What was left out, one sentence each. */
  readonly failures: readonly string[];
}

/** One object by one rule about which we and Kyverno do not say the same. */
export interface Difference {
  readonly policy: string;
  readonly rule: string;
  readonly object: AnsweredObject;
  /** Empty where one says nothing. */
  readonly ours: readonly Answer[];
  readonly theirs: readonly Answer[];
}

/** What came of one policy. */
export interface ComparedPolicy {
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** We say something, and Kyverno says nothing of any object. */
  readonly isSilent: boolean;
  /** Outcomes that have no verdict here: what Kyverno says about them is not held against it. */
  readonly unjudged: number;
}

/** Our answers by a policy beside those of Kyverno. Results are compared, not their words. */
export function compareAnswers({ policy, answers }: JudgedHere, theirs: readonly Answer[]): ComparedPolicy {
  const [ours, others] = [Map.groupBy(answers, keyOf), Map.groupBy(theirs, keyOf)];
  let unjudged = 0;
  const differences: Difference[] = [];
  const keys = new Set([...ours.keys(), ...others.keys()]);
  for (const key of keys) {
    const [mine, their] = [ours.get(key) ?? [], others.get(key) ?? []];
    const [first] = [...mine, ...their];
    if (first === undefined) continue;
    if (mine.some(({ result }) => result === 'unjudged')) unjudged += 1;
    else if (resultsOf(mine) !== resultsOf(their))
      differences.push({ policy, rule: first.rule, object: first.object, ours: mine, theirs: their });
  }
  const isSilent = theirs.length === 0 && differences.length > 0;
  return { compared: keys.size - unjudged, differences, isSilent, unjudged };
}

function keyOf({ rule, object: { apiVersion, kind, namespace, name } }: Answer): string {
  return JSON.stringify([rule, apiVersion, kind, namespace, name]);
}

/** How often somebody says the same makes no difference. */
function resultsOf(answers: readonly Answer[]): string {
  return [...new Set(answers.map(({ result }) => result))].toSorted().join(' ');
}
