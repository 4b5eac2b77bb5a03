import { expect, test } from 'vitest';
import { textsAt } from '../../../../src/domain/own/read.ts';
import { twice } from '../../../../src/domain/own/twice.ts';
import { placeOf } from '../platform/repo.ts';

test('Every place of a name but the first is told, and leads to the first', () => {
  const text = '[a, b, a, c, a, toString]';
  const words = { code: 'platform/name-clash', message: (name: string) => `Again ${name}.`, first: 'First.' } as const;
  const found = twice([...textsAt(placeOf(text)), null], words, text);
  expect(found.map(({ message, range, related }) => [message, range.start, related[0]?.range.start])).toEqual([
    ['Again a.', 7, 1],
    ['Again a.', 13, 1],
  ]);
});
