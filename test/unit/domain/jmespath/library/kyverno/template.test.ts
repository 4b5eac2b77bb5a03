import { expect, test } from 'vitest';
import { expand } from '../../../../../../src/domain/jmespath/library/kyverno/template.ts';

const match = {
  text: 'ab',
  groups: ['a', null],
  names: new Map([
    ['n', 1],
    ['1x', 1],
  ]),
};

test.each([
  ['plain', 'plain'],
  ['$0-$1-$2-$3', 'ab-a--'],
  ['${1}x', 'ax'],
  ['$1x', 'a'],
  ['$1y', ''],
  ['${n}$n', 'aa'],
  ['$$1', '$1'],
  ['$', '$'],
  ['${', '${'],
  ['${}', '${}'],
  ['${1', '${1'],
  ['$-', '$-'],
  ['$01', ''],
  ['$toString', ''],
])('%s', (template, text) => expect(expand(match, template)).toBe(text));
