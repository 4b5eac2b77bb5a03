import { describe, expect, test } from 'vitest';
import { loadValidatingPolicy } from '../../../../../src/domain/policy/validating/policy.ts';
import { loaded, tagged, validatingPolicy } from '../asked.ts';

describe('a ValidatingPolicy', () => {
  test('of which an expression is not understood is not in force', () => {
    const made = loadValidatingPolicy(validatingPolicy({ validations: [{ expression: '1 +' }] }), []);
    expect(made).toEqual({
      problems: [{ steps: ['spec', 'validations', 0, 'expression'], problem: expect.anything() }],
    });
  });

  test('is read as it is written, with what is derived from it', () => {
    const { forms, ...policy } = loaded({ ...tagged, validationActions: ['Audit'], failurePolicy: 'Ignore' });
    expect(policy).toEqual({
      isScored: true,
      kind: 'ValidatingPolicy',
      namespace: null,
      name: 'images',
      action: 'audit',
      mode: 'Kubernetes',
      ignoresFailures: true,
    });
    expect(forms.map(({ from }) => from)).toEqual(['written', 'cronjobs', 'defaults']);
  });
});
