import { at, isMap, listAt, textAt, textsAt } from '../../kubernetes/read.ts';
import { parseKind } from '../match/kind.ts';
import { askingProblems } from './asking.ts';
import { unknownOperation } from './conditions.ts';
import { hasBackground } from './declared.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { filtersIn, filtersOf, inside, isThere, itemsOf } from './rules.ts';
import type { Placed } from './rules.ts';
import type { Background } from './scope.ts';

/** What of a rule's `match` and `exclude` matches nothing, or is refused (kyverno, pkg/validation/policy/validate.go). */
export function matchProblems(rule: Placed, background: Background): readonly PolicyProblem[] {
  const match = inside(rule, 'match');
  return [
    ...(isMap(match.value) ? withoutKinds(match) : [unmatched(rule, 'This rule matches nothing: it has no "match".')]),
    ...['match', 'exclude'].flatMap((part) => blockProblems(inside(rule, part), background)),
    ...(background.isOn && isMap(at(rule.value, 'validate')) ? subresources(rule) : []),
    ...excludedAgain(rule),
  ];
}

/** Of what is below an object there is nothing to scan (kyverno, pkg/validation/policy/validate.go: validKinds). */
function subresources(rule: Placed): readonly PolicyProblem[] {
  return filtersIn(rule)
    .flatMap((filter) => itemsOf(filter, 'resources', 'kinds'))
    .filter(({ value }) => typeof value === 'string' && parseKind(value).subresource !== '')
    .map(({ value, steps }) =>
      unmatched(
        { value, steps },
        `${quoted(String(value))} is below an object, which is not scanned; Kyverno takes it with "background: false" in spec alone.`,
      ),
    );
}

/** kyverno, api/kyverno/v1/rule_types.go: ValidateMatchExcludeConflict. */
function excludedAgain(rule: Placed): readonly PolicyProblem[] {
  if (['match', 'exclude'].some((part) => itemsOf(rule, part, 'all').length > 0)) return [];
  const matched = new Set(itemsOf(rule, 'match', 'any').map(({ value }) => JSON.stringify(value)));
  return itemsOf(rule, 'exclude', 'any')
    .filter(({ value }) => matched.has(JSON.stringify(value)))
    .slice(0, 1)
    .map((filter) => unmatched(filter, 'This is excluded and matched alike, so nothing is left of it.'));
}

/**
 * The same of a PolicyException of kyverno.io.
 * Source: kyverno, api/kyverno/v2/policy_exception_types.go and api/kyverno/v2beta1/match_resources_types.go: Validate.
 */
export function exemptMatchProblems(exception: unknown): readonly PolicyProblem[] {
  const match = inside({ value: at(exception, 'spec'), steps: ['spec'] }, 'match');
  const filters = [...itemsOf(match, 'any'), ...itemsOf(match, 'all')];
  return [
    ...(hasBackground(exception) ? filters.flatMap(asked) : []),
    ...anyAndAll(match),
    ...filters.flatMap((filter) => names(inside(filter, 'resources'))),
  ];
}

function unmatched({ steps }: Placed, message: string): PolicyProblem {
  return problemAt(steps, 'unmatched', 'error', message);
}

/** Every filter has to name kinds; `any` is looked at before `all`, and both before the old form. */
function withoutKinds(match: Placed): readonly PolicyProblem[] {
  const [any, all] = [itemsOf(match, 'any'), itemsOf(match, 'all')];
  if (any.length === 0 && all.length === 0) {
    const isEmpty = listAt(match.value, 'resources', 'kinds').length === 0;
    return isEmpty ? [unmatched(match, 'This rule matches nothing: "match" names no kinds.')] : [];
  }
  return (any.length > 0 ? any : all)
    .filter(({ value }) => listAt(value, 'resources', 'kinds').length === 0)
    .map((filter) => unmatched(filter, 'Every filter of "match" has to name kinds; this one names none.'));
}

function blockProblems(block: Placed, { isOn }: Background): readonly PolicyProblem[] {
  return [...together(block), ...filtersOf(block).flatMap((filter) => filterProblems(filter, isOn))];
}

/** Only one form may be there. */
function together(block: Placed): readonly PolicyProblem[] {
  const both = anyAndAll(block);
  if (both.length > 0) return both;
  const filters = [...itemsOf(block, 'any'), ...itemsOf(block, 'all')];
  const resources = at(block.value, 'resources');
  const isOld = isMap(resources) && Object.keys(resources).length > 0;
  if (!isOld || filters.length === 0) return [];
  return [unmatched(inside(block, 'resources'), '"resources" stands beside filters; Kyverno takes one of them.')];
}

function anyAndAll(block: Placed): readonly PolicyProblem[] {
  const isBoth = ['any', 'all'].every((form) => itemsOf(block, form).length > 0);
  return isBoth ? [unmatched(block, '"any" and "all" stand side by side; Kyverno takes one of them.')] : [];
}

