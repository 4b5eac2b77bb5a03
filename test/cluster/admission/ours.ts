import { join } from 'node:path';
import { judge } from '../../../src/actions/judge.ts';
import type { JudgeReport } from '../../../src/actions/judge.ts';
import type { Outcome } from '../../../src/domain/policy/outcome.ts';
import { newestSchemas } from '../../../src/node/schemas.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { stages } from './answer.ts';
import type { Stage } from './answer.ts';

/** What we say of an object. */
export interface Verdict {
  readonly refusals: Readonly<Record<Stage, readonly string[]>>;
  readonly warnings: readonly string[];
  /** What has no verdict, which is never right here. */
  readonly unjudged: readonly string[];
}

/** `slipway judge` as it is without flags, of all objects in their order. */
export async function judged(given: {
  /** Policies, exceptions, bindings, parameters and Namespaces. */
  readonly policies: readonly object[];
  readonly objects: readonly object[];
}): Promise<readonly Verdict[]> {
  const files = memoryFiles({ 'policies.yaml': streamOf(given.policies), 'objects.yaml': streamOf(given.objects) });
  const report = await judge(
    files,
    {
      policies: ['policies.yaml'],
      resources: ['objects.yaml'],
      exceptions: [],
      values: null,
      operation: 'CREATE',
      likeCommandLine: false,
      served: [newestSchemas(join(import.meta.dirname, '../../..'))],
      crds: null,
      stdin: () => Promise.reject(new Error('Nothing is read from it.')),
    },
    new AbortController().signal,
  );
  const broken = report.policies.flatMap(({ policy }) => policy.problems.map(({ problem }) => problem.message));
  if (report.failures.length + broken.length > 0 || report.objects.length !== given.objects.length)
    throw new Error(`What is given can't be judged: ${[...report.failures, ...broken].join(' ')}`);
  return report.objects.map((_, index) => verdictOf(report, index));
}

function verdictOf({ policies }: JudgeReport, index: number): Verdict {
  const all = policies.flatMap(({ policy, outcomes }) => {
    const stage = stageOf(policy.kind);
    const said = (outcomes[index] ?? []).map((outcome) => ({ outcome, stage, name: policy.name }));
    // Kyverno stops at the first validation that fails (pkg/cel/policies/vpol/compiler/policy.go); we tell of all.
    return stage === 'validating' ? said.slice(0, 1) : said;
  });
  // What an API server can't evaluate is a failure, or nothing where the policy ignores that.
  const failed = all.filter(
    ({ outcome: { outcome }, stage }) => outcome === 'fail' || (outcome === 'error' && stage !== 'native'),
  );
  const refusing = failed.filter(({ outcome: { action } }) => action === 'enforce');
  const refusals = Object.fromEntries(
    stages.map((stage) => [
      stage,
      refusing.filter((one) => one.stage === stage).map(({ outcome, name }) => words[stage](name, outcome)),
    ]),
  ) as unknown as Verdict['refusals'];
  return {
    refusals,
    warnings: failed
      .filter(({ outcome: { action } }) => action === 'warn')
      .map(({ outcome, stage, name }) => warnings[stage](name, outcome)),
    unjudged: all.flatMap(({ outcome, name }) => (outcome.outcome === 'unjudged' ? [`${name} ${outcome.reason}`] : [])),
  };
}

function stageOf(kind: string): Stage {
  if (kind === 'Namespace') return 'standards';
  if (kind === 'ValidatingAdmissionPolicy') return 'native';
  return kind.endsWith('ValidatingPolicy') ? 'validating' : 'classic';
}

type Words = Readonly<Record<Stage, (name: string, outcome: Outcome) => string>>;

const verbs = (outcome: Outcome): string => (outcome.outcome === 'error' ? 'error' : 'failed');

/** A key that is not there, in the words of cel-go. */
function inCel(message: string): string {
  return message.replace(/resulted in error: "([^"]+)" is not there.*$/, 'resulted in error: no such key: $1');
}

/** As those say it who refuse. */
const words: Words = {
  standards: (_, { message }) => message,
  native: (name, { rule, message }) =>
    `ValidatingAdmissionPolicy '${name}' with binding '${rule}' denied request: ${inCel(message)}`,
  validating: (name, outcome) => `Policy ${name} ${verbs(outcome)}: ${outcome.message}`,
  classic: (name, { rule }) => `${name}.${rule}`,
};

const warnings: Words = {
  standards: (_, { message }) => message,
  native: (name, { rule, message }) =>
    `Validation failed for ValidatingAdmissionPolicy '${name}' with binding '${rule}': ${message}`,
  validating: words.validating,
  classic: (name, { rule, message }) => `policy ${name}.${rule}: ${message}`,
};

function streamOf(objects: readonly object[]): string {
  return objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');
}
