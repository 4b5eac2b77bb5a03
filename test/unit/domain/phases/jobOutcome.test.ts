import { expect, test } from 'vitest';
import { outcomeOf } from '../../../../src/domain/phases/jobOutcome.ts';

const job = (...conditions: readonly unknown[]) => ({ status: { conditions } });

test.each([
  ['nothing', {}, null],
  ['no condition', job(), null],
  ['one that does not hold', job({ type: 'Complete', status: 'False' }), null],
  ['one that comes before the end', job({ type: 'SuccessCriteriaMet', status: 'True' }), null],
  ['its end', job({ type: 'Complete', status: 'True' }), { outcome: 'succeeded', said: null }],
  ['its failure', job({ type: 'Failed', status: 'True' }), { outcome: 'failed', said: null }],
  [
    'why it failed',
    job({ type: 'Failed', status: 'True', reason: 'DeadlineExceeded', message: 'Job was active longer' }),
    { outcome: 'failed', said: 'The Job says: DeadlineExceeded: Job was active longer.' },
  ],
  ['what is none', job(null, 'x', { type: 'Suspended', status: 'True' }), null],
])('A Job says %s', (_, object, outcome) => {
  expect(outcomeOf(object)).toEqual(outcome);
});
