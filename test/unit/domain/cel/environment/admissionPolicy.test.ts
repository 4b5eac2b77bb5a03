import { describe, expect, test } from 'vitest';
import {
  admissionPolicyEnvironment,
  exceptionEnvironment,
  legacyCelEnvironment,
} from '../../../../../src/domain/cel/environment/admissionPolicy.ts';
import { checkPolicies } from '../library/policies.ts';
import { kubernetes, said } from '../said.ts';

describe('names of a ValidatingAdmissionPolicy', () => {
  checkPolicies(
    kubernetes,
    [
      ['params.max > object.a', 'true'],
      ['request.object', 'unknown-field [object] Unknown field "object" in kubernetes.AdmissionRequest.'],
      ['object.?zz.orValue(1)', '1'],
      ['object.a.orValue(1)', 'overload: "orValue" takes no int and int.'],
      ['object.?a.orValue(object.zz)', '2'],
      ['cel.bind(x, 1, x)', 'unknown-function [cel.bind(x, 1, x)] There is no cel.bind here.'],
      [
        'math.abs(1)',
        'unknown-name [math] Unknown name "math"; known are object, oldObject, namespaceObject, request, params, authorizer, authorizer.requestResource.',
      ],
      ["sha256('a')", 'unknown-function [sha256] Unknown function "sha256".'],
      ["image('nginx')", 'unknown-function [image] Unknown function "image".'],
      ["[1, 'a']", "type ['a'] All of a literal are of one type, here int; this is string."],
      ['[1, dyn(2)]', 'type [dyn(2)] All of a literal are of one type, here int; this is dyn.'],
      ["{'a': 1, 'b': 'c'}", "type ['c'] All of a literal are of one type, here int; this is string."],
      ['[[], [1]]', '[[], [1]]'],
      ['object[null]', 'type [null] An index is a number or a key; this is null.'],
      ["object[{'a': 1}]", "type [{'a': 1}] An index is a number or a key; this is map(string, int)."],
      ["authorizer.requestResource.name('x')", 'kubernetes.authorization.ResourceCheck'],
    ],
    { object: { a: 2 }, params: { max: 3 } },
  );
});

test('Without parameters and authorizer there are no such names', () => {
  const bare = admissionPolicyEnvironment({ params: false, authorizer: false });
  expect(said(bare, 'params')).toContain('unknown-name [params] Unknown name "params"');
  expect(said(bare, 'authorizer')).toContain('unknown-name [authorizer] Unknown name "authorizer"');
});

test('validate.cel knows what such a policy does', () => {
  expect(said(legacyCelEnvironment({ params: true }), 'params.max', { params: { max: 3 } })).toBe('3');
  expect(said(legacyCelEnvironment({ params: false }), 'params')).toContain('unknown-name [params]');
});

test('Conditions of an exception know the objects of the request, and no function of Kyverno', () => {
  expect(
    said(exceptionEnvironment, 'request.object.a == object.a', { request: { object: { a: 1 } }, object: { a: 1 } }),
  ).toBe('true');
  expect(said(exceptionEnvironment, "sha256('a')")).toContain('unknown-function');
  expect(said(exceptionEnvironment, 'variables.a')).toContain('unknown-name [variables]');
});
