import { at, listAt, textAt } from '../../kubernetes/read.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { itemsOf } from './rules.ts';
import type { Placed } from './rules.ts';

/** Controls by what they look at (kyverno, pkg/pss/utils/mapping.go); what is in neither looks at both. */
const ofContainers: ReadonlySet<string> = new Set([
  'Capabilities',
  'Privileged Containers',
  'Host Ports',
  '/proc Mount Type',
  'Privilege Escalation',
]);
const ofPods: ReadonlySet<string> = new Set(['Host Namespaces', 'HostPath Volumes', 'Sysctls', 'Volume Types']);

/** What a rule with podSecurity excludes in a way that Kyverno refuses. */
export function excludedProblems(rule: Placed): readonly PolicyProblem[] {
  const isBaseline = at(rule.value, 'validate', 'podSecurity', 'level') === 'baseline';
  const excluded = itemsOf(rule, 'validate', 'podSecurity', 'exclude');
  const problems = excluded.flatMap((one) => ofControl(one, 'rule'));
  return isBaseline ? problems.concat(excluded.flatMap(ofLevel)) : problems;
}

const ofRestricted: ReadonlySet<string> = new Set([
  'Volume Types',
  'Privilege Escalation',
  'Running as Non-root',
  'Running as Non-root user',
]);

/** kyverno, api/kyverno/v1/rule_types.go: ValidatePSaControlNames. */
function ofLevel({ value, steps }: Placed): readonly PolicyProblem[] {
  const name = textAt(value, 'controlName');
  if (!ofRestricted.has(name)) return [];
  const message = `${quoted(name)} is of the level restricted, and this rule is of baseline.`;
  return [problemAt([...steps, 'controlName'], 'rule', 'error', message)];
}

/** The same of a PolicyException of kyverno.io. */
export function exemptedProblems(exception: unknown): readonly PolicyProblem[] {
  const spec = { value: at(exception, 'spec'), steps: ['spec'] };
  return itemsOf(spec, 'podSecurity').flatMap((one) => ofControl(one, 'exception'));
}

/** kyverno, api/kyverno/v1/common_types.go: PodSecurityStandard.Validate. */
function ofControl({ value, steps }: Placed, kind: 'rule' | 'exception'): readonly PolicyProblem[] {
  const name = textAt(value, 'controlName');
  const hasImages = listAt(value, 'images').length > 0;
  const hasField = textAt(value, 'restrictedField') !== '';
  const hasValues = listAt(value, 'values').length > 0;
  const problems: PolicyProblem[] = [];
  const refuse = (field: string, message: string): void => {
    problems.push(problemAt([...steps, field], kind, 'error', message));
  };
  if (ofContainers.has(name) && !hasImages)
    refuse('controlName', `${quoted(name)} is about containers: images has to say which.`);
  if (ofPods.has(name) && hasImages)
    refuse('controlName', `${quoted(name)} is about the whole pod, and Kyverno takes no images with it.`);
  if (hasField && !hasValues) refuse('restrictedField', 'values has to say which values of this field are allowed.');
  if (hasValues && !hasField) refuse('values', 'restrictedField has to say of which field these are the values.');
  return problems;
}
