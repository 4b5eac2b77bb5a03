import { expect, test } from 'vitest';
import { once } from '../../../src/domain/once.ts';

function counted(): { readonly asked: string[]; readonly work: (text: string) => number | null } {
  const asked: string[] = [];
  const work = once((text) => {
    asked.push(text);
    return text === '' ? null : text.length;
  });
  return { asked, work };
}

test('A text is worked out once, whatever it comes to', () => {
  const { asked, work } = counted();
  expect(['a', '', 'a', 'bc', ''].map(work)).toEqual([1, null, 1, 2, null]);
  expect(asked).toEqual(['a', '', 'bc']);
});

test('What is long is not remembered', () => {
  const { asked, work } = counted();
  const long = 'a'.repeat(201);
  expect([work(long), work(long)]).toEqual([201, 201]);
  expect(asked).toEqual([long, long]);
});

test('Of too many texts all are forgotten', () => {
  const { asked, work } = counted();
  for (let index = 0; index <= 2_000; index++) work(`${index}`);
  work('2000');
  work('0');
  expect(asked.slice(2_000)).toEqual(['2000', '0']);
});
