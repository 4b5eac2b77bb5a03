import { expect, test } from 'vitest';
import { textsAt } from '../../../../src/domain/own/read.ts';
import { circlesIn } from '../../../../src/domain/phases/circle.ts';
import { inCircles } from '../../../../src/domain/phases/circles.ts';
import { placeOf } from '../platform/repo.ts';

test('Each name that leads back is told with the way, a long one without its middle', () => {
  const ring = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const needs = new Map(ring.map((name, index) => [name, [ring[(index + 1) % ring.length] ?? '', name]]));
  const text = '[b, a, z]';
  const found = inCircles('a', textsAt(placeOf(text)), circlesIn(needs), text);
  expect(found.map(({ code, message, range }) => `${code} «${text.slice(range.start, range.end)}» ${message}`)).toEqual(
    [
      'phase/cycle «b» "a" requires "b" requires "c" requires … requires "g" requires "a": none of them can be first.',
      'phase/cycle «a» "a" requires itself.',
    ],
  );
});
