import { at, textAt } from '../../kubernetes/read.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { inside, isThere, itemsOf } from './rules.ts';
import type { Placed } from './rules.ts';

const subjectKinds: ReadonlySet<unknown> = new Set(['User', 'Group', 'ServiceAccount']);

/**
 * What a filter of `match` or `exclude` says of who asks that Kyverno refuses.
 * Source: kyverno, api/kyverno/v1/user_info_types.go: ValidateSubjects, ValidateRoles.
 */
export function askingProblems(filter: Placed): readonly PolicyProblem[] {
  return [...itemsOf(filter, 'subjects').flatMap(ofSubject), ...itemsOf(filter, 'roles').flatMap(ofRole)];
}

function ofSubject(subject: Placed): readonly PolicyProblem[] {
  const kind = at(subject.value, 'kind');
  const isAccount = kind === 'ServiceAccount';
  const problems: PolicyProblem[] = [];
  const refuse = (field: string, message: string): void => {
    const there = inside(subject, field);
    problems.push(problemAt(isThere(there) ? there.steps : subject.steps, 'unmatched', 'error', message));
  };
  if (!subjectKinds.has(kind)) refuse('kind', 'The kind of who asks is User, Group or ServiceAccount.');
  if (textAt(subject.value, 'name') === '') refuse('name', 'This names nobody: a subject has a name.');
  if (isAccount && textAt(subject.value, 'namespace') === '')
    refuse('namespace', 'A ServiceAccount is in a namespace, and this names none.');
  return problems;
}

function ofRole({ value, steps }: Placed): readonly PolicyProblem[] {
  if (typeof value !== 'string' || value.split(':').length === 2) return [];
  return [problemAt(steps, 'unmatched', 'error', `${quoted(value)} is no role: write namespace:name.`)];
}
