import { describe, expect, test } from 'vitest';
import { unsaid } from '../../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import { besideUnread, unreadIn } from '../../../../src/domain/policy/unread.ts';

const exception = (list: string, apiVersion = 'policies.kyverno.io/v1'): string => `{{- if .Values.exempt }}
apiVersion: ${apiVersion}
kind: PolicyException
metadata:
  name: {{ .Release.Name }}
spec:
${list}
  matchConditions: []
{{- end }}
`;
const named = exception('  policyRefs:\n    - name: tags\n      kind: ValidatingPolicy');
const fail: Outcome = { ...unsaid, outcome: 'fail', action: 'enforce', assumptions: ['A is so.'] };
const pass: Outcome = { ...unsaid, outcome: 'pass', action: 'enforce' };

test.each([
  [named, 'exception'],
  [exception('  exceptions: []', 'kyverno.io/v2'), 'exception'],
  ['apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: {{ .Values.name }}}\n', 'policy'],
  ['apiVersion: "policies.kyverno.io/v1"\nkind: "ValidatingPolicy"\n', 'policy'],
  ['apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\n', 'policy'],
  ['apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\n', 'binding'],
  ['apiVersion: example.org/v1\nkind: ClusterPolicy\n', null],
  ['apiVersion: v1\nkind: Pod\nspec:\n  kind: ClusterPolicy\n', null],
  ['{{ include "policies" . }}\n', null],
])('%s would be: %s', (text, is) => {
  expect(unreadIn(text)?.is ?? null).toBe(is);
});

describe('A failure beside exceptions that nobody can read', () => {
  const assumptions = (kind: string, name: string, ...texts: readonly string[]): readonly (readonly string[])[] => {
    const unread = texts.flatMap((text) => unreadIn(text) ?? []);
    return besideUnread([pass, fail], { kind, name }, unread).map((one) => one.assumptions);
  };
  const one = 'A PolicyException that only Helm can read does not exempt it.';

  test.each([
    ['names the policy', named],
    ['names policies by a wildcard', exception('  exceptions:\n  - policyName: t*\n    ruleNames: [a]')],
    ['names what Helm writes', exception('  policyRefs:\n  - name: {{ .Values.policy }}')],
    ['has a list that Helm writes', exception('  {{- toYaml .Values.spec | nindent 2 }}')],
  ])('takes for granted that one does not exempt it which %s', (_, text) => {
    expect(assumptions('ValidatingPolicy', 'tags', text)).toEqual([[], ['A is so.', one]]);
  });

  test('counts several', () => {
    const several = 'None of 2 PolicyExceptions that only Helm can read exempts it.';
    expect(assumptions('ClusterPolicy', 'tags', named, named)).toEqual([[], ['A is so.', several]]);
  });

  test.each([
    ['one of another policy', 'ValidatingPolicy', 'other', named],
    ['a policy', 'ValidatingPolicy', 'tags', 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\n'],
    ['one of Kyverno, where Kubernetes judges', 'ValidatingAdmissionPolicy', 'tags', named],
  ])('takes nothing for granted of %s', (_, kind, name, text) => {
    expect(assumptions(kind, name, text)).toEqual([[], ['A is so.']]);
  });
});
