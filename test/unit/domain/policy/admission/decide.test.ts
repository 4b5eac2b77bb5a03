import { describe, expect, test } from 'vitest';
import { Funds, usualBudget } from '../../../../../src/domain/cel/evaluate/budget.ts';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import { decide } from '../../../../../src/domain/policy/admission/decide.ts';
import type { Decision } from '../../../../../src/domain/policy/admission/decide.ts';
import { loadAdmissionPolicy } from '../../../../../src/domain/policy/admission/policy.ts';
import { requestValues } from '../../../../../src/domain/policy/expressions/values.ts';
import { asked, latest, pod } from '../asked.ts';

function decided(
  spec: object,
  ignoresFailures = false,
  budget = new Funds(usualBudget),
  request = asked(pod(latest)),
): readonly Decision[] | null {
  const made = loadAdmissionPolicy({ spec }, []);
  if ('problems' in made) throw new Error(JSON.stringify(made.problems));
  const values = requestValues(request);
  return decide(made.policy.program, {
    request,
    values,
    externals: nothingOutside,
    budget,
    ignoresFailures,
    tellsErrors: false,
  });
}

const one = (validation: object): object => ({ validations: [{ expression: 'false', ...validation }] });

describe('the message of a refusal', () => {
  test.each<[string, object, string]>([
    ['is worked out', { messageExpression: "' a '", message: 'b' }, 'a'],
    ['is what stands there when nothing comes out', { messageExpression: "'  '", message: ' b ' }, 'b'],
    [
      'is what stands there when more than a line comes out',
      { messageExpression: String.raw`'a\nb'`, message: 'c' },
      'c',
    ],
    ['is what stands there when too much comes out', { messageExpression: `'${'a'.repeat(5121)}'`, message: 'c' }, 'c'],
    ['is what stands there when it has no value', { messageExpression: "object.nope + ''", message: 'c' }, 'c'],
    ['is the expression without any', { expression: ' 1 == 2 ' }, 'failed expression: 1 == 2'],
  ])('%s', (_, validation, message) => {
    expect(decided(one(validation))).toEqual([expect.objectContaining({ outcome: 'fail', message })]);
  });
});

describe('an expression without a value', () => {
  const spec = one({ expression: 'object.nope == 1' });
  const broken = { ...one({}), matchConditions: [{ name: 'a', expression: 'object.nope == 1' }] };

  test('denies, or is told and admits', () => {
    const message = "expression 'object.nope == 1' resulted in error: no such key: nope";
    expect(decided(spec)).toEqual([expect.objectContaining({ outcome: 'fail', validation: 0, message })]);
    expect(decided(spec, true)).toEqual([expect.objectContaining({ outcome: 'error', validation: 0, message })]);
  });

  test('as a condition denies, or does not hold', () => {
    const message = "expression 'object.nope == 1' resulted in error: no such key: nope";
    expect(decided(broken)).toEqual([expect.objectContaining({ outcome: 'fail', validation: null, message })]);
    expect(decided(broken, true)).toBeNull();
  });

  test('is what a condition has that asks for the Namespace, which a validation may', () => {
    const ofNamespace = "has(namespaceObject.metadata) && namespaceObject.metadata.name == 'shop'";
    const lies = asked(pod(latest), { namespaceObject: { metadata: { name: 'shop' } } });
    const fine = { validations: [{ expression: ofNamespace }] };
    const conditions = {
      ...fine,
      matchConditions: [{ name: 'a', expression: "namespaceObject.metadata.name == 'shop'" }],
    };
    expect(decided(fine, false, new Funds(usualBudget), lies)).toEqual([]);
    expect(decided(conditions, false, new Funds(usualBudget), lies)).toMatchObject([
      { outcome: 'fail', validation: null },
    ]);
    expect(decided(conditions, true, new Funds(usualBudget), lies)).toBeNull();
  });

  test('is told by the variables that it comes from', () => {
    const variables = [
      { name: 'a', expression: 'object.nope' },
      { name: 'b', expression: 'variables.a + 1' },
    ];
    const message =
      `expression 'variables.b == 1' resulted in error: composited variable "b" fails to evaluate: ` +
      'composited variable "a" fails to evaluate: no such key: nope';
    expect(decided({ ...one({ expression: 'variables.b == 1' }), variables })).toMatchObject([{ message }]);
  });

  test('is told with all others of the conditions, each sentence once', () => {
    const expressions = ['object.nope == 1', 'object.none == 1', 'object.nope == 1'];
    const matchConditions = expressions.map((expression, index) => ({ name: `c${index}`, expression }));
    const [decision] = decided({ ...one({}), matchConditions }) ?? [];
    expect(decision?.message).toMatch(/^\[expression 'object.nope == 1' .+, expression 'object.none == 1' [^']+\]$/);
  });

  test('that nobody knows is not judged, whatever is ignored', () => {
    const unknown = {
      validations: [{ expression: "namespaceObject.metadata.name == 'a'" }],
    };
    for (const ignores of [false, true])
      expect(decided(unknown, ignores)).toEqual([
        expect.objectContaining({ outcome: 'unjudged', missing: [{ kind: 'namespaceLabels', name: 'shop' }] }),
      ]);
  });
});

describe('an annotation without a value', () => {
  const spec = {
    auditAnnotations: [{ key: 'k', valueExpression: "string(1 / size(object.metadata.name.replace('web', '')))" }],
  };

  test('denies, or is left out', () => {
    const message = `expression '${spec.auditAnnotations[0]?.valueExpression}' resulted in error: division by zero`;
    expect(decided(spec)).toEqual([expect.objectContaining({ outcome: 'fail', validation: null, message })]);
    expect(decided(spec, true)).toEqual([]);
  });
});

test('What takes too long in a condition is told, whatever is ignored', () => {
  const long = '[1,2,3,4,5,6,7,8,9,10]';
  const expression = `${long}.all(a, ${long}.all(b, ${long}.all(c, ${long}.all(d, ${long}.all(e, ${long}.all(f, a + b + c + d + e + f > 0))))))`;
  const spec = { ...one({}), matchConditions: [{ name: 'a', expression }] };
  expect(decided(spec, true)).toEqual([expect.objectContaining({ outcome: 'error', isStopped: true })]);
});

test('What decides is the field', () => {
  const expression = "object.spec.containers.all(c, !c.image.endsWith(':latest'))";
  expect(decided(one({ expression }))).toEqual([
    expect.objectContaining({ spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }] }),
  ]);
});

test('Validations have one budget, and nothing is asked once it is used up', () => {
  const many = Array.from({ length: 3 }, () => ({ expression: '[1, 2, 3].all(a, a > 0)' }));
  const outcomes = (steps: number): readonly unknown[] | undefined =>
    decided({ validations: many }, false, new Funds({ steps, room: 1000 }))?.map(({ outcome, validation }) => [
      outcome,
      validation,
    ]);
  expect(outcomes(1000)).toEqual([]);
  expect(outcomes(25)).toEqual([['error', 1]]);
  expect(outcomes(5)).toEqual([['error', 0]]);
});
