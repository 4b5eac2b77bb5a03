import { expect, test } from 'vitest';
import { findingOf } from '../../../../src/domain/finding.ts';
import { withMore } from '../../../../src/domain/own/judged.ts';

test('A place that the shape has told of is not told of again', () => {
  const at = (pointer: string, property: string | null = null) =>
    ({ ...findingOf('platform/type', 'x', { start: 0, end: 0 }), pointer, property }) as const;
  const shape = { root: null, readable: true, problem: null, fits: false, findings: [at('/a'), at('/b', 'c')] };
  const more = [at('/a'), at('/a', 'c'), at('/b', 'c'), at('/b', 'd'), at('/d')];
  expect(withMore(shape, more).findings.map(({ pointer, property }) => `${pointer} ${property ?? '-'}`)).toEqual([
    '/a -',
    '/b c',
    '/a c',
    '/b d',
    '/d -',
  ]);
});
