import { compile } from '../../jmespath/jmespath.ts';
import { kyvernoLibrary } from '../../jmespath/library/kyverno/kyverno.ts';
import { shift } from '../../range.ts';
import { bringsFor, brought, declaredIn, hasTargets, isBeforeTargets, isBrought } from './declared.ts';
import { isDeclared, isOfAttestation } from './declared.ts';
import type { Declared, Scope } from './declared.ts';
import { didYouMean, problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { rootsOf } from './roots.ts';
import { inside, textsIn } from './rules.ts';
import type { Placed, Text } from './rules.ts';
import { variablesOf } from './variables.ts';
import type { Variable } from './variables.ts';

/** Variables of a rule that have no value where they are named (kyverno, pkg/validation/policy: ValidateVariables). */
export function scopeProblems(rule: Placed, background: Background): readonly PolicyProblem[] {
  const declared = declaredIn(rule);
  const isAfter = hasTargets(rule);
  const forbidden = ['match', 'exclude'].flatMap((part) => [...textsIn(inside(rule, part))].flatMap(misplaced));
  const problems = [...textsIn(rule)].flatMap((text) => {
    const [part] = text.steps.slice(rule.steps.length);
    if (part === 'match' || part === 'exclude' || isOfAttestation(rule, text.steps)) return [];
    const scope = { isBackground: background.isOn, hasTarget: isAfter && !isBeforeTargets(rule, text.steps) };
    return variablesOf(text.text).flatMap(
      (variable) =>
        ofRequest(text, variable, background) ??
        ofLoop(text, variable) ??
        undeclared(text, variable, declared, scope) ??
        [],
    );
  });
  return [...forbidden, ...problems];
}

/** Whether a policy is asked without a request, too, and whether it may name then who asks. */
export interface Background {
  readonly isOn: boolean;
  readonly knowsUser: boolean;
}

function misplaced({ text, steps, on }: Text): readonly PolicyProblem[] {
  return variablesOf(text).flatMap(({ braces }) =>
    braces === null
      ? []
      : problemAt(steps, 'variable', 'error', 'Kyverno takes no variables in match and exclude.', { on, part: braces }),
  );
}

const ofUser = [
  /[^.](serviceAccountName)\b/,
  /[^.](serviceAccountNamespace)\b/,
  /[^.](request.userInfo)\b/,
  /[^.](request.roles)\b/,
  /[^.](request.clusterRoles)\b/,
];

/** Who asks is not known where nobody does (pkg/validation/policy/background.go). */
function ofRequest(
  { text, steps, on }: Text,
  { braces }: Variable,
  background: Background,
): readonly PolicyProblem[] | null {
  if (braces === null || !background.isOn || background.knowsUser) return null;
  const written = text.slice(braces.start, braces.end);
  for (const form of ofUser) {
    const match = form.exec(written);
    const [, name = ''] = match ?? [];
    if (match === null) continue;
    const start = braces.start + match.index + 1;
    const message = `"${name}" has no value in background scans; Kyverno takes it with "background: false" in spec alone.`;
    return [problemAt(steps, 'variable', 'error', message, { on, part: { start, end: start + name.length } })];
  }
  return null;
}

/** All that begins like the element of a loop is taken for one (pkg/engine/variables/vars.go: ValidateElementInForEach). */
function ofLoop({ steps, on }: Text, { query, start }: Variable): readonly PolicyProblem[] | null {
  if (start === null || !query.startsWith('element') || steps.slice(0, -1).includes('foreach')) return null;
  const [name = ''] = /^\w*/.exec(query) ?? [];
  const message = isBrought(name)
    ? `"${name}" has a value inside of foreach alone.`
    : `Kyverno takes ${quoted(name)} for the element of a loop, as all that begins with "element", and there is no loop here.`;
  return [problemAt(steps, 'variable', 'error', message, { on, part: { start, end: start + name.length } })];
}

function undeclared(
  { steps, on }: Text,
  { query, braces, start }: Variable,
  declared: Declared,
  scope: Scope,
): readonly PolicyProblem[] | null {
  const { expression } = compile(query, kyvernoLibrary);
  if (expression === null || query === '@') return null;
  if (bringsFor(scope).test(query.replaceAll('"', '')) || isDeclared(declared, query)) return null;
  const roots = rootsOf(expression);
  const root = roots.find(({ name }) => !isBrought(name) && !declared.names.includes(name)) ?? roots[0];
  const part = root === undefined || start === null ? braces : shift(root, start);
  const range = part === null ? null : { start: part.start, end: part.end };
  const { message, near } =
    root === undefined ? { message: nameless(query), near: null } : wordsOf(root.name, declared);
  // Where it is not known where the name stands, nothing is known to put there.
  return [problemAt(steps, 'variable', 'error', message, { on, part: range, near: start === null ? null : near })];
}

type Words = Pick<PolicyProblem, 'message' | 'near'>;

function nameless(query: string): string {
  return `${quoted(query)} names neither a context entry nor anything that Kyverno brings, so Kyverno refuses it.`;
}

function wordsOf(name: string, declared: Declared): Words {
  const only = (message: string): Words => ({ message, near: null });
  if (declared.configMaps.includes(name))
    return only(`Of the config map "${name}" there are "${name}.data" and "${name}.metadata" alone.`);
  if (declared.inner.includes(name)) {
    return only(
      `Kyverno looks for context entries in a rule and its outermost loops, and "${name}" is in a loop inside of one.`,
    );
  }
  if (name === 'target')
    return only('"target" has a value in rules with mutate.targets alone, once the target is found.');
  if (isBrought(name) || declared.names.includes(name)) return only(nameless(name));
  const { near, hint } = didYouMean(name, [...declared.names, ...declared.configMaps, ...brought]);
  return { message: `No context entry is called ${quoted(name)}, and Kyverno has no such variable${hint}`, near };
}
