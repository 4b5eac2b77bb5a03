import { at } from '../../kubernetes/read.ts';
import { roleOfObject } from '../role.ts';
import type { PolicyRole } from '../role.ts';
import { modeOf } from '../validating/spec.ts';
import { missingFor } from '../unsupported.ts';
import { conditionProblems, exceptionConditions } from './conditions.ts';
import { hasBackground, hasTargets } from './declared.ts';
import { deprecatedActions, deprecatedKind } from './deprecated.ts';
import { emptyQueries } from './emptyQueries.ts';
import { excludedProblems, exemptedProblems } from './exclusions.ts';
import { classicExceptionProblems, emptyException, exceptionProblems } from './exceptions.ts';
import {
  admissionExpressions,
  classicExpressions,
  exceptionExpressions,
  validatingExpressions,
} from './expressions.ts';
import { constraintProblems, exemptMatchProblems, matchProblems } from './matching.ts';
import { namespacedProblems } from './namespaced.ts';
import { patternProblems } from './patterns.ts';
import type { Beside, PolicyProblem } from './problem.ts';
import { queryProblems } from './queries.ts';
import { formProblems } from './ruleForm.ts';
import { rulesOf } from './rules.ts';
import type { Placed } from './rules.ts';
import { scopeProblems } from './scope.ts';
import type { Background } from './scope.ts';
import { specProblems } from './specForm.ts';
import { labelProblems } from './standards.ts';
import { unknownKinds, unknownResources } from './unknownKinds.ts';

/**
 * What is wrong with a policy or an exception, whatever it is asked about, and with the Pod Security labels of a Namespace:
 * what Kyverno 1.19 or Kubernetes refuses, what never works, and what will end. Nothing for any other object. Never throws.
 */
export function problemsOf(object: unknown, beside: Beside): readonly PolicyProblem[] {
  const role = roleOfObject(object);
  return [...deprecatedKind(object), ...(role === null ? [] : onceDeprecated(subjects[role](object, beside)))];
}

/** What is deprecated is told where it stands first: nobody mends it in one place alone. */
function onceDeprecated(problems: readonly PolicyProblem[]): readonly PolicyProblem[] {
  const told = new Set<string>();
  return problems.filter(({ kind, message }) => {
    if (kind !== 'deprecated') return true;
    const isNew = !told.has(message);
    told.add(message);
    return isNew;
  });
}

type Subject = (object: unknown, beside: Beside) => readonly PolicyProblem[];

const subjects: Readonly<Record<PolicyRole, Subject>> = {
  classic: (policy, beside) => [...classic(policy), ...unknownKinds(policy, beside)],
  validating: (policy, beside) => [...validatingExpressions(policy), ...validatingConstraints(policy, beside)],
  admission: (policy, beside) => [
    ...admissionExpressions(policy),
    ...constraintProblems(policy, 'error'),
    ...unknownResources(policy, beside),
  ],
  standards: labelProblems,
  binding: () => [],
  exception: (exception, beside) => [
    ...exceptionExpressions(exception),
    ...emptyException(exception),
    ...exceptionProblems(exception, beside),
  ],
  classicException: (exception, beside) => [
    ...exemptMatchProblems(exception),
    ...exceptionConditions(exception),
    ...exemptedProblems(exception),
    ...classicExceptionProblems(exception, beside),
  ],
};

/** Only requests to Kubernetes are matched by resources. */
function validatingConstraints(policy: unknown, beside: Beside): readonly PolicyProblem[] {
  const isOfRequests = missingFor(policy) === null && modeOf(at(policy, 'spec')) === 'Kubernetes';
  return isOfRequests ? [...constraintProblems(policy, 'warning'), ...unknownResources(policy, beside)] : [];
}

function classic(policy: unknown): readonly PolicyProblem[] {
  const rules = rulesOf(policy);
  const background = { isOn: hasBackground(policy), knowsUser: rules.some(hasTargets) };
  return [
    ...deprecatedActions(policy),
    ...classicExpressions(policy),
    ...specProblems(policy),
    ...namespacedProblems(policy),
    ...formProblems(policy),
    ...rules.flatMap((rule) => ofRule.flatMap((ask) => ask(rule, background))),
  ];
}

const ofRule: readonly ((rule: Placed, background: Background) => readonly PolicyProblem[])[] = [
  matchProblems,
  conditionProblems,
  queryProblems,
  scopeProblems,
  emptyQueries,
  patternProblems,
  excludedProblems,
];
