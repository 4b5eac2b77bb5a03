import { describe, expect, test } from 'vitest';
import { judgeSuite } from '../../../../../src/domain/policy/suite/judgeSuite.ts';
import type { Suite } from '../../../../../src/domain/policy/suite/suite.ts';
import { readTest } from '../../../../../src/domain/policy/suite/test.ts';
import { noValues, readValues } from '../../../../../src/domain/policy/suite/values.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';
import { aboutPods, latest, pod, tagged, validatingPolicy } from '../asked.ts';

const classic = {
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  metadata: { name: 'c' },
  spec: {
    rules: [
      {
        name: 'r',
        match: { any: [{ resources: { kinds: ['Pod', 'Pod/exec'] } }] },
        context: [{ name: 'm', configMap: { name: 'm', namespace: 'shop' } }],
        validate: {
          message: 'Not {{ request.operation }}.',
          deny: { conditions: { any: [{ key: '{{ m.data.on }}', operator: 'Equals', value: 'yes' }] } },
        },
      },
      { name: 'mutates', match: {}, mutate: {} },
    ],
  },
};
const map = (on: string): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'm', namespace: 'shop' },
  data: { on },
});

/** What came of the results, with the message of each. */
function check(results: string, suite: Partial<Suite>, said: readonly (readonly [string, string])[]): void {
  const { root } = parse(`apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\nresults: [${results}]\n`);
  const read = root === null ? null : readTest(root);
  if (read === null) throw new Error('That is no test.');
  const { rows } = judgeSuite({
    test: read,
    values: noValues,
    userInfo: null,
    policies: [classic],
    exceptions: [],
    refused: [],
    resources: [pod(latest)],
    payloads: [],
    targets: [],
    params: [],
    cluster: null,
    context: null,
    globalObjects: new Map(),
    ...suite,
  });
  expect(rows.map(({ actual, message }) => [actual, message])).toEqual(said);
}

const result = '{policy: c, rule: r, result: pass, resources: [web]}';

describe('what a test gives', () => {
  test('is looked up in the cluster that it names', () => {
    check(result, { cluster: [map('yes')] }, [['fail', 'Not CREATE.']]);
    check(result, { cluster: [map('no')] }, [['pass', "validation rule 'r' passed."]]);
    check(result, { resources: [pod(latest), map('yes')], cluster: [] }, [['fail', 'Not CREATE.']]);
  });

  test('is not looked up without one', () => {
    const words = 'failed to check deny conditions: failed to substitute variables in condition key:';
    const why = 'failed to retrieve config map for context entry m: failed to get configmap shop/m';
    const message = `${words} failed to resolve m.data.on at path : ${why} : configmaps "m" not found`;
    check(result, { resources: [pod(latest), map('yes')] }, [['error', message]]);
  });

  test('stands for what would be looked up', () => {
    const values = readValues({ policies: [{ name: 'c', rules: [{ name: 'r', values: { 'm.data.on': 'yes' } }] }] });
    check(result, { values, cluster: [map('no')] }, [['fail', 'Not CREATE.']]);
  });

  test('says the operation, unless the result does', () => {
    const values = readValues({ globalValues: { 'request.operation': 'UPDATE' } });
    const cluster = [map('yes')];
    check(result, { values, cluster }, [['fail', 'Not UPDATE.']]);
    check(result.replace('{', '{operation: DELETE, '), { values, cluster }, [['fail', 'Not DELETE.']]);
  });

  test('is sent to a part of another object', () => {
    const kind = { kind: 'PodExecOptions', version: 'v1' };
    const subresource = { name: 'pods/exec', ...kind };
    const values = readValues({ subresources: [{ subresource, parentResource: { kind: 'Pod', version: 'v1' } }] });
    const resources = [{ ...pod(latest), kind: 'PodExecOptions' }];
    check(result, { values, resources, cluster: [map('yes')] }, [['fail', 'Not CREATE.']]);
  });
});

describe('kinds of policies', () => {
  const bound = (name: string): object => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
    spec: { matchConstraints: aboutPods, ...tagged },
  });

  test('A ValidatingPolicy, its exceptions, and one that is bound to nothing', () => {
    const exception = {
      apiVersion: 'policies.kyverno.io/v1',
      kind: 'PolicyException',
      metadata: { name: 'e', namespace: 'shop' },
      spec: { policyRefs: [{ name: 'images', kind: 'ValidatingPolicy' }], matchConditions: [] },
    };
    const policies = [validatingPolicy(tagged), bound('v')];
    const both = '{policy: images, result: fail}, {policy: v, result: fail}';
    const failed = 'CEL expression validation failed at index 0';
    const expression = `failed expression: ${tagged.validations[0]?.expression ?? ''}`;
    check(both, { policies }, [
      ['fail', failed],
      ['fail', expression],
    ]);
    const skipped = 'rule is skipped due to policy exception: shop/e';
    check(both, { policies, exceptions: [exception] }, [
      ['skip', skipped],
      ['fail', expression],
    ]);
  });

  test('A rule that changes objects, and a policy that does, are not judged', () => {
    const mutating = { apiVersion: 'policies.kyverno.io/v1', kind: 'MutatingPolicy', metadata: { name: 'm' } };
    const said = 'is not judged: it changes, makes or removes objects. Not known: mutation.';
    check('{policy: c, rule: mutates, result: pass, resources: [x]}', {}, [['unjudged', `ClusterPolicy "c" ${said}`]]);
    check('{policy: m, result: pass}', { policies: [mutating] }, [['unjudged', `MutatingPolicy "m" ${said}`]]);
  });

  test('Data of any kind is asked of those that are about it', () => {
    const spec = { evaluation: { mode: 'JSON' }, validations: [{ expression: 'object.a == 1' }] };
    const policies = [validatingPolicy(spec)];
    const payloads = [{ name: 'a.json', data: { a: 2 } }];
    const message = 'CEL expression validation failed at index 0';
    check('{policy: images, result: fail, resources: [a.json]}', { policies, payloads, resources: [] }, [
      ['fail', message],
    ]);
  });
});

test('A policy that is not understood is named', () => {
  const { root } = parse('apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\n');
  const read = root === null ? null : readTest(root);
  const policies = [validatingPolicy({ validations: [{ expression: 'nobody.knows' }] })];
  const rest = {
    exceptions: [],
    refused: [],
    resources: [],
    payloads: [],
    targets: [],
    params: [],
    globalObjects: new Map(),
  };
  const suite = { values: noValues, userInfo: null, cluster: null, context: null, policies, ...rest };
  const { unloadable } = read === null ? { unloadable: [] } : judgeSuite({ ...suite, test: read });
  expect(unloadable.map(({ name, problems }) => [name, problems[0]?.problem.message])).toEqual([
    ['images', 'Unknown name "nobody".'],
  ]);
});
