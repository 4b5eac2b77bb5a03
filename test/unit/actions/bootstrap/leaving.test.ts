import { describe, expect, test } from 'vitest';
import { Cut, leaving } from '../../../../src/actions/bootstrap/leaving.ts';

const never = new AbortController().signal;
const aborted = AbortSignal.abort(new Error('enough'));
function fails(error: unknown) {
  return async (): Promise<never> => {
    throw error;
  };
}

async function cutOf(doing: Promise<unknown>): Promise<unknown> {
  return doing.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('what is left behind', () => {
  test.each<[string, string | (() => Promise<string>)]>([
    ['as a sentence', 'A file is left.'],
    ['looked up then', async () => 'A file is left.'],
  ])('is told by who is cut, %s', async (_, left) => {
    const error = await cutOf(leaving(left, aborted, fails(aborted.reason)));
    expect(error).toBeInstanceOf(Cut);
    expect(error).toMatchObject({ left: 'A file is left.', message: 'enough', cause: aborted.reason });
  });

  test('is what was said inside', async () => {
    const inner = (): Promise<never> => leaving('Inside.', aborted, fails(aborted.reason));
    expect(await cutOf(leaving('Outside.', aborted, inner))).toMatchObject({ left: 'Inside.' });
  });

  test('has a reason that need not be an error', async () => {
    expect(await cutOf(leaving('x', aborted, fails('gone')))).toMatchObject({ message: 'gone' });
  });
});

test('A fault stays what it is while nobody has cut it', async () => {
  const fault = new Error('a fault of ours');
  expect(await cutOf(leaving('x', never, fails(fault)))).toBe(fault);
});

test('What is not cut gives what it gives', async () => {
  expect(await leaving('x', aborted, async () => 7)).toBe(7);
});
