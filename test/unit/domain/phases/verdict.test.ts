import { expect, test } from 'vitest';
import { resultOf, verdict } from '../../../../src/domain/phases/verdict.ts';
import { template } from './template.ts';

const spec = template().spec.phases[0]?.checks[0];
if (spec === undefined) throw new Error('The template has no checks.');

test.each([
  ['passed', {}, null],
  ['failed', {}, spec.remedy],
  ['stale', { was: 'failed' }, spec.remedy],
  ['stale', { was: 'passed' }, null],
  ['unknown', { remedy: 'Ask for the right.' }, 'Ask for the right.'],
  ['failed', { remedy: 'Another.' }, 'Another.'],
] as const)('What to do is told where something has to be done: %s %j', (state, more, remedy) => {
  expect(resultOf(spec, verdict(state, 'x', more))).toMatchObject({
    id: spec.id,
    title: spec.title,
    state,
    remedy,
    message: 'x',
  });
});