function filterProblems(filter: Placed, isBackground: boolean): readonly PolicyProblem[] {
  const resources = inside(filter, 'resources');
  const operations = itemsOf(resources, 'operations')
    .filter(({ value }) => !known.has(value))
    .map((one) => problemAt(one.steps, 'unmatched', 'error', unknownOperation(one.value)));
  const kinds = itemsOf(resources, 'kinds');
  return [
    ...operations,
    ...(isBackground ? [...asked(filter), ...everything(kinds)] : []),
    ...(kinds.length > 1 ? among(kinds) : []),
    ...kinds.flatMap(kindProblems),
    ...names(resources),
    ...emptySelector(resources),
    ...askingProblems(filter),
  ];
}

const known: ReadonlySet<unknown> = new Set(['CREATE', 'UPDATE', 'DELETE', 'CONNECT']);

/** Who asks is not known where nobody does (pkg/validation/policy/background.go). */
function asked(filter: Placed): readonly PolicyProblem[] {
  return ['roles', 'clusterRoles', 'subjects']
    .map((field) => ({ field, list: inside(filter, field) }))
    .filter(({ list }) => listAt(list.value).length > 0)
    .map(({ field, list }) =>
      unmatched(
        list,
        `In background scans nobody asks; Kyverno takes "${field}" with "background: false" in spec alone.`,
      ),
    );
}

function stars(kinds: readonly Placed[]): readonly Placed[] {
  return kinds.filter(({ value }) => value === '*');
}

function everything(kinds: readonly Placed[]): readonly PolicyProblem[] {
  return stars(kinds).map((one) =>
    unmatched(one, 'Kyverno takes the kind "*" with "background: false" in spec alone.'),
  );
}

function among(kinds: readonly Placed[]): readonly PolicyProblem[] {
  return stars(kinds).map((one) => unmatched(one, 'The kind "*" stands beside others; it has to stand alone.'));
}

/** `group/version/kind/subresource` is the most that a kind can say. */
function kindProblems({ value, steps }: Placed): readonly PolicyProblem[] {
  if (typeof value !== 'string') return [];
  const isKind = value !== '' && value.split('/').length <= 4;
  return isKind
    ? []
    : [problemAt(steps, 'unmatched', 'warning', `${quoted(value)} is no kind, so nothing matches it.`)];
}

/** kyverno, api/kyverno/v1/resource_description_types.go: Validate. */
function emptySelector(resources: Placed): readonly PolicyProblem[] {
  const selector = inside(resources, 'selector');
  const isEmpty =
    isMap(selector.value) &&
    Object.keys(at(selector.value, 'matchLabels') ?? {}).length === 0 &&
    listAt(selector.value, 'matchExpressions').length === 0;
  return isEmpty ? [unmatched(selector, 'This selector asks for nothing; Kyverno takes none, or one that asks.')] : [];
}

function names(resources: Placed): readonly PolicyProblem[] {
  if (textAt(resources.value, 'name') === '' || textsAt(resources.value, 'names').length === 0) return [];
  return [unmatched(inside(resources, 'name'), '"name" and "names" stand side by side; Kyverno takes one of them.')];
}

/**
 * What of the `matchConstraints` of a policy matches nothing. Kubernetes refuses rules with empty lists (`error`), and
 * Kyverno takes them; without any rule both refuse it (kyverno, pkg/cel/policies/vpol/validate.go).
 */
export function constraintProblems(policy: unknown, severity: 'error' | 'warning'): readonly PolicyProblem[] {
  const spec = { value: at(policy, 'spec'), steps: ['spec'] };
  const constraints = inside(spec, 'matchConstraints');
  if (itemsOf(constraints, 'resourceRules').length === 0) {
    const there = [inside(constraints, 'resourceRules'), constraints, spec].find(isThere);
    const message = 'This policy matches nothing: matchConstraints has no resourceRules.';
    return [problemAt(there?.steps ?? [], 'unmatched', 'error', message)];
  }
  return ['resourceRules', 'excludeResourceRules'].flatMap((field) =>
    itemsOf(constraints, field).flatMap((rule) => resourceRuleProblems(rule, severity)),
  );
}

const lists = ['apiGroups', 'apiVersions', 'operations', 'resources'] as const;
const webhookOperations: ReadonlySet<unknown> = new Set([...known, '*']);

function resourceRuleProblems(rule: Placed, severity: 'error' | 'warning'): readonly PolicyProblem[] {
  const empty = lists.filter((field) => listAt(rule.value, field).length === 0);
  const operations = itemsOf(rule, 'operations').filter(({ value }) => !webhookOperations.has(value));
  return [
    ...empty.map((field) => {
      const list = inside(rule, field);
      const message = `This rule matches nothing: "${field}" is empty.`;
      return problemAt(isThere(list) ? list.steps : rule.steps, 'unmatched', severity, message);
    }),
    ...operations.map((one) => problemAt(one.steps, 'unmatched', 'error', unknownOperation(one.value))),
  ];
}
