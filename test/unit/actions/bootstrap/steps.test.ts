import { expect, test } from 'vitest';
import { steps } from '../../../../src/actions/bootstrap/steps.ts';
import { stepKinds } from '../../../../src/domain/phases/schema.ts';

test('every kind of step that a phase can have is planned and run in some way', () => {
  expect(Object.keys(steps).toSorted()).toEqual([...stepKinds].toSorted());
  for (const step of Object.values(steps)) expect(Object.keys(step).toSorted()).toEqual(['plan', 'run']);
});
