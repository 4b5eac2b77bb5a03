import { expect, test } from 'vitest';
import { at } from '../../../src/domain/kubernetes/read.ts';
import type { Schema } from '../../../src/domain/schema/schema.ts';
import { admitted } from '../../../src/repository/admitted.ts';
import { manifestOf } from '../../../src/repository/manifest.ts';
import type { ManifestObject } from '../../../src/repository/manifest.ts';
import { memoryCatalog } from '../../fakes/catalog.ts';
import { bundled } from '../product.ts';

function only(text: string): ManifestObject {
  const [object, ...more] = manifestOf('p.yaml', text).objects;
  if (object === undefined || more.length > 0) throw new Error('One object is wanted.');
  return object;
}

const classic = (rule: string, spec = ''): string => `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: a}
spec:
  ${spec}
  rules:
    - ${rule}
      match: {any: [{resources: {kinds: [Pod]}}]}
      validate: {pattern: {spec: {anything: [1, true]}}}
`;
const validating = (spec: string): string => `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata: {name: a}
spec:
  matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}
  ${spec}
`;
const exception = (spec: string): string => `apiVersion: kyverno.io/v2
kind: PolicyException
metadata: {name: e}
spec:
  ${spec}
`;
const admission = (kind: string, spec: string): string => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy${kind}
metadata: {name: a}
spec: ${spec}
`;

test.each<[string, string]>([
  ['a ClusterPolicy', classic('name: r')],
  ['a ClusterPolicy whose file still has a template', classic('name: "{{ name }}"')],
  ['a ValidatingPolicy', validating("validations: [{expression: 'true'}]")],
  ['an exception', exception('exceptions: [{policyName: a, ruleNames: [r]}]\n  match: {}')],
  ['a ValidatingAdmissionPolicy', admission('', "{validations: [{expression: 'true'}], paramKind: null}")],
  ['a binding', admission('Binding', '{policyName: a, validationActions: [Deny]}')],
  ['a kind that nobody knows', 'apiVersion: kyverno.io/v9\nkind: ClusterPolicy\nspec: true\n'],
  ['a Namespace', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {a: b}}\n'],
])('The schema takes %s as it is', (_, text) => {
  const source = only(text);
  const { object, bySchema, source: same, isListed } = admitted(source, [bundled]);
  expect([bySchema, isListed]).toEqual([[], false]);
  expect(object).toBe(source.data);
  expect(same).toBe(source);
});

test.each<[string, string, readonly (readonly [string, string])[]]>([
  ['another type', classic('name: true'), [['spec/rules/0/name', 'true is a boolean; name wants a string.']]],
  [
    'no value of the list',
    classic('name: r', 'failurePolicy: fail'),
    [['spec/failurePolicy', '"fail" is no value of failurePolicy; did you mean "Fail"?']],
  ],
  [
    'something missing, at the field that is not there',
    validating('validations: [{message: No.}]'),
    [['spec/validations/0/expression', 'ValidatingPolicy.spec.validations[0] needs the field "expression".']],
  ],
  [
    'too much',
    validating(`validations: [{expression: 'true'}]\n  webhookConfiguration: {timeoutSeconds: 90000000000}`),
    [['spec/webhookConfiguration/timeoutSeconds', expect.stringMatching(/is no int32|out of range/)]],
  ],
  [
    'nothing where something is wanted',
    exception('exceptions: [{ruleNames: [r]}]\n  match: {}'),
    [['spec/exceptions/0/policyName', 'PolicyException.spec.exceptions[0] needs the field "policyName".']],
  ],
  [
    'another type in the metadata',
    classic('name: r').replace('{name: a}', '{name: a, labels: {x: 1}}'),
    [['metadata/labels/x', '1 is an integer; x wants a string.']],
  ],
  [
    'another type in a kind of Kubernetes',
    admission('Binding', '{policyName: [a], validationActions: [Deny]}'),
    [['spec/policyName', 'policyName is an array; it wants a string.']],
  ],
])('The schema refuses %s', (_, text, refusals) => {
  const { bySchema } = admitted(only(text), [bundled]);
  expect(bySchema.map(({ steps, message }) => [steps.join('/'), message])).toEqual(refusals);
  expect(
    bySchema.every(
      ({ severity, kind, on, message }) =>
        severity === 'error' && on === 'value' && (kind === 'type') === /wants a string/.test(message),
    ),
  ).toBe(true);
});

test('Unknown fields refuse nothing, and nobody sees them', () => {
  const source = only(
    classic('name: r', 'failureAction: Enforce').replace('validate:', 'validates: {}\n      validate:'),
  );
  const { object, bySchema } = admitted(source, [bundled]);
  expect(bySchema).toEqual([]);
  expect(object).toEqual(only(classic('name: r')).data);
  expect(at(source.data, 'spec', 'failureAction')).toBe('Enforce');
});

test('What an API server takes with a warning is taken', () => {
  const text = validating("validations: [{expression: 'true'}]").replace(
    '{name: a}',
    '{name: a, ownerReferences: [{apiVersion: v1, kind: Node, name: one, uid: u}, {apiVersion: v1, kind: Node, name: one, uid: u}]}',
  );
  expect(admitted(only(text), [bundled]).bySchema).toEqual([]);
});

test('An object is looked at once for a schema, and again for another', () => {
  const loose: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const strict: Schema = { type: 'object', properties: { spec: { type: 'string' } } };
  const catalogOf = (schema: Schema) => memoryCatalog({ kinds: { 'kyverno.io/v1/ClusterPolicy': schema } });
  const source = only(`${classic('name: r')}more: 1\n`);
  const first = admitted(source, [catalogOf(strict)]);
  expect(first.bySchema).toHaveLength(1);
  expect(admitted(source, [catalogOf(strict)]).object).toBe(first.object);
  expect(admitted(source, [catalogOf(loose), catalogOf(strict)])).toMatchObject({ object: source.data, bySchema: [] });
});

test('Two objects of a list have their own refusals', () => {
  const item = (name: string): string =>
    `{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding, metadata: {name: a}, spec: {policyName: ${name}, validationActions: [Deny]}}`;
  const { objects } = manifestOf('l.yaml', `apiVersion: v1\nkind: List\nitems: [${item('1')}, ${item('b')}]\n`);
  const found = objects.map((one) => admitted(one, [bundled]));
  expect(found.map(({ bySchema, isListed }) => [bySchema.length, isListed])).toEqual([
    [1, true],
    [0, true],
  ]);
});
