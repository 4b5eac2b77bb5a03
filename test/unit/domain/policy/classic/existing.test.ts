import { expect, test } from 'vitest';
import { allowsExisting, requestBefore } from '../../../../../src/domain/policy/classic/existing.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { asked, pod } from '../asked.ts';

test.each<[Data, Data, boolean]>([
  [{ validationFailureAction: 'Enforce' }, { deny: {} }, true],
  [{ validationFailureAction: 'enforce' }, { podSecurity: {} }, true],
  [{}, { failureAction: 'Enforce', pattern: {} }, true],
  [{}, { deny: {} }, false],
  [{ validationFailureAction: 'Enforce' }, { failureAction: 'Audit', deny: {} }, false],
  [{ validationFailureAction: 'Enforce' }, { deny: {}, allowExistingViolations: false }, false],
  [{ validationFailureAction: 'Enforce' }, { cel: {} }, false],
  [{ validationFailureActionOverrides: [{ action: 'Enforce', namespaces: ['*'] }] }, { deny: {} }, false],
])('By %j a rule with %j lets violations be: %s', (spec, validate, lets) => {
  expect(allowsExisting({ spec }, { validate })).toBe(lets);
});

test('What was before an update is what was made then', () => {
  const [before, after] = [pod({ a: 1 }), pod({ a: 2 })];
  const update = asked(after, { operation: 'UPDATE', oldObject: before });
  expect(requestBefore(update)).toEqual({ ...update, operation: 'CREATE', object: before, oldObject: null });
  expect(requestBefore(asked(after))).toBeNull();
  expect(requestBefore(asked(after, { operation: 'DELETE', object: null, oldObject: after }))).toBeNull();
});
