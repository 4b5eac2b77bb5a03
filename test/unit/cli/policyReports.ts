import { judge } from '../../../src/actions/judge.ts';
import type { JudgeInput, JudgeReport } from '../../../src/actions/judge.ts';
import { testPolicies } from '../../../src/actions/testPolicies.ts';
import type { TestReport } from '../../../src/actions/testPolicies.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { pods, policy, suite } from '../actions/policyFiles.ts';

const never = new AbortController().signal;

/** The report of the tests of one folder; texts stand for its files. */
export function testReport(texts: Readonly<Record<string, string>> = {}): Promise<TestReport> {
  const files = { 't/kyverno-test.yaml': suite, 't/policy.yaml': policy, 't/pods.yaml': pods, ...texts };
  return testPolicies(memoryFiles(files), { paths: ['t'] }, [], never);
}

/** What policies say about pods, one of which is bad. */
export function judgeReportOf(
  policyText = policy,
  podsText = pods,
  input: Partial<JudgeInput> = {},
): Promise<JudgeReport> {
  const whole: JudgeInput = {
    policies: ['policy.yaml'],
    resources: ['pods.yaml'],
    exceptions: [],
    values: null,
    operation: 'CREATE',
    likeCommandLine: false,
    served: [],
    crds: null,
    stdin: () => Promise.resolve({ text: '' }),
    ...input,
  };
  return judge(memoryFiles({ 'policy.yaml': policyText, 'pods.yaml': podsText }), whole, never);
}
