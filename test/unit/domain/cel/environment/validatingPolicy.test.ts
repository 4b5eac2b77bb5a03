import { describe, expect, test } from 'vitest';
import { validatingPolicyEnvironment } from '../../../../../src/domain/cel/environment/validatingPolicy.ts';
import { bool, nullType, string } from '../../../../../src/domain/cel/type.ts';
import { checkPolicies } from '../library/policies.ts';
import { kyverno, said } from '../said.ts';

describe('names of a ValidatingPolicy', () => {
  checkPolicies(
    kyverno,
    [
      ['object.a', '2'],
      ['request.operation', '"CREATE"'],
      ['request.object', 'absent: "object" is not there.'],
      ['request.foo', 'unknown-field [foo] Unknown field "foo" in kubernetes.AdmissionRequest.'],
      ['namespaceObject.metadata.name', '"shop"'],
      [
        'namespaceObject.metadata.uid',
        'unknown-field [uid] Unknown field "uid" in kubernetes.NamespaceMetadata; did you mean "UID"?',
      ],
      ["exceptions.allowedImages.exists(i, i == 'a')", 'true'],
      ['variables.x', 'unknown-field [x] Unknown field "x" in variables.'],
      ['mylib_version', '""'],
      ['cel.bind(x, 1, x)', '1'],
      ["authorizer.path('/')", 'unknown-name [authorizer] Unknown name "authorizer".'],
      ['params', 'unknown-name [params] Unknown name "params".'],
      ['images', 'unknown-name [images] Unknown name "images"; did you mean "image"?'],
      ["'abc'.reverse()", "type ['abc'] reverse wants list here; this is string."],
    ],
    {
      object: { a: 2 },
      request: { operation: 'CREATE' },
      namespaceObject: { metadata: { name: 'shop' } },
      exceptions: { allowedImages: ['a'], allowedValues: [] },
    },
  );
});

describe('a result is of exactly the wanted type', () => {
  const cases: readonly (readonly [text: string, said: string])[] = [
    ['object.flag', 'result [object.flag] The expression gives dyn; bool is wanted.'],
    ['object.flag == true', 'true'],
    ['object.?zz.orValue(false)', 'result [object.?zz.orValue(false)] The expression gives dyn; bool is wanted.'],
    ['object.?zz.orValue(false) == false', 'true'],
    ['1', 'result [1] The expression gives int; bool is wanted.'],
  ];
  test.each(cases)('%s', (text, value) =>
    expect(said(kyverno, text, { object: { flag: true } }, {}, bool)).toBe(value),
  );

  test('It may be of one of several', () => {
    expect(said(kyverno, 'null', {}, {}, [string, nullType])).toBe('null');
    expect(said(kyverno, '1', {}, {}, [string, nullType])).toBe(
      'result [1] The expression gives int; string or null is wanted.',
    );
  });
});

test('Both kinds of policies are made once', () => {
  expect(validatingPolicyEnvironment({ namespaced: false })).toBe(kyverno);
  expect(validatingPolicyEnvironment({ namespaced: true })).not.toBe(kyverno);
});
