import { expect, test } from 'vitest';
import { networkPolicySpec } from '../../../../../../src/domain/policy/defaults/rules/network.ts';

test.each([
  [{}, ['Ingress']],
  [{ egress: [] }, ['Ingress']],
  [{ egress: [{}] }, ['Ingress', 'Egress']],
  [{ egress: [{}], policyTypes: ['Egress'] }, ['Egress']],
])('%j is about %j', (spec, types) => {
  expect(networkPolicySpec(spec)).toEqual({ ...spec, policyTypes: types });
});
