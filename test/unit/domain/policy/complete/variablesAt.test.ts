import { describe, expect, test } from 'vitest';
import { listOf, objectOf, string } from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { typeName } from '../../../../../src/domain/jmespath/complete/typeName.ts';
import { askedOf, variablesAt } from '../../../../../src/domain/policy/complete/variablesAt.ts';
import type { Steps } from '../../../../../src/domain/policy/outcome.ts';

const container = objectOf('Container', { name: string, ports: listOf(objectOf('Port', { name: string })) });
const pod = objectOf('Pod', { spec: objectOf('PodSpec', { containers: listOf(container) }) });

const rule = {
  context: [
    { name: 'map', configMap: { name: 'a', namespace: 'b' } },
    { name: 'fixed', variable: { value: { a: ['x'] } } },
    { name: 'names', variable: { jmesPath: 'request.object.spec.containers[].name' } },
    { name: 'first', variable: { value: '{{ names }}', jmesPath: '[0]' } },
    { name: 'text', variable: { value: 'the {{ names }}' } },
    { name: 'called', apiCall: { urlPath: '/x', jmesPath: 'items' } },
    { name: '', variable: {} },
  ],
  preconditions: {},
  validate: {
    message: '',
    foreach: [
      {
        list: 'request.object.spec.containers',
        context: [{ name: 'inner', variable: { value: 'a' } }],
        pattern: {},
        foreach: [{ list: 'element.ports', deny: {} }],
      },
    ],
  },
};
const policy = { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', spec: { rules: [rule] } };

function namesOf(type: Type | null): Record<string, string> | null {
  if (type === null || type.kind !== 'object') return null;
  return Object.fromEntries([...type.fields].map(([name, field]) => [name, typeName(field)]));
}

const brought = {
  request: 'AdmissionRequest',
  serviceAccountName: 'string',
  serviceAccountNamespace: 'string',
  images: 'Images',
};
const entries = {
  map: 'ConfigMap',
  fixed: 'object',
  names: 'array of string',
  first: 'string',
  text: 'string',
  called: 'any',
};
const loop = { element: 'Container', elementIndex: 'number', element0: 'Container', elementIndex0: 'number' };

const at = (...steps: Steps): Record<string, string> | null =>
  namesOf(variablesAt(policy, ['spec', 'rules', 0, ...steps], () => pod));

describe('What variables can name', () => {
  test.each<[Steps, object | null]>([
    [['validate', 'message'], { ...brought, ...entries }],
    [['preconditions', 'all', 0, 'key'], { ...brought, ...entries }],
    [['context', 0, 'configMap', 'name'], brought],
    [['context', 2, 'variable', 'jmesPath'], { ...brought, map: 'ConfigMap', fixed: 'object' }],
    [['validate', 'foreach', 0, 'list'], { ...brought, ...entries }],
    [['validate', 'foreach', 0, 'pattern', 'a'], { ...brought, ...entries, ...loop, inner: 'string' }],
    [['validate', 'foreach', 0, 'context', 0, 'variable', 'value'], { ...brought, ...entries, ...loop }],
    [
      ['validate', 'foreach', 0, 'foreach', 0, 'deny'],
      { ...brought, ...entries, ...loop, inner: 'string', element: 'Port', element1: 'Port', elementIndex1: 'number' },
    ],
    [['match', 'any', 0], null],
    [['exclude', 'any', 0], null],
  ])('at %j', (steps, wanted) => {
    expect(at(...steps)).toEqual(wanted);
  });

  test('is nearest first', () => {
    const names = Object.keys(at('validate', 'foreach', 0, 'pattern') ?? {});
    expect([names[0], names[1], names.at(-1)]).toEqual(['inner', 'element', 'images']);
  });

  test('has a target where others are changed', () => {
    const mutating = { ...policy, spec: { rules: [{ mutate: { targets: [{ kind: 'Pod' }] } }] } };
    expect(namesOf(variablesAt(mutating, ['spec', 'rules', 0, 'mutate'], () => pod))).toHaveProperty('target');
  });

  test('is there in the conditions of an exception, and in nothing else', () => {
    const exception = { apiVersion: 'kyverno.io/v2', kind: 'PolicyException', spec: {} };
    expect(namesOf(variablesAt(exception, ['spec', 'conditions', 'all', 0, 'key'], () => pod))).toEqual(brought);
    expect(variablesAt(exception, ['spec', 'match'], () => pod)).toBeNull();
    expect(variablesAt({ ...policy, kind: 'Pod' }, ['spec', 'rules', 0], () => pod)).toBeNull();
    expect(variablesAt(policy, ['metadata', 'name'], () => pod)).toBeNull();
  });
});

describe('A field that is a query', () => {
  test.each<[Steps, string | null]>([
    [['validate', 'foreach', 0, 'list'], 'object'],
    [['context', 2, 'variable', 'jmesPath'], 'object'],
    [['context', 3, 'variable', 'jmesPath'], 'array of string'],
    [['context', 5, 'apiCall', 'jmesPath'], 'any'],
    [['context', 5, 'apiCall', 'urlPath'], null],
    [['validate', 'message'], null],
  ])('%j is asked of %s', (steps, wanted) => {
    const type = askedOf(policy, ['spec', 'rules', 0, ...steps], () => pod);
    expect(type === null ? null : typeName(type)).toBe(wanted);
  });
});

test('Of more entries than anybody writes those that are near are known', () => {
  const context = Array.from({ length: 20_000 }, (_, index) => ({ name: `v${index}`, variable: { value: 'a' } }));
  const many = { ...policy, spec: { rules: [{ ...rule, context }] } };
  const names = namesOf(variablesAt(many, ['spec', 'rules', 0, 'validate', 'message'], () => pod)) ?? {};
  expect([names['v19999'], names['v0']]).toEqual(['string', undefined]);
});

describe('What Kyverno brings is explained', () => {
  const explained = (policyRule: object): readonly string[] => {
    const about = { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', spec: { rules: [policyRule] } };
    const type = variablesAt(about, ['spec', 'rules', 0, 'validate', 'message'], () => pod);
    return type?.kind === 'object' ? [...type.descriptions.keys()] : [];
  };
  const always = ['request', 'serviceAccountName', 'serviceAccountNamespace', 'images'];

  test('with the object that is changed where there is one', () => {
    expect(explained({ validate: {} })).toEqual(always);
    expect(explained({ mutate: { targets: [{ kind: 'Pod' }] } })).toEqual([...always, 'target']);
  });

  test('but where an entry of the rule hides it', () => {
    const context = [{ name: 'images', variable: { value: 'a' } }];
    expect(explained({ context, validate: {} })).not.toContain('images');
  });

  test('and so is every field of the request', () => {
    const type = variablesAt(policy, ['spec', 'rules', 0, 'validate', 'message'], () => pod);
    const request = type?.kind === 'object' ? type.fields.get('request') : undefined;
    const unexplained =
      request?.kind === 'object'
        ? [...request.fields.keys()].filter((name) => !request.descriptions.has(name))
        : ['request'];
    expect(unexplained).toEqual([]);
  });
});
