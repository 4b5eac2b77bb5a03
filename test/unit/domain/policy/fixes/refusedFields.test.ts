import { expect, test } from 'vitest';
import { refusedFields } from '../../../../../src/domain/policy/fixes/refusedFields.ts';
import { unsaid } from '../../../../../src/domain/policy/outcome.ts';
import { deployment } from '../asked.ts';
import { classicPolicy } from './refused.ts';

const failure = {
  ...unsaid,
  outcome: 'fail',
  action: 'audit',
  said: ['spec', 'rules', 0, 'validate', 'podSecurity'],
} as const;
const host = deployment({ hostPID: true, containers: [{ name: 'a', image: 'x' }] });
const spec = ['spec', 'template', 'spec'];

test.each([
  ['all of a level', { level: 'baseline' }, host, [[...spec, 'hostPID']]],
  ['but what is excluded', { level: 'baseline', exclude: [{ controlName: 'Host Namespaces' }] }, host, []],
  ['nothing of what makes no pods', { level: 'baseline' }, { kind: 'Service' }, []],
  ['nothing of what can not be read', { level: 'baseline' }, { kind: 'Pod', spec: { hostPID: 1 } }, []],
])('%s', (_what, podSecurity, object, expected) => {
  expect(refusedFields(failure, classicPolicy({ podSecurity }), object)).toEqual(expected);
});

test('Fields are told in full', () => {
  const fields = refusedFields(
    failure,
    classicPolicy({ podSecurity: { level: 'restricted', version: 'v1.30' } }),
    host,
  );
  expect(fields).toContainEqual([...spec, 'containers', 0, 'securityContext', 'capabilities', 'drop']);
});

test.each([
  ['of other rules', { pattern: {} }, failure],
  ['where nothing is said', { podSecurity: { level: 'baseline' } }, { ...failure, said: null }],
])('Null %s', (_what, validate, outcome) => {
  expect(refusedFields(outcome, classicPolicy(validate), host)).toBeNull();
});
