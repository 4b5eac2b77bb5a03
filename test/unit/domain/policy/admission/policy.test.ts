import { describe, expect, test } from 'vitest';
import { loadAdmissionPolicy } from '../../../../../src/domain/policy/admission/policy.ts';

const metadata = { name: 'images' };

describe('a ValidatingAdmissionPolicy', () => {
  test('has the bindings that name it', () => {
    const bound = { metadata: { name: 'all' }, spec: { policyName: 'images', validationActions: ['Warn'] } };
    const other = { metadata: { name: 'other' }, spec: { policyName: 'other' } };
    expect(loadAdmissionPolicy({ metadata, spec: { failurePolicy: 'Ignore' } }, [bound, other])).toMatchObject({
      policy: { name: 'images', ignoresFailures: true, bindings: [{ name: 'all', actions: ['Warn'] }] },
    });
  });

  test.each<[string, object, boolean]>([
    [
      'params are there with a kind',
      { paramKind: { kind: 'ConfigMap' }, validations: [{ expression: 'params == null' }] },
      true,
    ],
    ['params are not there without one', { validations: [{ expression: 'params == null' }] }, false],
    ['Kyverno has functions that Kubernetes has not', { validations: [{ expression: "md5('a') == 'b'" }] }, false],
  ])('%s', (_, spec, isUnderstood) => {
    expect('policy' in loadAdmissionPolicy({ metadata, spec }, [])).toBe(isUnderstood);
  });
});
