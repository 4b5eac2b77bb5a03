import { describe, expect, test } from 'vitest';
import { evaluation, environmentOf, compile } from '../../../../../src/domain/cel/cel.ts';
import { dyn } from '../../../../../src/domain/cel/type.ts';
import type { Variables } from '../../../../../src/domain/cel/evaluate/run.ts';
import { plain } from '../../../../../src/domain/cel/value/plain.ts';
import { compileProgram } from '../../../../../src/domain/policy/expressions/program.ts';
import type { Part } from '../../../../../src/domain/policy/expressions/program.ts';
import {
  compositedValues,
  dataValues,
  kyvernoValues,
  ownValues,
  requestValues,
} from '../../../../../src/domain/policy/expressions/values.ts';
import type { Request } from '../../../../../src/domain/policy/request.ts';
import { asked, pod } from '../asked.ts';

const environment = environmentOf({ object: dyn, oldObject: dyn, request: dyn, namespaceObject: dyn });

function value(text: string, more: Partial<Request> = {}): unknown {
  return evaluated(text, requestValues(asked(pod({ a: 1 }), more)));
}

function evaluated(text: string, values: Variables): unknown {
  const { expression } = compile(text, environment, dyn);
  if (expression === null) throw new Error(text);
  const outcome = evaluation(environment, values)(expression);
  return outcome.ok ? plain(outcome.value.data) : (outcome.failure.missing ?? outcome.failure.code);
}

describe('what expressions see of a request', () => {
  test.each<[string, Partial<Request>, unknown]>([
    ['object.spec.a', {}, 1],
    ['oldObject == null', {}, true],
    ['request.kind.kind + request.resource.resource', {}, 'Podpods'],
    ['request.object.metadata.name + request.operation', {}, 'webCREATE'],
    ['has(request.subResource)', {}, false],
    ['request.subResource', { subresource: 'exec' }, 'exec'],
    ['has(request.userInfo.username)', {}, false],
    ['request.userInfo.username', { userInfo: { username: 'ada', groups: [], roles: [], clusterRoles: [] } }, 'ada'],
    ['namespaceObject == null', { namespaceObject: null }, true],
    ['namespaceObject.metadata.name', { namespaceObject: { metadata: { name: 'shop' } } }, 'shop'],
    ['namespaceObject.metadata.name', {}, { kind: 'namespaceLabels', name: 'shop' }],
  ])('%s (%j)', (text, more, result) => {
    expect(value(text, more)).toEqual(result);
  });
});

test.each<[string, boolean]>([
  ['oldObject == {}', true],
  ['request.oldObject == null', true],
  ['object.kind == "Pod"', true],
])('Policies of Kyverno see an object that is not there as an empty one: %s', (text, result) => {
  expect(evaluated(text, kyvernoValues(asked(pod({ a: 1 }))))).toBe(result);
});

test.each<[string, boolean]>([
  ['object.a == 1', true],
  ['oldObject == null && request == null && namespaceObject == null', true],
])('Nobody requests data of any kind: %s', (text, result) => {
  expect(evaluated(text, dataValues({ a: 1n }))).toBe(result);
});

test('What has no value says which variable has none, where Kubernetes composes them', () => {
  const parts = (name: string, list: readonly unknown[] = []): Part => ({ list, steps: [name] });
  const compiled = compileProgram(
    {
      conditions: parts('conditions'),
      variables: parts('variables', [{ name: 'a', expression: 'object.spec.none' }]),
      validations: parts('validations', [{ expression: 'variables.a == 1' }]),
      annotations: parts('annotations'),
    },
    environment,
  );
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  const { program } = compiled;
  const wordsWith = (own: Variables): unknown => {
    const values = new Map([...requestValues(asked(pod({}))), ...own]);
    const [outcome] = program.validations.map(({ expression }) => evaluation(program.environment, values)(expression));
    return outcome?.ok === false ? [outcome.failure.words, outcome.failure.message] : outcome;
  };
  const message = '"none" is not there.';
  expect(wordsWith(ownValues(program))).toEqual(['no such key: none', message]);
  const told = 'composited variable "a" fails to evaluate: no such key: none';
  expect(wordsWith(compositedValues(program))).toEqual([told, message]);
});
