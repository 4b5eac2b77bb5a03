import { textAt } from '../../kubernetes/read.ts';
import type { Kinds } from '../kinds.ts';
import type { Request } from '../request.ts';
import { requestOf } from '../requestOf.ts';
import type { Asking } from '../requestOf.ts';
import { subresourceOf } from './values.ts';
import type { Values } from './values.ts';

/** Whether a kind of policies is of kyverno.io, and sees what the others do not. */
export function isClassic(kind: string): boolean {
  return kind === 'ClusterPolicy' || kind === 'Policy';
}

/** What is asked of a policy of a kind: classic ones see values of the object too. */
export function operationIn(
  kind: string,
  values: Values,
  own: ReadonlyMap<string, unknown>,
  usual: Asking['operation'],
): Asking['operation'] {
  const given = (isClassic(kind) ? own : values.global).get('request.operation');
  return given === 'UPDATE' || given === 'DELETE' || given === 'CREATE' ? given : usual;
}

/**
 * The request that a policy of a kind is asked about. For classic ones an object of a kind that `subresources` names is
 * sent to a part of another (kyverno, cmd/cli/kubectl-kyverno/processor/policy_processor.go).
 */
export function partRequest(
  kind: string,
  object: unknown,
  kinds: Kinds,
  values: Values,
  asking: Omit<Asking, 'subresource' | 'usualNamespace'>,
): Request {
  const request = requestOf(object, kinds, { ...asking, subresource: '', usualNamespace: 'default' });
  const part = isClassic(kind) ? subresourceOf(values, textAt(object, 'apiVersion'), textAt(object, 'kind')) : null;
  if (part === null) return request;
  const plural = kinds.plural(part.parent.group, part.parent.kind);
  return { ...request, resource: { ...part.parent, plural }, subresource: part.name };
}

/**
 * The same as Kyverno's command line sends it: a Namespace lies in no namespace, where an API server says that it lies in
 * itself (kyverno, cmd/cli/kubectl-kyverno/processor/policy_processor.go: ApplyPoliciesOnResource).
 */
export function loadedRequest(...given: Parameters<typeof partRequest>): Request {
  const request = partRequest(...given);
  const { group, kind } = request.resource;
  return group === '' && kind === 'Namespace' ? { ...request, namespace: '' } : request;
}
