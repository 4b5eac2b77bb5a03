import { describe, expect, test } from 'vitest';
import { compile, evaluate } from '../../../../../../src/domain/cel/cel.ts';
import { validatingPolicyEnvironment } from '../../../../../../src/domain/cel/environment/validatingPolicy.ts';
import { resource, resources } from '../../../../../../src/domain/cel/library/kyverno/resource.ts';
import { dyn } from '../../../../../../src/domain/cel/type.ts';
import { nothingOutside } from '../../../../../../src/domain/cel/value/externals.ts';
import type { Externals } from '../../../../../../src/domain/cel/value/externals.ts';
import { placesOf } from '../../../../../../src/domain/cel/value/origin.ts';
import { kyverno, said } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

/** Every lookup answers with what it was asked. */
const echo: Externals = {
  ...nothingOutside,
  resources: {
    get: (...asked) => ({ found: asked[3] === 'none' ? null : { asked } }),
    list: (...asked) => ({ found: { items: [asked] } }),
    plural: (_, kind) => (kind === 'Foo' ? { unknown: true } : { found: `${kind.toLowerCase()}s` }),
  },
};

describe('objects of the cluster', () => {
  checkPolicies(
    kyverno,
    [
      ["resource.get('v1', 'pods', 'shop', 'web').asked", '["v1", "pods", "shop", "web"]'],
      ["resource.Get('v1', 'pods', 'shop', 'web').asked[3]", '"web"'],
      ["dyn(resource.get('v1', 'pods', 'shop', 'none')) == null", 'true'],
      ["resource.list('v1', 'pods', 'shop').items[0]", '["v1", "pods", "shop", {}]'],
      ["resource.List('v1', 'pods', 'shop', {'app': 'web'}).items[0][3]", '{"app": "web"}'],
      ["resource.list('v1', 'pods', 'shop', {'app': dyn(1)})", 'argument: The labels of list are texts.'],
      ["resource.get(resource.toGVR('v1', 'Pod'), 'shop', 'web').asked", '["v1", "pods", "shop", "web"]'],
      ["resource.list(resource.ToGVR('v1', 'Pod'), 'shop').items[0]", '["v1", "pods", "shop", {}]'],
      ["resource.toGVR('v1', 'Foo')", 'missing: The expression asks for the resource v1 Foo, which is not known here.'],
      [
        "resource.post('v1', 'pods', 'shop', {'a': 1})",
        'missing: The expression asks for the API call POST v1/pods, which is not known here.',
      ],
      ["resource.get('v1', 'pods')", 'arity [get] get wants 3 or 4 arguments; 2 are given.'],
      ["resource.get('v1', 'pods', 1, 'web')", 'type [1] get wants string here; this is int.'],
    ].map(([text = '', value = '']) => [text, value] as const),
    {},
    { externals: echo },
  );
});

test('What nobody brings is missing, by its name', () => {
  expect(said(kyverno, "resource.get('apps/v1', 'deployments', 'shop', 'web')")).toBe(
    'missing: The expression asks for the resource apps/v1/deployments/shop/web, which is not known here.',
  );
  expect(said(kyverno, "resource.list('v1', 'nodes', '')")).toContain('the resource v1/nodes,');
});

test('Functions of a policy in a namespace are not told one', () => {
  const environment = validatingPolicyEnvironment({ namespaced: true });
  expect(said(environment, "resource.get('v1', 'pods', 'web').asked", {}, { externals: echo })).toBe(
    '["v1", "pods", "", "web"]',
  );
  expect(resources({ namespaced: true }).length).toBe(resources({ namespaced: false }).length - 2);
});

test('What was found stems from the variable that was asked', () => {
  const { expression } = compile("resource.get('v1', 'pods', 'shop', 'web').asked[0]", kyverno, dyn);
  if (expression === null) throw new Error('It is an expression.');
  const outcome = evaluate(expression, kyverno, new Map(), { externals: echo });
  expect(outcome.ok && placesOf(outcome.value.from)).toEqual([
    { variable: 'resource', steps: ['asked', 0], missing: false },
  ]);
  expect(resource.make(null).equals(resource.make(null))).toBe(true);
});
