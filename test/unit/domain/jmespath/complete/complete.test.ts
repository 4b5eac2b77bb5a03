import { describe, expect, test } from 'vitest';
import { completionsAt } from '../../../../../src/domain/jmespath/complete/complete.ts';
import { kyvernoLibrary } from '../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { atCursor } from '../../cel/complete/cursor.ts';
import { root } from './types.ts';

function offered(marking: string): ReturnType<typeof completionsAt> {
  const { text, offset } = atCursor(marking);
  return completionsAt(text, offset, root, kyvernoLibrary);
}

const fields = (marking: string): string =>
  offered(marking)
    .filter(({ kind }) => kind !== 'function')
    .map(({ label }) => label)
    .join(' ');

describe('What may be looked up', () => {
  test.each([
    ['', 'request'],
    ['req', 'request'],
    ['request.', 'object operation'],
    ['request.ob‸.spec', 'object operation'],
    ['request.object.', 'metadata spec'],
    ['request.object.spec.', 'containers'],
    ['request.object.spec.containers.', ''],
    ['request.object.spec.containers[0].', 'name image ports'],
    ['request.object.spec.containers[*].', 'name image ports'],
    ['request.object.spec.containers[0:1].', 'name image ports'],
    ['request.object.spec.containers[].ports[].', 'containerPort'],
    ["request.object.spec.containers[?name == 'a'].", 'name image ports'],
    ['request.object.spec.containers[?', 'name image ports'],
    ["request.object.spec.containers[?image == 'a' && ", 'name image ports'],
    ['request.object.spec.containers[*].{a: na', 'name image ports'],
    ['request.object.spec.[containers, ', 'containers'],
    ['request.object | ', 'metadata spec'],
    ['request.object | spec.', 'containers'],
    ['length(', 'request'],
    ['length(request.object.spec.', 'containers'],
    ['sort_by(request.object.spec.containers, &', 'name image ports'],
    ['sort_by(request.object.spec.containers, &name)[0].', 'name image ports'],
    ['map(&‸, request.object.spec.containers)', 'name image ports'],
    ['request.object.metadata.labels || `{}` | ', ''],
    ["(request.object || '').", 'metadata spec'],
    ['to_array(request.object)[*].', ''],
    ['{a: request.object}.a.', 'metadata spec'],
    ['merge(request.object.spec, request).', 'containers object operation'],
    ['[', 'request'],
    ['request.object.metadata.labels.', ''],
    ['# request.', 'object operation'],
  ])('in %s is %s', (marking, wanted) => {
    expect(fields(marking)).toBe(wanted);
  });

  test.each([
    "'req",
    '"req',
    '`req',
    'request ',
    'request.object.spec.containers[0',
    "'a' ",
    'request.object.spec.containers[',
    'request.object.spec.containers[‸]',
    'request.object.spec.containers[1:',
    'request.object.spec.containers[].ports[',
    'request.*[',
  ])('in %s is nothing at all', (marking) => {
    expect(offered(marking)).toEqual([]);
  });

  test('has its type beside it', () => {
    const types = offered('request.object.spec.containers[0].').map(({ label, kind, detail }) => [label, kind, detail]);
    expect(types).toEqual([
      ['name', 'field', 'string'],
      ['image', 'field', 'string'],
      ['ports', 'field', 'array of Port'],
    ]);
    expect(offered('')[0]).toMatchObject({ label: 'request', kind: 'variable', detail: 'AdmissionRequest' });
  });
});

describe('A function', () => {
  const called = (marking: string, name: string): unknown => offered(marking).find(({ label }) => label === name);

  test('is offered where a value may begin, with what it does', () => {
    expect(called('le', 'length')).toEqual({
      label: 'length',
      kind: 'function',
      detail: 'length(value: string or array or object) → number',
      does: 'How many characters, elements or entries there are.',
      insert: 'length($0)',
      replace: { start: 0, end: 2 },
    });
    expect(called('time_now', 'time_now')).toMatchObject({ insert: 'time_now()' });
    expect(called('le‸(request)', 'length')).toMatchObject({ insert: 'length' });
  });

  test('is not offered behind a dot', () => {
    expect(called('request.', 'length')).toBeUndefined();
  });
});

test('The word at the place is replaced', () => {
  expect(offered('a == request.ob‸ject.spec')[0]?.replace).toEqual({ start: 13, end: 19 });
});

test('What is longer than anybody writes is left alone', () => {
  expect(offered(`request${'.a'.repeat(5000)}.`)).toEqual([]);
});
