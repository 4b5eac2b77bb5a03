import { textAt } from '../domain/kubernetes/read.ts';
import type { Answer } from '../domain/policy/comparison/answer.ts';
import type { AskedFile, AskedOfKyverno } from '../domain/policy/comparison/compare.ts';
import { isMappedByKyverno, wantsMapped } from '../domain/policy/comparison/mapped.ts';
import { hidesPolicies } from '../domain/policy/comparison/passedOver.ts';
import type { JudgedPolicy } from '../domain/policy/judgeObjects.ts';
import { policyInReport, resultInReport, ruleInReport } from '../domain/policy/reported.ts';
import { roleOf } from '../domain/policy/role.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import type { Files } from '../ports.ts';
import type { ManifestObject } from '../repository/manifest.ts';
import { judge } from './judge.ts';
import type { JudgedObject } from './judge.ts';

/**
 * What is asked of Kyverno about the policies and objects below a folder or in a file, and what we say ourselves, as its
 * command line judges with the kinds that are `served`. Secrets are kept from it. What it could not answer as we do is left out and told.
 */
export async function askedOfKyverno(
  files: Files,
  path: string,
  served: readonly Catalog[],
  signal: AbortSignal,
): Promise<AskedOfKyverno> {
  const report = await judge(
    files,
    {
      policies: [path],
      resources: [path],
      exceptions: [],
      values: null,
      operation: 'CREATE',
      likeCommandLine: true,
      served,
      crds: null,
      stdin: () => Promise.resolve({ failure: 'unreadable', reason: 'there is none' }),
    },
    signal,
  );
  const { objects } = report;
  const byFile = Map.groupBy(report.policies, ({ policy }) => policy.source.file);
  const mixed = objects.filter(({ file, data }) => byFile.has(file) && hidesPolicies(data));
  const unread = new Set(mixed.map(({ file }) => file));
  const broken = report.policies.flatMap(({ policy }) =>
    policy.problems
      .slice(0, 1)
      .map(({ problem }) => `${policy.kind} "${policy.name}" is not in force: ${problem.message}`),
  );
  const secrets = objects.filter(isSecret).length;
  return {
    files: [...byFile]
      .filter(([file]) => !unread.has(file))
      .map(([file, judged]) => askedFile(file, judged, objects))
      .filter(({ policies }) => policies.length > 0),
    objects: objects.filter((one) => !isSecret(one)).map((one) => ({ text: textOf(one), isMapped: isMapped(one) })),
    definitions: filesOf(objects.filter(({ identity }) => identity.kind === 'CustomResourceDefinition')),
    failures: [
      ...report.failures,
      ...broken,
      ...[...unread].map((file) => `Kyverno reads no policies beside other objects: ${file}`),
      ...(secrets === 0 ? [] : [`Secrets are not shown to Kyverno: ${secrets} left out.`]),
    ],
  };
}

function askedFile(
  path: string,
  judged: readonly JudgedPolicy<ManifestObject>[],
  objects: readonly JudgedObject[],
): AskedFile {
  const inForce = judged.filter(({ policy }) => policy.problems.length === 0);
  const bound = new Set(
    inForce.flatMap(({ policy }) => (policy.kind === 'ValidatingAdmissionPolicy' ? policy.name : [])),
  );
  const bindings = objects.filter(
    ({ file, identity, data }) =>
      file !== path &&
      roleOf(identity.group, identity.kind) === 'binding' &&
      bound.has(textAt(data, 'spec', 'policyName')),
  );
  const onlyMapped = objects.some(({ file, identity: { group, kind } }) => file === path && wantsMapped(group, kind));
  const policies = inForce.map((one) => ({
    policy: policyInReport(one.policy),
    answers: answersOf(one, objects, (object) => !isSecret(object) && (!onlyMapped || isMapped(object))),
  }));
  return { path, bindings: filesOf(bindings), policies, onlyMapped };
}

function answersOf(
  { policy, outcomes }: JudgedPolicy<ManifestObject>,
  objects: readonly JudgedObject[],
  isAsked: (object: JudgedObject) => boolean,
): readonly Answer[] {
  return outcomes.flatMap((all, index) => {
    const object = objects[index];
    if (object === undefined || !isAsked(object)) return [];
    const { apiVersion, kind, name } = object.identity;
    return all.map((outcome): Answer => ({
      policy: policyInReport(policy),
      rule: ruleInReport(policy, outcome),
      object: { apiVersion, kind, namespace: object.placedIn, name },
      result: outcome.outcome === 'unjudged' ? 'unjudged' : resultInReport(outcome),
      message: outcome.message || (outcome.reason ?? ''),
    }));
  });
}

function isSecret({ identity: { group, kind } }: ManifestObject): boolean {
  return group === '' && kind === 'Secret';
}

function isMapped({ identity }: ManifestObject): boolean {
  return isMappedByKyverno(identity.group);
}

/** As it is written; one of a list stands for itself. */
function textOf({ item, text, data }: ManifestObject): string {
  if (item === null) return text;
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
}

function filesOf(objects: readonly ManifestObject[]): readonly string[] {
  return [...new Set(objects.map(({ file }) => file))];
}
