import { describe, expect, test } from 'vitest';
import { answerOf, Failed, failed } from '../../../../src/node/kubernetes/failed.ts';

describe('an answer', () => {
  test('is the value of the work, or its failure', async () => {
    expect(await answerOf(async () => 7)).toEqual({ value: 7 });
    expect(await answerOf(() => Promise.reject(failed('timeout', 'No.', { remedy: 'Wait.' })))).toEqual({
      failure: { code: 'timeout', message: 'No.', remedy: 'Wait.', right: null, retryAfter: null },
    });
  });

  test('is none for a bug, nor when nobody waits for it', async () => {
    await expect(answerOf(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(answerOf(() => Promise.reject(failed('reset', 'No.')), gone)).rejects.toThrow('gone');
  });

  test('A failure is an error with its sentence', () => {
    expect(failed('timeout', 'No.')).toBeInstanceOf(Failed);
    expect(failed('timeout', 'No.')).toMatchObject({ name: 'Failed', message: 'No.' });
  });
});
