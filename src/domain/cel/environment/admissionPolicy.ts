import type { Environment } from '../check/environment.ts';
import { Functions } from '../library/functions.ts';
import { authorizerType, authorizerValues, resourceCheckType } from '../library/kubernetes/authorizer.ts';
import { dyn } from '../type.ts';
import type { Type } from '../type.ts';
import type { Value } from '../value/data.ts';
import { kubernetesLibraries } from './libraries.ts';
import { namespaceType, requestType } from './request.ts';

const functions = new Functions(kubernetesLibraries);

/**
 * What expressions of a ValidatingAdmissionPolicy may say in Kubernetes 1.36; `params` where it has a `paramKind`
 * (k8s.io/apiserver, pkg/admission/plugin/cel/compile.go).
 */
export function admissionPolicyEnvironment({
  params,
  authorizer,
}: {
  readonly params: boolean;
  readonly authorizer: boolean;
}): Environment {
  const variables: [string, Type][] = [
    ['object', dyn],
    ['oldObject', dyn],
    ['namespaceObject', namespaceType],
    ['request', requestType],
  ];
  if (params) variables.push(['params', dyn]);
  if (authorizer) variables.push(['authorizer', authorizerType], ['authorizer.requestResource', resourceCheckType]);
  return {
    variables: new Map(variables),
    constants: authorizer ? authorizerConstants : new Map(),
    functions,
    kubernetes: { bind: false },
  };
}

const authorizerConstants: ReadonlyMap<string, Value> = new Map([
  ['authorizer', { data: authorizerValues.authorizer, from: null }],
  ['authorizer.requestResource', { data: authorizerValues.requestResource, from: null }],
]);

/** `validate.cel` of Kyverno's classic policies: it compiles them as Kubernetes does its own. */
export function legacyCelEnvironment({ params }: { readonly params: boolean }): Environment {
  return admissionPolicyEnvironment({ params, authorizer: true });
}

/** Rules of a CustomResourceDefinition: `self` and, for one about changes, `oldSelf`. */
export function crdRuleEnvironment(self: Type, hasOldSelf: boolean): Environment {
  const variables: [string, Type][] = [['self', self]];
  if (hasOldSelf) variables.push(['oldSelf', self]);
  return { variables: new Map(variables), functions, kubernetes: { bind: false } };
}
