import { isMap, listAt, textAt, wordAt } from '../../kubernetes/read.ts';
import { reportedResults } from '../reported.ts';
import type { ReportedResult } from '../reported.ts';

/** What somebody says about one object by one rule of a policy. */
export interface Answer {
  /** `namespace/name` of the policy, or its name alone. */
  readonly policy: string;
  /** Empty where the whole policy answers. */
  readonly rule: string;
  readonly object: AnsweredObject;
  readonly result: ReportedResult | 'unjudged';
  readonly message: string;
}

export interface AnsweredObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Null for what lies in none. */
  readonly namespace: string | null;
  readonly name: string;
}

/**
 * The answers in what `kyverno apply --policy-report --output-format json` prints: each report is one line, and others of
 * any shape may stand between them. After a change of an object the next line begins with a word on it
 * (cmd/cli/kubectl-kyverno/processor/policy_processor.go: processMutateEngineResponse).
 */
export function answersIn(stdout: string): readonly Answer[] {
  return stdout
    .split('\n')
    .map((line) => (line.startsWith(changed) ? line.slice(changed.length) : line))
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => listAt(dataIn(line), 'results').flatMap(answersOf));
}

const changed = 'Mutation has been applied successfully.';

function answersOf(result: unknown): readonly Answer[] {
  const word = reportedResults.find((one) => one === textAt(result, 'result'));
  if (word === undefined) return [];
  return listAt(result, 'resources')
    .filter(isMap)
    .map((resource) => ({
      policy: textAt(result, 'policy'),
      rule: withRules.has(textAt(result, 'source')) ? textAt(result, 'rule') : '',
      object: {
        apiVersion: textAt(resource, 'apiVersion'),
        kind: textAt(resource, 'kind'),
        namespace: wordAt(resource, 'namespace'),
        name: textAt(resource, 'name'),
      },
      result: word,
      message: textAt(result, 'message'),
    }));
}

/** The other sources name what decides where there are no rules: an exception. */
const withRules: ReadonlySet<string> = new Set(['kyverno', 'ValidatingAdmissionPolicy']);

function dataIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
