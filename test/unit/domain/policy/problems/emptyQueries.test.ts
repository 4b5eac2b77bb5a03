import { expect, test } from 'vitest';
import { emptyQueries } from '../../../../../src/domain/policy/problems/emptyQueries.ts';
import { ruleOf, told } from './told.ts';

const loop = (list: string, more: object = {}): object => ({ validate: { foreach: [{ list, ...more }] } });
const entry = (variable: object): object => ({ context: [{ name: 'n', variable }] });

test.each<[string, object, readonly string[]]>([
  ['a list of the request', loop('request.object.spec.containers'), []],
  ['a list of an entry', { context: [{ name: 'a', apiCall: {} }], ...loop('a[]') }, []],
  [
    'a list of nothing',
    loop('object.spec.containers'),
    [
      'warning variable validate.foreach.0.list «object»: Nothing is called "object" here, so this loop looks at nothing.',
    ],
  ],
  [
    'the element of a loop that there is not',
    loop('element.ports'),
    [
      'warning variable validate.foreach.0.list «element»: Nothing is called "element" here, so this loop looks at nothing.',
    ],
  ],
  ['the element of a loop around it', loop('request.object.a', { foreach: [{ list: 'element.ports' }] }), []],
  ['something that stands for it', loop("x || ['a']"), []],
  ['what is put together', loop('x.{{ request.name }}'), []],
  [
    'a variable',
    entry({ jmesPath: 'x.y' }),
    ['warning variable context.0.variable.jmesPath «x»: Nothing is called "x" here, so "n" never has a value.'],
  ],
  [
    'a variable with a default',
    entry({ jmesPath: 'x.y', default: 1 }),
    ['warning variable context.0.variable.jmesPath «x»: Nothing is called "x" here, so "n" always has its default.'],
  ],
  ['a query in a value of its own', entry({ jmesPath: 'x', value: { x: 1 } }), []],
  ['no JMESPath, which is told elsewhere', entry({ jmesPath: 'x..' }), []],
])('%s', (_, fields, wanted) => {
  const rule = ruleOf(fields);
  expect(told(emptyQueries(rule), rule)).toEqual(wanted);
});
