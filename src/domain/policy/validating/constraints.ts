import { allLabelsOf, labelSelectorOf, namespaceLabels } from '../../kubernetes/labelSelector.ts';
import type { LabelSelector } from '../../kubernetes/labelSelector.ts';
import { at, isMap, listAt, textAt, textsAt } from '../../kubernetes/read.ts';
import type { Missing } from '../../missing.ts';
import type { Request } from '../request.ts';

/** Whether a policy is asked at all; what is not known is said, and so is a selector that nobody understands. */
export type Matched = { readonly matches: boolean } | { readonly missing: Missing } | { readonly problem: string };

/**
 * Whether `matchConstraints` (MatchResources of admissionregistration.k8s.io) name a request. Sources: kyverno,
 * pkg/cel/matching/matcher.go; k8s.io/apiserver, pkg/admission/plugin/webhook/predicates. `matchPolicy` counts for
 * nothing: a text is of one version.
 */
export function matchConstraints(constraints: unknown, request: Request): Matched {
  // A policy without any is asked about nothing (kyverno, pkg/cel/policies/vpol/engine: matchPolicy).
  if (!isMap(constraints)) return no;
  const object = byObject(labelSelectorOf(at(constraints, 'objectSelector')), request);
  if (isNo(object)) return no;
  if (matchesRules(listAt(constraints, 'excludeResourceRules'), request)) return no;
  const rules = listAt(constraints, 'resourceRules');
  if (rules.length > 0 && !matchesRules(rules, request)) return no;
  const namespace = byNamespace(labelSelectorOf(at(constraints, 'namespaceSelector')), request);
  // A selector that fails is told only for what would match otherwise.
  return 'matches' in namespace && namespace.matches ? object : namespace;
}

const no: Matched = { matches: false };
const yes: Matched = { matches: true };

function isNo(matched: Matched): boolean {
  return 'matches' in matched && !matched.matches;
}

function byObject(selector: LabelSelector, { object, oldObject }: Request): Matched {
  if ('problem' in selector) return selector;
  if (selector.isEmpty) return yes;
  return { matches: [object, oldObject].some((one) => one !== null && selector.matches(allLabelsOf(one)) === true) };
}

function byNamespace(selector: LabelSelector, request: Request): Matched {
  const isNamespace = request.resource.group === '' && request.resource.plural === 'namespaces';
  // What lies in no namespace is never exempt.
  if (request.namespace === '' && !isNamespace) return yes;
  if ('problem' in selector) return selector;
  if (selector.isEmpty) return yes;
  const isItself = isNamespace && request.subresource === '' && request.operation !== 'DELETE';
  const known = isItself ? request.object : request.namespaceObject;
  const matches = selector.matches(labelsOf(known, request.namespace));
  return matches === null ? { missing: { kind: 'namespaceLabels', name: request.namespace } } : { matches };
}

/** Labels of a Namespace; null is one that nobody describes, and undefined one that is not known here. */
function labelsOf(known: unknown, name: string): ReturnType<typeof allLabelsOf> {
  if (known === undefined) return namespaceLabels(name);
  return allLabelsOf(known ?? { metadata: { labels: { 'kubernetes.io/metadata.name': name } } });
}

function matchesRules(rules: readonly unknown[], request: Request): boolean {
  return rules.some((rule) => matchesRule(rule, request) && matchesName(textsAt(rule, 'resourceNames'), request));
}

function matchesRule(rule: unknown, request: Request): boolean {
  const { operation, resource, subresource } = request;
  return (
    isInScope(textAt(rule, 'scope'), request) &&
    isNamed(textsAt(rule, 'operations'), operation) &&
    isNamed(textsAt(rule, 'apiGroups'), resource.group) &&
    isNamed(textsAt(rule, 'apiVersions'), resource.version) &&
    textsAt(rule, 'resources').some((one) => {
      const slash = one.indexOf('/');
      const [name, sub] = slash === -1 ? [one, ''] : [one.slice(0, slash), one.slice(slash + 1)];
      return (name === '*' || name === resource.plural) && (sub === '*' || sub === subresource);
    })
  );
}

function isNamed(names: readonly string[], name: string): boolean {
  return names.includes('*') || names.includes(name);
}

function isInScope(scope: string, { resource, namespace }: Request): boolean {
  if (scope === '' || scope === '*') return true;
  const isNamespace = resource.group === '' && resource.version === 'v1' && resource.plural === 'namespaces';
  const isNamespaced = !isNamespace && namespace !== '';
  return scope === 'Namespaced' ? isNamespaced : scope === 'Cluster' && !isNamespaced;
}

/** No names name everything; an object that gets its name later is known by how it will begin. */
function matchesName(names: readonly string[], { name, object }: Request): boolean {
  if (names.length === 0) return true;
  if (name !== '') return names.includes(name);
  const prefix = textAt(object, 'metadata', 'generateName');
  return names.some((one) => prefix.startsWith(one));
}
