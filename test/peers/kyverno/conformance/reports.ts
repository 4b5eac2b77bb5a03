/** Results that tests of Kyverno's test/conformance want to find in policy reports, beside ours. */
import { at, listAt, textAt, wordAt } from '../../../../src/domain/kubernetes/read.ts';
import type { JudgedPolicy } from '../../../../src/domain/policy/judgeObjects.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import { policyInReport, resultInReport, ruleInReport } from '../../../../src/domain/policy/reported.ts';
import { named } from '../../../../src/domain/policy/policySet.ts';
import { missingFor } from '../../../../src/domain/policy/unsupported.ts';
import { isOfPolicies, judgedIn, nameOf } from './replay.ts';
import type { Sighting } from './replay.ts';
import type { Row } from './rows.ts';
import type { World } from './world.ts';

const kinds: ReadonlySet<string> = new Set(['PolicyReport', 'ClusterPolicyReport', 'Report', 'ClusterReport']);

interface Reported {
  readonly policy: JudgedPolicy<unknown>['policy'];
  readonly outcome: Outcome;
}

/** One row for each result that names a policy as it is written, for the object that the report is about. */
export function reportRows({ test, index, object: report, world, isKnown }: Sighting): readonly Row[] {
  if (!kinds.has(textAt(report, 'kind'))) return [];
  return listAt(report, 'results').flatMap((result): readonly Row[] => {
    const expected = wordAt(result, 'result');
    const policy = wordAt(result, 'policy');
    // A name in parentheses is worked out by Chainsaw.
    if (expected === null || policy === null || policy.startsWith('(')) return [];
    const objects = objectsOf(report, result, world);
    const name = objects.map(nameOf).join(', ') || nameOf(report);
    const message = wordAt(result, 'message');
    const words = message === null ? [] : [{ text: message, isWhole: true, isThere: true }];
    const row = { test, index, object: name, expected, words };
    if (!isKnown) return [{ ...row, actual: null, reason: 'script', said: [] }];
    const unjudged = world.objects.find((one) => missingFor(one) !== null && isNamed(one, result));
    if (unjudged !== undefined) return [{ ...row, actual: null, reason: missingFor(unjudged)?.kind ?? null, said: [] }];
    const ours = objects.flatMap((one) => reportedIn(world, one)).filter((one) => isAsked(one, result));
    // A report has a result for each object; a list that names none wants one of them.
    const alike = ours.filter(({ outcome }) => resultInReport(outcome) === expected);
    const found = alike.find(({ outcome }) => outcome.message === message) ?? alike[0] ?? ours[0];
    if (found === undefined) return [{ ...row, actual: 'none', reason: null, said: [] }];
    const { outcome } = found;
    const missing = outcome.outcome === 'unjudged' ? (outcome.missing[0]?.kind ?? null) : null;
    const actual = outcome.outcome === 'unjudged' ? null : resultInReport(outcome);
    return [{ ...row, actual, reason: missing, said: [outcome.message] }];
  });
}

function reportedIn(world: World, object: unknown): readonly Reported[] {
  return judgedIn(world, object).flatMap(({ policy, outcomes }) =>
    outcomes.flat().map((outcome) => ({ policy, outcome })),
  );
}

/** Whether a policy is the one that a result is of; some of several kinds have one name. */
function isNamed(policy: unknown, result: unknown): boolean {
  const kind = textAt(policy, 'kind').replace(/^Namespaced/, '');
  const source = textAt(result, 'source');
  const isOfKind = source === '' || source === 'kyverno' || source.endsWith(kind);
  return isOfKind && policyInReport(named({ object: policy, source: null })) === textAt(result, 'policy');
}

function isAsked({ policy, outcome }: Reported, result: unknown): boolean {
  const rule = wordAt(result, 'rule');
  return (
    policyInReport(policy) === textAt(result, 'policy') && (rule === null || ruleInReport(policy, outcome) === rule)
  );
}

/** What a result is about: what it names, or what its report does, or all that lies where the report does. */
function objectsOf(report: unknown, result: unknown, world: World): readonly unknown[] {
  const scope =
    listAt(result, 'resources')[0] ?? at(report, 'scope') ?? listAt(report, 'metadata', 'ownerReferences')[0];
  const objects = world.objects.filter((one) => !isOfPolicies(one));
  if (scope !== undefined) {
    return objects.filter(
      (one) =>
        textAt(one, 'kind') === textAt(scope, 'kind') &&
        [null, textAt(one, 'metadata', 'name')].includes(wordAt(scope, 'name')) &&
        [null, textAt(one, 'metadata', 'namespace')].includes(wordAt(scope, 'namespace')),
    );
  }
  const namespace = wordAt(world.placed(report), 'metadata', 'namespace') ?? '';
  return objects.filter((one) => textAt(one, 'metadata', 'namespace') === namespace);
}
