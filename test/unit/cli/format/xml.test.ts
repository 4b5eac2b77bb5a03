import { describe, expect, test } from 'vitest';
import { attribute } from '../../../../src/cli/format/xml.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { elementsOf } from './xml.ts';

test('What XML has a meaning for is written as an entity', () => {
  expect(attribute('<a b="c" d=\'e\'>&\n\t\r')).toBe('&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;&#10;&#9;&#13;');
});

describe('whatever is in it, it is one value of one attribute', () => {
  test.each(Object.entries(hostile))('%s', (_, text) => {
    expect(elementsOf(`<a b="${attribute(text)}"/>`)).toHaveLength(1);
  });
});
