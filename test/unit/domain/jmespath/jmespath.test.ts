import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../../src/domain/cel/value/origin.ts';
import { Failure } from '../../../../src/domain/jmespath/evaluate/failure.ts';
import { compile } from '../../../../src/domain/jmespath/jmespath.ts';
import { plain } from '../../../../src/domain/jmespath/value.ts';
import { coreLibrary, search } from './search.ts';

const pod = {
  metadata: { name: 'web', labels: { app: 'web' }, constructor: 'data' },
  spec: {
    containers: [
      { name: 'a', image: 'nginx:latest', securityContext: { privileged: true } },
      { name: 'b', image: 'busybox:1.36' },
    ],
    volumes: null,
  },
  count: 3,
  empty: {},
};

function run(text: string, data: unknown = pod): unknown {
  const { expression, problems } = compile(text, coreLibrary);
  if (expression === null || problems.length > 0) throw new Error(problems[0]?.message);
  const result = search(expression, data, coreLibrary, { variable: 'object' });
  return result instanceof Failure ? result : plain(result.data);
}

describe('a key that a mapping does not have', () => {
  const escapes = [
    'missing',
    'metadata.missing',
    'missing.deeper',
    'metadata.missing.deeper',
    'count && missing',
    'metadata.missing[0]',
  ];
  test.each(escapes)('%s is a failure', (text) => {
    expect(run(text)).toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/^Unknown key "\w+" in path$/),
    });
  });

  const swallowed: readonly (readonly [string, unknown])[] = [
    ["missing || 'default'", 'default'],
    ['missing || other', null],
    ['missing && count', null],
    ['empty || count && missing', null],
    ['!missing', true],
    ['missing == other', true],
    ['missing > `1`', null],
    ['missing | @', null],
    ['count | missing', null],
    ['to_string(missing)', 'null'],
    ['[missing, count]', [null, 3]],
    ['{a: missing}', { a: null }],
    ['missing[*].name', null],
    ['missing[?x]', null],
    ['missing[]', null],
    ['missing.*', null],
    ['spec.containers[*].securityContext.privileged', [true]],
    ['spec.containers[?securityContext.privileged].name', ['a']],
    ['spec.volumes.name', null],
    ['count.name', null],
  ];
  test.each(swallowed)('%s makes null of it', (text, value) => {
    expect(run(text)).toEqual(value);
  });

  test('What goes wrong on the left of a flatten, a filter or a value projection is null as well', () => {
    for (const text of ['length(count)[]', 'length(count)[?x]', 'length(count).*']) expect(run(text)).toBe(null);
    expect(run('length(count)[*]')).toBeInstanceOf(Failure);
  });

  test('A value projection looks at one null a key first', () => {
    expect(run('metadata.labels.*.to_string(@)')).toEqual(['null', 'web']);
    expect(run('empty.*.to_string(@)')).toEqual([]);
  });
});

describe('values keep where they stem from', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['spec.containers[0].image', ['object.spec.containers.0.image']],
    ['spec.containers[?securityContext.privileged].name', ['object.spec.containers.0.securityContext.privileged']],
    ["spec.containers[?ends_with(image, ':latest')] | length(@)", ['object.spec.containers.0.image']],
    ['spec.containers[?name == `1`]', ['object.spec.containers']],
    ['spec.containers[*].image', ['object.spec.containers.0.image', 'object.spec.containers.1.image']],
    ['max_by(spec.containers, &name).image', ['object.spec.containers.1.image']],
    ["metadata.missing || 'x'", ['object.metadata.missing?']],
    ["contains(spec.containers[*].image, 'nginx:latest')", ['object.spec.containers.0.image']],
    ['spec.containers[-1:].name | [0]', ['object.spec.containers.1.name']],
    ["'text'", []],
  ];
  test.each(cases)('%s', (text, places) => {
    const { expression } = compile(text, coreLibrary);
    if (expression === null) throw new Error(text);
    const result = search(expression, pod, coreLibrary, { variable: 'object' });
    const told = placesOf(result.from).map(
      ({ variable, steps, missing }) => [variable, ...steps].join('.') + (missing ? '?' : ''),
    );
    expect(told).toEqual(places);
  });
});

