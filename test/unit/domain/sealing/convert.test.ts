import { describe, expect, test } from 'vitest';
import { toFormat } from '../../../../src/domain/sealing/convert.ts';

describe('JSON', () => {
  test.each([
    ['One document is one object', 'a: 1 # b\n', '{"a":1}\n'],
    ['Blank documents do not count', '---\n# none\n---\na: 1\n', '{"a":1}\n'],
    ['Several are a List', 'a: 1\n---\nb: 2\n', '{"apiVersion":"v1","kind":"List","items":[{"a":1},{"b":2}]}\n'],
    ['JSON is one line', '{\n  "a": [1]\n}', '{"a":[1]}\n'],
  ])('%s', (_, text, expected) => expect(toFormat(text, 'json')).toBe(expected));
});

describe('YAML', () => {
  test.each([
    ['YAML stays as it is', '# a\na:   1 # b', '# a\na:   1 # b'],
    ['JSON becomes blocks', '{"a": {"b": ["c"]}, "d": "1"}', 'a:\n  b:\n  - c\nd: "1"\n'],
    ['So does all beside it', '{"a": 1}\n---\nb: 2 # c\n', 'a: 1\n---\nb: 2\n'],
  ])('%s', (_, text, expected) => expect(toFormat(text, 'yaml')).toBe(expected));
});
