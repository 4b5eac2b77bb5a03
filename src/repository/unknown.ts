import { codes } from '../domain/code.ts';
import { changeTo, findingOf } from '../domain/finding.ts';
import type { Finding } from '../domain/finding.ts';
import type { KubernetesObject } from '../domain/kubernetes/object.ts';
import type { KnownGroup } from '../domain/schema/catalog.ts';
import { nearest } from '../domain/nearest.ts';
import type { ScalarNode } from '../domain/yaml/node.ts';
import { rowOf } from './row.ts';
import type { Answer, Question } from './row.ts';
import type { Rules } from './rules.ts';

/** A kind that no catalog has: impossible where the whole group is known, unjudged elsewhere. */
export function unknownKind(object: KubernetesObject, question: Question, rules: Rules): Answer {
  if (!rules.missingSchemaIsError && isOfATool(object)) return skipped(object, question);
  const group = rules.catalogs.map((catalog) => catalog.group(object.group)).find((known) => known !== undefined);
  const impossible = group?.complete === true || rules.missingSchemaIsError;
  const guess = meant(object, group, rules);
  const lacks = group?.complete === true ? 'This Kubernetes has no' : 'No schema is known for';
  const reason = `${lacks} ${object.apiVersion} ${object.kind}${guess === null ? '.' : `; did you mean "${guess.name}"?`}`;
  const finding: Finding = {
    ...findingOf('schema/unknown-kind', reason, guess?.node ?? object.kindNode, { item: question.item }),
    severity: impossible ? 'error' : guess === null ? codes['schema/unknown-kind'] : 'warning',
    pointer: guess?.node === object.apiVersionNode ? '/apiVersion' : '/kind',
    fixes: guess === null ? [] : [changeTo(guess.name, { start: guess.node.start, end: guess.node.end })],
  };
  const status = statusOf(question, impossible, rules);
  return {
    object: { ...rowOf(object, question, null), status, reason: question.unreadable ?? reason },
    findings: [finding],
  };
}

/** What kubectl and Kustomize read themselves looks like an object of the core group, and no cluster has it. */
function isOfATool({ apiVersion, group, kind }: KubernetesObject): boolean {
  return group === 'kustomize.config.k8s.io' || apiVersion === 'builtin' || (apiVersion === 'v1' && kind === 'Config');
}

function skipped(object: KubernetesObject, question: Question): Answer {
  const reason = 'It is for a tool, and not for a cluster.';
  return { object: { ...rowOf(object, question, null), status: 'skipped', reason }, findings: [] };
}

function statusOf(question: Question, impossible: boolean, rules: Rules): 'error' | 'invalid' | 'unjudged' {
  if (rules.missingSchemaIsError || question.unreadable !== null) return 'error';
  return impossible ? 'invalid' : 'unjudged';
}

/** What stands where it should not, and what was meant. */
interface Guess {
  readonly node: ScalarNode;
  readonly name: string;
}

/** The kind in another version of its group, a near name among the group's kinds, or the kind in another group. */
function meant(object: KubernetesObject, group: KnownGroup | undefined, rules: Rules): Guess | null {
  const homes = [...new Set(rules.catalogs.flatMap((catalog) => catalog.homesOf(object.kind)))];
  const sameGroup = homes.filter(
    (home) => home.slice(0, home.lastIndexOf('/')) === object.group || (!home.includes('/') && object.group === ''),
  );
  const version = sameGroup.toSorted(byStability)[0];
  if (version !== undefined) return { node: object.apiVersionNode, name: version };
  const kind = nearest(object.kind, group?.kinds.map((known) => known.slice(known.indexOf('/') + 1)) ?? []);
  if (kind !== null) return { node: object.kindNode, name: kind };
  const home = group?.complete === true && homes.length === 1 ? homes[0] : nearest(object.apiVersion, homes);
  return home === null || home === undefined ? null : { node: object.apiVersionNode, name: home };
}

/** Stable versions before unstable ones, and newer before older (https://kubernetes.io/docs/reference/using-api/#api-versioning). */
function byStability(a: string, b: string): number {
  return rank(b) - rank(a);
}

function rank(apiVersion: string): number {
  const match = /v(\d+)(alpha|beta)?\d*$/.exec(apiVersion);
  const stability = match?.[2] === 'alpha' ? 0 : match?.[2] === 'beta' ? 1 : 2;
  return stability * 1000 + Number(match?.[1] ?? 0);
}
