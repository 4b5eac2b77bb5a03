import type { Environment } from '../check/environment.ts';
import { Functions } from '../library/functions.ts';
import { authorizerType, authorizerValues, resourceCheckType } from '../library/kubernetes/authorizer.ts';
import { dyn } from '../type.ts';
import type { Type } from '../type.ts';
import type { Value } from '../value/data.ts';
import { kubernetesLibraries } from './libraries.ts';
import { kyvernoRequestType, namespaceType, requestType } from './request.ts';

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

/**
 * The conditions of a PolicyException of policies.kyverno.io, as its webhook reads them: without the functions of Kyverno
 * (kyverno, pkg/cel/compiler/policy_exception.go).
 */
export const exceptionEnvironment: Environment = {
  variables: new Map([
    ['object', dyn],
    ['oldObject', dyn],
    ['namespaceObject', namespaceType],
    ['request', kyvernoRequestType],
  ]),
  constants: new Map(),
  functions,
  kubernetes: { bind: false },
};