describe('what is wrong with a text', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['spec.', 'The expression is not finished.', '.'],
    ['spec..name', 'After a dot stands a name, "*", a list or a mapping.', '.'],
    ['a = b', 'Two things are compared with "==".', '='],
    ["'open", "A ' that ends it is missing.", "'open"],
    ['`{a}`', "Between backquotes stands JSON; a text is written as 'text'.", '`{a}`'],
    ['{a: b, }', 'A key is a name.', '}'],
    ['a # b', '"#" stands for nothing here.', '#'],
    ['"len"(a)', 'The name of a function stands without quotes.', '"len"'],
    ['a[1.b', '"]" is missing here.', '.'],
    ['lenght(a)', 'There is no function "lenght"; did you mean "length"?', 'lenght'],
    ['length(a, b)', '"length" takes 1 argument, not 2.', 'length'],
    ['not_null()', '"not_null" takes at least 1 argument, not 0.', 'not_null'],
    ['@(a)', '"(" makes no sense here.', '('],
  ];
  test.each(cases)('%s', (text, message, underlined) => {
    const [problem] = compile(text, coreLibrary).problems;
    expect(problem?.message).toBe(message);
    expect(text.slice(problem?.start, problem?.end)).toBe(underlined);
  });

  test('A chain may be longer than the stack is deep', () => {
    const [problem] = compile(`${'a.'.repeat(50_000)}lenght(b)`, coreLibrary).problems;
    expect(problem?.start).toBe(100_000);
  });

  test('Parentheses without end are told, whatever their number', () => {
    expect(compile('('.repeat(100_000), coreLibrary).problems[0]?.message).toBe('The expression is nested too deeply.');
  });
});

describe('Go prints', () => {
  const numbers: readonly (readonly [number, string, string])[] = [
    [1, '1', '1'],
    [1.5, '1.5', '1.5'],
    [100_000, '100000', '100000'],
    [1_000_000, '1e+06', '1000000'],
    [123_456_789, '1.23456789e+08', '123456789'],
    [0.0001, '0.0001', '0.0001'],
    [0.000_01, '1e-05', '0.00001'],
    [1e21, '1e+21', '1e+21'],
    [1e-7, '1e-07', '1e-7'],
  ];
  test.each(numbers)('%d in a message and as JSON', (number, message, json) => {
    const failure = run('keys(@)', number);
    expect(failure).toMatchObject({ message: `Invalid type for: ${message}, expected: []jmespath.JpType{"object"}` });
    expect(run('to_string(@)', number)).toBe(json);
  });

  test('Mappings by their keys, and characters of HTML escaped', () => {
    expect(run('to_string(@)', { b: '<&>', a: [1, null, true] })).toBe(
      String.raw`{"a":[1,null,true],"b":"\u003c\u0026\u003e"}`,
    );
    expect(run('abs(@)', { b: 'x', a: [1, null] })).toMatchObject({
      message: 'Invalid type for: map[a:[1 <nil>] b:x], expected: []jmespath.JpType{"number"}',
    });
  });
});

test('Names of objects are data', () => {
  expect(run('metadata.constructor')).toBe('data');
  expect(run('empty.constructor')).toMatchObject({ code: 'not-found' });
  expect(run('@."__proto__".x', JSON.parse('{"__proto__": {"x": 1}}'))).toBe(1);
  expect(run('keys(merge(@, @))', JSON.parse('{"__proto__": 1, "a": 2}'))).toEqual(['__proto__', 'a']);
});

test('An expression that does too much is not judged, whatever stands around it', () => {
  const list = Array.from({ length: 200 }, (_, index) => index);
  const { expression } = compile('map(&map(&map(&@, $), $), $)'.replaceAll('$', '@') + ' || `1`', coreLibrary);
  if (expression === null) throw new Error('It is an expression.');
  const nested = list.map(() => list.map(() => list));
  expect(search(expression, nested, coreLibrary, { steps: 10_000 })).toMatchObject({ code: 'budget' });
});

test('A value that is deeper than the stack is a failure', () => {
  let deep: unknown = 1;
  for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
  const { expression } = compile('to_string(@)', coreLibrary);
  if (expression === null) throw new Error('to_string');
  expect(search(expression, deep, coreLibrary)).toMatchObject({
    code: 'budget',
    message: 'The expression goes deeper into a value than it may.',
  });
});
