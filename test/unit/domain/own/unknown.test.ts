import { expect, test } from 'vitest';
import { fields, textAt } from '../../../../src/domain/own/read.ts';
import { unknownKey, unknownValue } from '../../../../src/domain/own/unknown.ts';
import { placeOf } from '../platform/repo.ts';

const known = { code: 'platform/unknown-name', what: 'application', names: ['ollama', 'chat'] } as const;

test('A value that names nothing is told with the near name, which the fix writes', () => {
  const found = (text: string) =>
    fields(placeOf(text)).map((place) => {
      const read = textAt(place);
      return read === null ? null : unknownValue(read, known, text);
    });
  expect(found('a: olama\nb: wiki\n')).toMatchObject([
    {
      code: 'platform/unknown-name',
      message: 'No application is called "olama"; did you mean "ollama"?',
      range: { start: 3, end: 8 },
      fixes: [{ edits: [{ newText: 'ollama' }] }],
    },
    { message: 'No application is called "wiki".', fixes: [] },
  ]);
});

test('A key that names nothing is underlined itself', () => {
  const text = 'olama: { memory: 1Gi }\n';
  expect(fields(placeOf(text)).map((place) => unknownKey(place, known, text))).toMatchObject([
    {
      message: 'No application is called "olama"; did you mean "ollama"?',
      range: { start: 0, end: 5 },
      fixes: [],
    },
  ]);
});
