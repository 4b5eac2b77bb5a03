import { lineStarts, positionAt } from '../domain/lines.ts';
import type { PolicyProblem } from '../domain/policy/problems/problem.ts';
import type { ManifestObject } from './manifest.ts';
import { problemFindings } from './policyProblems.ts';

/** One sentence on each thing that keeps an object from being in force, behind its file, line and column. `text` is of the file. */
export function notInForce(
  problems: readonly PolicyProblem[],
  source: ManifestObject,
  text: string,
): readonly string[] {
  if (problems.length === 0) return [];
  const { file, start, identity } = source;
  const lines = lineStarts(text);
  return problemFindings(problems, source).map(({ message, range }) => {
    const { line, column } = positionAt(lines, start + range.start);
    return `${file}:${line + 1}:${column + 1}: ${identity.kind} "${identity.name}" is not in force: ${message}`;
  });
}
