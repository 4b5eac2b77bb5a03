import { describe, expect, test } from 'vitest';
import { bodyAnswer } from '../../../../../src/domain/policy/classic/body.ts';
import { foreachAnswer } from '../../../../../src/domain/policy/classic/foreach.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { pod } from '../asked.ts';
import { subjectFor } from './around.ts';

const object = pod({
  containers: [
    { name: 'a', image: 'x:1', ports: [{ n: 1 }] },
    { name: 'b', image: 'y:latest', ports: [{ n: 1 }, { n: 2 }] },
  ],
  words: ['one', null, 'two'],
});
const list = 'request.object.spec.containers';
const latest: Data = { conditions: { any: [{ key: '{{ element.image }}', operator: 'Equals', value: '*:latest' }] } };

describe('a loop', () => {
  test.each<[string, readonly Data[], object | null]>([
    [
      'passes when every element does',
      [{ list, pattern: { image: '*:*' } }],
      { outcome: 'pass', message: 'rule passed' },
    ],
    [
      'fails with the first element that does, in the object',
      [{ list, pattern: { image: '!*:latest' } }],
      {
        outcome: 'fail',
        message: 'validation failure: validation error: rule tags failed at path /image/',
        spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }],
        said: ['validate', 'foreach', 0, 'pattern', 'image'],
      },
    ],
    [
      'may deny',
      [{ list, deny: latest }],
      { outcome: 'fail', spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }] },
    ],
    [
      'may have a loop in it',
      [{ list, foreach: [{ list: 'element.ports', pattern: { n: '<2' } }] }],
      { outcome: 'fail', spots: [{ steps: ['spec', 'containers', 1, 'ports', 1, 'n'], missing: false }] },
    ],
    [
      'knows where it is',
      [{ list, preconditions: { all: [{ key: '{{ elementIndex }}', operator: 'Equals', value: 0n }] }, deny: latest }],
      { outcome: 'pass' },
    ],
    [
      'looks at the whole object for what is no map',
      [{ list: 'request.object.spec.words', pattern: { kind: 'Pod' } }],
      { outcome: 'pass' },
    ],
    [
      'looks at the whole object where that is asked',
      [{ list, elementScope: false, pattern: { kind: 'Pod' } }],
      { outcome: 'pass' },
    ],
    [
      'can not look at an element that is no map',
      [{ list: 'request.object.spec.words', elementScope: true, pattern: {} }],
      { outcome: 'error', message: expect.stringContaining('got type=string') },
    ],
    ['passes over a list that is not there', [{ list: 'request.object.spec.nope', pattern: {} }], null],
    [
      'says why there is no list',
      [{ list: 'length(`1`)', pattern: {} }],
      { outcome: 'error', message: expect.stringMatching(/^failed to evaluate list: /) },
    ],
    [
      'with elements elsewhere forgets a list that was none',
      [
        { list: 'length(`1`)', pattern: {} },
        { list, pattern: { image: '*' } },
      ],
      { outcome: 'pass' },
    ],
    ['over a list that nobody knows is not judged', [{ list: 'time_now()', pattern: {} }], { outcome: 'unjudged' }],
    ['over no elements says nothing', [{ list: "request.object.spec.words[?@ == 'x']", pattern: {} }], null],
    [
      'passes over elements whose preconditions have no value',
      [
        {
          list,
          preconditions: { all: [{ key: '{{ element.nope }}', operator: 'Equals', value: 'x' }] },
          pattern: { image: 'x' },
        },
      ],
      null,
    ],
  ])('%s', (_, loops, result) => {
    const said = foreachAnswer(loops, subjectFor(object), ['validate', 'foreach'], bodyAnswer);
    expect([said]).toMatchObject([result]);
  });
});
