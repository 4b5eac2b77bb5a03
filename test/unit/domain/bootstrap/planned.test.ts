import { expect, test } from 'vitest';
import { impossible, nothing } from '../../../../src/domain/bootstrap/planned.ts';
import { digestOf } from '../../../../src/domain/bootstrap/digest.ts';
import { planOf, plannedStep } from './plans.ts';

test('what can not be done does nothing, and says why', () => {
  expect(impossible('There is no ssh.')).toEqual({
    ...nothing,
    problem: 'There is no ssh.',
    decides: expect.anything(),
  });
});

test('another reason is another plan', async () => {
  const digests = await Promise.all(
    ['There is no ssh.', 'There is no host.'].map((why) => digestOf(planOf([plannedStep('one', impossible(why))]))),
  );
  expect(digests[0]).not.toBe(digests[1]);
});
