import { codes } from '../domain/code.ts';
import { findingOf } from '../domain/finding.ts';
import type { KubernetesObject } from '../domain/kubernetes/object.ts';
import { nearest } from '../domain/schema/fix.ts';
import { rowOf } from './row.ts';
import type { Answer, Question } from './row.ts';
import type { Rules } from './rules.ts';

/** A kind that no catalog has: impossible where the whole group is known, unjudged elsewhere. */
export function unknownKind(object: KubernetesObject, question: Question, rules: Rules): Answer {
  const group = rules.catalogs.map((catalog) => catalog.group(object.group)).find((known) => known !== undefined);
  const impossible = group?.complete === true || rules.missingSchemaIsError;
  const reason = `No schema is known for ${object.apiVersion} ${object.kind}.`;
  const message = group?.complete === true ? unknownIn(object, group.kinds) : reason;
  const finding = findingOf('schema/unknown-kind', message, object.kindNode, {
    severity: impossible ? 'error' : codes['schema/unknown-kind'],
    item: question.item,
    pointer: '/kind',
  });
  const status = statusOf(question, impossible, rules);
  return {
    object: { ...rowOf(object, question, null), status, reason: question.unreadable ?? reason },
    findings: [finding],
  };
}

function statusOf(question: Question, impossible: boolean, rules: Rules): 'error' | 'invalid' | 'unjudged' {
  if (rules.missingSchemaIsError || question.unreadable !== null) return 'error';
  return impossible ? 'invalid' : 'unjudged';
}

/** The group is one of Kubernetes' own: what it does not have does not exist. */
function unknownIn(object: KubernetesObject, kinds: readonly string[]): string {
  const versions = kinds
    .filter((kind) => kind.endsWith(`/${object.kind}`))
    .map((kind) => kind.slice(0, kind.indexOf('/')));
  if (versions.length > 0)
    return `${object.apiVersion} has no ${object.kind}; this Kubernetes serves it as ${versions.map((version) => [object.group, version].filter(Boolean).join('/')).join(', ')}.`;
  const near = nearest(
    object.kind,
    kinds.map((kind) => kind.slice(kind.indexOf('/') + 1)),
  );
  return `${object.apiVersion} has no kind "${object.kind}"${near === null ? '.' : `; did you mean "${near}"?`}`;
}
