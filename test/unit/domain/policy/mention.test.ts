import { expect, test } from 'vitest';
import { mentionsPolicies } from '../../../../src/domain/policy/mention.ts';

test.each([
  ['apiVersion: kyverno.io/v1\n', true],
  ['{"apiVersion" : "policies.kyverno.io/v1"}', true],
  ['kind: ValidatingAdmissionPolicy\n', true],
  ['kind: ValidatingAdmissionPolicyBinding\n', true],
  ['labels: {pod-security.kubernetes.io/enforce: baseline}', true],
  ['apiVersion: v1\nkind: Pod\n', false],
  ['# see kyverno.io/docs\n', false],
])('%j: %s', (text, mentions) => expect(mentionsPolicies(text)).toBe(mentions));
