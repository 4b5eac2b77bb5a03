import type { Environment } from '../check/environment.ts';
import { encoders } from '../library/encoders.ts';
import type { Library, Overload } from '../library/function.ts';
import { Functions } from '../library/functions.ts';
import { gzips } from '../library/kyverno/gzip.ts';
import { globalContext, globalContexts } from '../library/kyverno/globalContext.ts';
import { hashes } from '../library/kyverno/hash.ts';
import { http, httpRequests } from '../library/kyverno/http.ts';
import { images } from '../library/kyverno/image.ts';
import { imageData, imageMetadata } from '../library/kyverno/imageData.ts';
import { json, jsonTexts } from '../library/kyverno/json.ts';
import { rounding } from '../library/kyverno/math.ts';
import { orValueOfAnything } from '../library/kyverno/orValue.ts';
import { randoms } from '../library/kyverno/random.ts';
import { resource, resources } from '../library/kyverno/resource.ts';
import { times } from '../library/kyverno/time.ts';
import { transforms } from '../library/kyverno/transform.ts';
import { users } from '../library/kyverno/user.ts';
import { certificates } from '../library/kyverno/x509.ts';
import { yaml, yamlTexts } from '../library/kyverno/yaml.ts';
import { math } from '../library/math.ts';
import { regularExpressions } from '../library/regex.ts';
import { dyn, listOf, messageOf, string } from '../type.ts';
import type { Type } from '../type.ts';
import type { Value } from '../value/data.ts';
import { kubernetesLibraries } from './libraries.ts';
import { kyvernoRequestType, namespaceType } from './request.ts';

/**
 * What expressions of a ValidatingPolicy may say in Kyverno 1.19.1, with `evaluation.mode` Kubernetes as with JSON: there
 * only `object` has a value (pkg/cel/policies/vpol/compiler/compiler.go). `namespaced` is a NamespacedValidatingPolicy,
 * whose functions about resources are not told a namespace. The variables of a policy come by `growing`.
 */
export function validatingPolicyEnvironment({ namespaced }: { readonly namespaced: boolean }): Environment {
  return namespaced ? inNamespace : inCluster;
}

const exceptions = messageOf('libs.Exception', { allowedImages: listOf(string), allowedValues: listOf(string) });

const own: readonly Library[] = [
  orValueOfAnything,
  ...kubernetesLibraries.map((library) => library.filter(isNotReplaced)),
  math,
  encoders,
  regularExpressions,
  httpRequests,
  globalContexts,
  images,
  imageMetadata,
  users,
  hashes,
  rounding,
  randoms,
  transforms,
  jsonTexts,
  yamlTexts,
  times,
  gzips,
  certificates,
];

function isNotReplaced({ name, method }: Overload): boolean {
  return !(method && name === 'orValue');
}

const variables: ReadonlyMap<string, Type> = new Map([
  ['object', dyn],
  ['oldObject', dyn],
  ['request', kyvernoRequestType],
  ['namespaceObject', namespaceType],
  ['exceptions', exceptions],
  // Those of the policy are not there before they are declared.
  ['variables', messageOf('kyverno.variables', {})],
  ['resource', resource.type],
  ['http', http.type],
  ['globalContext', globalContext.type],
  ['image', imageData.type],
  ['json', json.type],
  ['yaml', yaml.type],
  // Left over in its library of hashes.
  ['mylib_version', string],
]);

const constants: ReadonlyMap<string, Value> = new Map([
  ['resource', { data: resource.make(null), from: null }],
  ['http', { data: http.make(null), from: null }],
  ['globalContext', { data: globalContext.make(null), from: null }],
  ['image', { data: imageData.make(null), from: null }],
  ['json', { data: json.make(null), from: null }],
  ['yaml', { data: yaml.make(null), from: null }],
  ['mylib_version', { data: '', from: null }],
]);

const inCluster = environmentWith(resources({ namespaced: false }));
const inNamespace = environmentWith(resources({ namespaced: true }));

function environmentWith(library: Library): Environment {
  return { variables, constants, functions: new Functions([...own, library]), kubernetes: { bind: true } };
}
