import { at, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { inside, isThere, itemsOf, rulesOf } from './rules.ts';
import type { Placed } from './rules.ts';

/** What rules of a classic policy do that Kyverno refuses, for it is nothing, or too much, or has the name of another. */
export function formProblems(policy: unknown): readonly PolicyProblem[] {
  const rules = rulesOf(policy);
  return [...twice(rules), ...rules.flatMap((rule) => [ofActions, ofValidation, ofLoops].flatMap((ask) => ask(rule)))];
}

/** kyverno, api/kyverno/v1/spec_types.go: ValidateRuleNames. */
function twice(rules: readonly Placed[]): readonly PolicyProblem[] {
  const seen = new Set<string>();
  return rules.flatMap((rule) => {
    const name = textAt(rule.value, 'name');
    const isSeen = seen.has(name);
    seen.add(name);
    if (!isSeen || name === '') return [];
    return problemAt([...rule.steps, 'name'], 'rule', 'error', `Another rule is called ${quoted(name)} too.`);
  });
}

const actions = ['validate', 'mutate', 'generate', 'verifyImages'];

/** kyverno, api/kyverno/v1/rule_types.go: ValidateRuleType. */
function ofActions(rule: Placed): readonly PolicyProblem[] {
  const said = actions.filter((action) => isSaid(at(rule.value, action)));
  if (said.length === 1) return [];
  const message =
    said.length === 0
      ? 'This rule does nothing: it has none of validate, mutate, generate and verifyImages.'
      : `This rule has ${said.join(' and ')}; Kyverno takes one of them.`;
  return [problemAt(rule.steps, 'rule', 'error', message)];
}

/** An empty one counts as none. */
function isSaid(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isMap(value) && Object.keys(value).length > 0;
}

const checks = ['pattern', 'anyPattern', 'deny', 'foreach', 'podSecurity', 'cel'];

/** kyverno, pkg/policy/validate/validate.go: validateElements. */
function ofValidation(rule: Placed): readonly PolicyProblem[] {
  const validate = inside(rule, 'validate');
  if (!isSaid(validate.value)) return [];
  const said = checks.filter((check) => isThere(inside(validate, check)));
  const all = listAt(validate.value, 'manifests', 'attestors').length > 0 ? [...said, 'manifests'] : said;
  if (all.length === 1) return [];
  const message =
    all.length === 0
      ? `This rule checks nothing: validate has none of ${checks.join(', ')}.`
      : `validate has ${all.join(' and ')}; Kyverno takes one of them.`;
  return [problemAt(validate.steps, 'rule', 'error', message)];
}

const loopChecks = ['pattern', 'anyPattern', 'deny'];

/** kyverno, pkg/policy/validate/validate.go: validateForEach. */
function ofLoops(rule: Placed): readonly PolicyProblem[] {
  return itemsOf(rule, 'validate', 'foreach').flatMap((loop) => {
    const said = loopChecks.filter((check) => isThere(inside(loop, check)));
    const all = listAt(loop.value, 'foreach').length > 0 ? [...said, 'foreach'] : said;
    if (all.length === 1) return [];
    const message =
      all.length === 0
        ? 'This loop checks nothing: it has none of pattern, anyPattern, deny and foreach.'
        : `This loop has ${all.join(' and ')}; Kyverno takes one of them.`;
    return problemAt(loop.steps, 'rule', 'error', message);
  });
}
