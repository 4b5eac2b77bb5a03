import { expect, test } from 'vitest';
import { queryProblems } from '../../../../../src/domain/policy/problems/queries.ts';
import { ruleOf, told } from './told.ts';

test.each<[string, object, readonly string[]]>([
  ['nothing that is understood', { validate: { message: '{{ request.object.metadata.name }} of {{@}}' } }, []],
  [
    'a text, at its place',
    { validate: { message: 'ä {{ request.. }} and {{ ok }}' } },
    ['error query validate.message «.»: After a dot stands a name, "*", a list or a mapping.'],
  ],
  [
    'a function that there is not',
    { preconditions: { all: [{ key: '{{ to_uper(a) }}', operator: 'Equals', value: '' }] } },
    ['error query preconditions.all.0.key «to_uper»: There is no function "to_uper"; did you mean "to_upper"?'],
  ],
  [
    'too many arguments',
    { validate: { message: '{{ to_upper(a, b) }}' } },
    ['error query validate.message «to_upper»: "to_upper" takes 1 argument, not 2.'],
  ],
  [
    'a key',
    { validate: { pattern: { '{{ a. }}': 'b' } } },
    ['error query validate.pattern.{{ a. }} (key) «.»: The expression is not finished.'],
  ],
  [
    'one around another, which has no place of its own',
    { validate: { message: '{{ a[{{ b }}] }}' } },
    ['error query validate.message: Kyverno reads this as "a[null]": "number" is missing here.'],
  ],
  [
    'fields that are JMESPath',
    {
      context: [
        { name: 'a', variable: { jmesPath: 'a b' } },
        { name: 'b', apiCall: { jmesPath: 'items[' } },
      ],
      imageExtractors: { Task: [{ path: '/x', jmesPath: 'c(' }] },
      validate: { foreach: [{ list: 'request.object.', foreach: [{ list: 'element)' }] }] },
    },
    [
      'error query validate.foreach.0.list «.»: The expression is not finished.',
      'error query validate.foreach.0.foreach.0.list «)»: ")" makes no sense here.',
      'error query context.0.variable.jmesPath «b»: "b" makes no sense here.',
      'error query context.1.apiCall.jmesPath «»: "number" is missing here.',
      'error query imageExtractors.Task.0.jmesPath «(»: The expression is not finished.',
    ],
  ],
  [
    'no field that is put together',
    { context: [{ name: 'a', variable: { jmesPath: 'a.{{ request.name }}[' } }], validate: { foreach: [{ list: 3 }] } },
    [],
  ],
])('%s', (_, fields, wanted) => {
  const rule = ruleOf(fields);
  expect(told(queryProblems(rule), rule)).toEqual(wanted);
});
