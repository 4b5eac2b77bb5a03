import { at, dateAt, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import { splitApiVersion } from '../../kubernetes/object.ts';
import { derivedNames } from '../derivedNames.ts';
import type { Steps } from '../outcome.ts';
import { hasWildcard, wildcard } from '../wildcard.ts';
import { roleOf, roleOfObject } from '../role.ts';
import { didYouMean, problemAt, quoted } from './problem.ts';
import type { Beside, PolicyProblem } from './problem.ts';
import { inside, isThere, itemsOf, rulesOf } from './rules.ts';
import type { Placed } from './rules.ts';

/** What a PolicyException of policies.kyverno.io names that is not there, and whether it has ended. */
export function exceptionProblems(exception: unknown, { policies, now }: Beside): readonly PolicyProblem[] {
  const spec = { value: at(exception, 'spec'), steps: ['spec'] };
  const expires = dateAt(spec.value, 'expiresAt');
  const ended =
    now === null || expires === null || expires.getTime() >= now
      ? []
      : [
          problemAt(
            ['spec', 'expiresAt'],
            'exception',
            'warning',
            `This exception ended at "${textAt(spec.value, 'expiresAt')}" and exempts from nothing.`,
          ),
        ];
  const there = policies.filter(isPolicy);
  const refs = itemsOf(spec, 'policyRefs').flatMap((ref) =>
    isOfClassic(ref) ? otherException(ref) : there.length === 0 ? [] : ofRef(ref, there),
  );
  return [...ended, ...refs];
}

function isPolicy(object: unknown): boolean {
  const { group } = splitApiVersion(textAt(object, 'apiVersion'));
  return group === 'policies.kyverno.io' && textAt(object, 'kind') !== 'PolicyException';
}

function isOfClassic(ref: Placed): boolean {
  return roleOf('kyverno.io', textAt(ref.value, 'kind')) === 'classic';
}

/** Those of policies.kyverno.io are asked for by their own policies alone (kyverno, pkg/cel/policies). */
function otherException({ value, steps }: Placed): PolicyProblem {
  const message = `PolicyException of policies.kyverno.io exempts from no ${textAt(value, 'kind')}; one of kyverno.io does.`;
  return problemAt([...steps, 'kind'], 'exception', 'warning', message);
}

function ofRef(ref: Placed, policies: readonly unknown[]): readonly PolicyProblem[] {
  const [kind, name] = [textAt(ref.value, 'kind'), textAt(ref.value, 'name')];
  if (kind === '' || name === '') return [];
  const called = policies.filter((one) => textAt(one, 'metadata', 'name') === name).map((one) => textAt(one, 'kind'));
  if (called.includes(kind)) return [];
  const [other] = called;
  if (other !== undefined) {
    const message = `${quoted(name)} is a ${other} here, and no ${kind}.`;
    return [problemAt([...ref.steps, 'kind'], 'exception', 'warning', message)];
  }
  const same = policies.filter((one) => textAt(one, 'kind') === kind).map((one) => textAt(one, 'metadata', 'name'));
  return [notHere([...ref.steps, 'name'], kind, name, same)];
}

/** What a PolicyException of kyverno.io names that is not there. */
export function classicExceptionProblems(exception: unknown, { policies }: Beside): readonly PolicyProblem[] {
  const classic = policies.filter((one) => roleOfObject(one) === 'classic');
  if (classic.length === 0) return [];
  const byKey = Map.groupBy(classic, keyOf);
  const spec = { value: at(exception, 'spec'), steps: ['spec'] };
  return itemsOf(spec, 'exceptions').flatMap((one) => {
    const name = textAt(one.value, 'policyName');
    if (name === '') return [];
    const found = byKey.get(name);
    return found === undefined
      ? notHere([...one.steps, 'policyName'], 'policy', name, [...byKey.keys()])
      : ofRules(one, name, found);
  });
}

/** As exceptions name a policy: `namespace/name`, or the name of one of the cluster. */
function keyOf(policy: unknown): string {
  const name = textAt(policy, 'metadata', 'name');
  if (textAt(policy, 'kind') !== 'Policy') return name;
  return `${textAt(policy, 'metadata', 'namespace') || 'default'}/${name}`;
}

function ofRules(exception: Placed, policy: string, policies: readonly unknown[]): readonly PolicyProblem[] {
  const rules = policies.flatMap(rulesOf).map(({ value }) => value);
  const names = rules.map((rule) => textAt(rule, 'name'));
  const all = policies.some(isDerived) ? [...names, ...rules.flatMap(namesDerivedFrom)] : names;
  return itemsOf(inside(exception, 'ruleNames')).flatMap(({ value, steps }) => {
    if (typeof value !== 'string' || all.some((name) => wildcard(value, name))) return [];
    const { near, hint } = didYouMean(value, hasWildcard(value) ? [] : all);
    const message = `Policy ${quoted(policy)} has no rule ${quoted(value)}${hint}`;
    return problemAt(steps, 'exception', 'warning', message, { near });
  });
}

/** Whether Kyverno may derive rules from those that are written; `none` forbids it. */
function isDerived(policy: unknown): boolean {
  return textAt(policy, 'metadata', 'annotations', 'pod-policies.kyverno.io/autogen-controllers') !== 'none';
}

function namesDerivedFrom(rule: unknown): readonly string[] {
  return isMap(at(rule, 'match')) ? derivedNames(textAt(rule, 'name')) : [];
}

/** It may still come from elsewhere, as policies of a chart do: that is why the sentence speaks of files. */
function notHere(steps: Steps, kind: string, name: string, names: readonly string[]): PolicyProblem {
  const { near, hint } = didYouMean(name, names);
  return problemAt(steps, 'exception', 'warning', `No file here has a ${kind} ${quoted(name)}${hint}`, { near });
}

/** An exception without references exempts from nothing (kyverno/api, policies.kyverno.io/v1alpha1/policy_exception.go). */
export function emptyException(exception: unknown): readonly PolicyProblem[] {
  if (listAt(exception, 'spec', 'policyRefs').length > 0) return [];
  const whole = { value: exception, steps: [] };
  const there = [inside(whole, 'spec', 'policyRefs'), inside(whole, 'spec')].find(isThere);
  return [
    problemAt(there?.steps ?? [], 'exception', 'error', 'An exception has to name at least one policy in policyRefs.'),
  ];
}
