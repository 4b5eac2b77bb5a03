import { expect, test } from 'vitest';
import { Meter, withinSteps } from '../../../../src/domain/policy/meter.ts';
import { unsaid } from '../../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import { Patience } from '../../../../src/domain/policy/patience.ts';

const said = ['spec', 'validations', 0, 'expression'];
const stopped: Outcome = { ...unsaid, outcome: 'error', action: 'audit', isStopped: true, said };
const failed: Outcome = { ...unsaid, outcome: 'fail', action: 'audit', said };

function spend(meter: Meter): void {
  withinSteps(
    () => {
      meter.take(meter.left + 1);
    },
    () => undefined,
  );
}

test('Parts of a policy share a meter, and get a small one each when it is spent', () => {
  const allowance = new Patience().forObject();
  const first = allowance.meter();
  expect(first.left).toBe(new Meter().left);
  expect(allowance.meter()).toBe(first);
  expect(allowance.isExhausted).toBe(false);
  spend(first);
  expect(allowance.isExhausted).toBe(true);
  const second = allowance.meter();
  expect(second.left).toBe(Meter.partOf(0.01).left);
  expect(allowance.isExhausted).toBe(true);
});

test('Once it was stopped, a policy gets the small meter for every object', () => {
  const patience = new Patience();
  expect(patience.note({}, [failed], patience.forObject())).toBe(false);
  expect([patience.stopped, patience.forObject().meter().left]).toEqual([null, new Meter().left]);
  const times = ['a', 'b'].map((object) => patience.note(object, [failed, stopped], patience.forObject()));
  expect(times).toEqual([true, false]);
  expect(patience.stopped).toEqual({ object: 'a', said });
  expect(patience.forObject().meter().left).toBe(Meter.partOf(0.01).left);
});

test('A message that takes too long stops it too', () => {
  const patience = new Patience();
  const allowance = patience.forObject();
  spend(allowance.meter());
  patience.note('a', [{ ...failed, outcome: 'pass' }, failed], allowance);
  expect(patience.stopped).toEqual({ object: 'a', said });
});

test('Nobody knows which part it was when no outcome says so', () => {
  const patience = new Patience();
  const allowance = patience.forObject();
  spend(allowance.meter());
  patience.note('a', [], allowance);
  expect(patience.stopped).toEqual({ object: 'a', said: null });
});
