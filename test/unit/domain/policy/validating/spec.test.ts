import { describe, expect, test } from 'vitest';
import { actionOf, compileSpec, ignoresFailures, modeOf } from '../../../../../src/domain/policy/validating/spec.ts';

describe('a spec', () => {
  test.each([
    [undefined, 'enforce'],
    [[], 'enforce'],
    [['Audit'], 'audit'],
    [['Warn', 'Audit'], 'warn'],
    [['Audit', 'Deny'], 'enforce'],
  ])('with the actions %j does: %s', (validationActions, action) => {
    expect(actionOf({ validationActions })).toBe(action);
  });

  test.each([
    [false, 'audit'],
    [true, 'enforce'],
  ])('refuses what it is about as far as admission asks it: %s', (enabled, action) => {
    expect(actionOf({ evaluation: { admission: { enabled } }, validationActions: ['Deny'] })).toBe(action);
  });

  test.each([
    [{}, 'Kubernetes', false],
    [{ evaluation: { mode: 'JSON' }, failurePolicy: 'Ignore' }, 'JSON', true],
    [{ failurePolicy: 'Fail' }, 'Kubernetes', false],
  ])('%j has the mode %s, and ignores failures: %s', (spec, mode, ignores) => {
    expect([modeOf(spec), ignoresFailures(spec)]).toEqual([mode, ignores]);
  });

  test('of data has no annotations', () => {
    const auditAnnotations = [{ key: 'k', valueExpression: '1 +' }];
    expect(compileSpec({ auditAnnotations }, false)).toHaveProperty('problems');
    expect(compileSpec({ auditAnnotations, evaluation: { mode: 'JSON' } }, false)).toHaveProperty('program');
  });
});
