import { at, isMap, listAt, numberAt } from '../../kubernetes/read.ts';
import { problemAt } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { inside, isThere, rulesOf } from './rules.ts';
import type { Placed } from './rules.ts';

/** What the spec of a classic policy says that Kyverno refuses, whatever its rules say. */
export function specProblems(policy: unknown): readonly PolicyProblem[] {
  const spec = { value: at(policy, 'spec'), steps: ['spec'] };
  const rules = rulesOf(policy);
  return [
    ...ofProcessing(spec, rules),
    ...ofTimeouts(spec),
    ...ofOldNames(spec),
    ...rules.flatMap((rule) => ofTargets(spec, rule)),
    ...rules.flatMap(ofConditions),
  ];
}

const refused = (steps: Placed['steps'], message: string): PolicyProblem => problemAt(steps, 'rule', 'error', message);

/** kyverno, pkg/validation/policy/validate.go: Validate. */
function ofProcessing(spec: Placed, rules: readonly Placed[]): readonly PolicyProblem[] {
  if (at(spec.value, 'admission') !== false) return [];
  if (at(spec.value, 'background') === false)
    return [
      refused([...spec.steps, 'background'], 'Nothing asks this policy: admission and background are both false.'),
    ];
  return rules.flatMap((rule) =>
    ['mutate', 'generate', 'verifyImages']
      .map((action) => inside(rule, action))
      .filter(isSaid)
      .map(({ steps }) =>
        refused(steps, 'Kyverno takes this with admission alone; "admission: false" is for rules that validate.'),
      ),
  );
}

function isSaid({ value }: Placed): boolean {
  return Array.isArray(value) ? value.length > 0 : isMap(value);
}

/** kyverno, api/kyverno/v1/spec_types.go: Validate. */
function ofTimeouts(spec: Placed): readonly PolicyProblem[] {
  return [['webhookTimeoutSeconds'], ['webhookConfiguration', 'timeoutSeconds']].flatMap((path) => {
    const seconds = numberAt(spec.value, ...path);
    return seconds === null || (seconds >= 1 && seconds <= 30)
      ? []
      : [refused([...spec.steps, ...path], `A timeout is between 1 and 30 seconds, and this is ${seconds}.`)];
  });
}

/** kyverno, api/kyverno/v1/spec_types.go: validateDeprecatedFields. */
function ofOldNames(spec: Placed): readonly PolicyProblem[] {
  const pairs = [
    ['webhookTimeoutSeconds', 'timeoutSeconds'],
    ['failurePolicy', 'failurePolicy'],
  ] as const;
  const twice = pairs
    .filter(([old, name]) => [inside(spec, old), inside(spec, 'webhookConfiguration', name)].every(isThere))
    .map(([old, name]) =>
      refused([...spec.steps, old], `webhookConfiguration.${name} says this too; Kyverno takes one of them.`),
    );
  const gone = inside(spec, 'generateExistingOnPolicyUpdate');
  return isThere(gone)
    ? [...twice, refused(gone.steps, 'Kyverno takes generateExisting of a rule in its place.')]
    : twice;
}

/** kyverno, api/kyverno/v1/spec_types.go: validateMutateTargets. */
function ofTargets(spec: Placed, rule: Placed): readonly PolicyProblem[] {
  const mutate = inside(rule, 'mutate');
  const existing = [inside(spec, 'mutateExistingOnPolicyUpdate'), inside(mutate, 'mutateExistingOnPolicyUpdate')];
  const isLost = existing.some(({ value }) => value === true) && listAt(mutate.value, 'targets').length === 0;
  return isMap(mutate.value) && isLost
    ? [refused(mutate.steps, 'What is there already is changed through targets, and this has none.')]
    : [];
}

/** kyverno, pkg/policy/validate/validate.go, pkg/policy/mutate/validate.go and pkg/policy/generate/validate.go: Validate. */
function ofConditions(rule: Placed): readonly PolicyProblem[] {
  const conditions = inside(rule, 'celPreconditions');
  const isCel = isMap(at(rule.value, 'validate', 'cel'));
  const isAsked = ['validate', 'mutate', 'generate'].some((action) => isMap(at(rule.value, action)));
  return isThere(conditions) && isAsked && !isCel
    ? [refused(conditions.steps, 'celPreconditions are for validate.cel alone; write preconditions.')]
    : [];
}
