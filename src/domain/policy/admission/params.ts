import type { Externals } from '../../cel/value/externals.ts';
import { at, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import { allLabelsOf, labelSelectorOf } from '../../kubernetes/labelSelector.ts';
import type { Missing } from '../../missing.ts';
import type { Request } from '../request.ts';

/** The objects that a policy is judged with, one after the other; null is none at all. */
export type Params =
  | { readonly params: readonly unknown[] }
  | { readonly missing: Missing }
  | { readonly problem: string };

/**
 * What `paramKind` and a binding's `paramRef` name. Source: k8s.io/apiserver, pkg/admission/plugin/policy/generic:
 * CollectParams. A namespaced kind without a namespace in the reference is looked for where the object lies.
 */
export function paramsOf(kind: unknown, ref: unknown, request: Request, { resources }: Externals): Params {
  if (!isMap(kind) || !isMap(ref)) return { params: [null] };
  const apiVersion = textAt(kind, 'apiVersion');
  const name = textAt(ref, 'name');
  const missing: Missing = { kind: 'resource', name: `${textAt(kind, 'kind')} ${name}`.trim() };
  const plural = resources?.plural(apiVersion, textAt(kind, 'kind'));
  if (resources === null || plural === undefined || !('found' in plural)) return { missing };
  const namespace = textAt(ref, 'namespace') || request.namespace;
  const found =
    name === ''
      ? resources.list(apiVersion, String(plural.found), namespace, {})
      : resources.get(apiVersion, String(plural.found), namespace, name);
  if (!('found' in found)) return { missing };
  const params = name === '' ? selected(found.found, at(ref, 'selector')) : found.found === null ? [] : [found.found];
  if (typeof params === 'string') return { problem: params };
  if (params.length > 0 || textAt(ref, 'parameterNotFoundAction') !== 'Deny') return { params };
  return { problem: 'no params found for policy binding with `Deny` parameterNotFoundAction' };
}

/** The objects of a list that a selector takes, or what is wrong with it. */
function selected(list: unknown, raw: unknown): readonly unknown[] | string {
  const selector = labelSelectorOf(raw);
  if ('problem' in selector) return selector.problem;
  return listAt(list, 'items').filter((one) => selector.matches(allLabelsOf(one)) === true);
}
