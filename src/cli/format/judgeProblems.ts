import type { JudgeReport } from '../../actions/judge.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ExpressionProblem } from '../../domain/policy/expressions/program.ts';
import type { LoadedPolicy } from '../../domain/policy/policySet.ts';
import { problemAt } from '../../domain/policy/problems/problem.ts';
import type { PolicyProblem } from '../../domain/policy/problems/problem.ts';
import type { ManifestObject } from '../../repository/manifest.ts';
import { notInForce } from '../../repository/notInForce.ts';
import { problemFindings } from '../../repository/policyProblems.ts';

/** What keeps a policy from being in force, each at its place; ranges are of its document. */
export function invalidIn({ problems, source }: LoadedPolicy<ManifestObject>): readonly Finding[] {
  return problemFindings(problems.map(asProblem), source);
}

/** One sentence on each thing that keeps a policy from being in force, behind its file, line and column. */
export function notInForceIn({ policies, texts }: Pick<JudgeReport, 'policies' | 'texts'>): readonly string[] {
  return policies.flatMap(({ policy: { problems, source } }) =>
    notInForce(problems.map(asProblem), source, texts.get(source.file) ?? ''),
  );
}

function asProblem({ steps, problem: { start, end, message, near } }: ExpressionProblem): PolicyProblem {
  // What is wrong with a value as a whole has no place in its text.
  const part = end > start ? { start, end } : null;
  return problemAt(steps, 'expression', 'error', message, { part, near });
}
