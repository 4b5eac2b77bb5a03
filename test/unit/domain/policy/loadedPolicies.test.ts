import { expect, test } from 'vitest';
import { LoadedPolicies } from '../../../../src/domain/policy/loadedPolicies.ts';
import { pod, tagged, validatingPolicy } from './asked.ts';

const policy = validatingPolicy(tagged);
const other = validatingPolicy(tagged, { metadata: { name: 'other' } });
const exception = {
  apiVersion: 'policies.kyverno.io/v1',
  kind: 'PolicyException',
  metadata: { name: 'e' },
  spec: { policyRefs: [{ kind: 'ValidatingPolicy', name: 'images' }] },
};
const mutating = { apiVersion: 'policies.kyverno.io/v1', kind: 'MutatingPolicy', metadata: { name: 'm' }, spec: {} };
const native = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'native' },
  spec: { ...tagged },
};

const standards = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
};

function loaded(
  objects: readonly object[],
  before: LoadedPolicies<null> | null = null,
  likeCommandLine = false,
): LoadedPolicies<null> {
  return new LoadedPolicies(
    objects.map((object) => ({ object, source: null })),
    likeCommandLine,
    before,
  );
}

test("What an API server does by itself, Kyverno's command line does not", () => {
  const names = [false, true].map((likeCommandLine) =>
    loaded([policy, standards], null, likeCommandLine).asked.map((one) => one.policy.name),
  );
  expect(names).toEqual([['images', 'shop'], ['images']]);
});

test('What is no policy is not asked, and one that is not judged says what it would take', () => {
  const { asked } = loaded([pod({}), policy, exception, mutating, native]);
  expect(asked.map((one) => [one.policy.name, one.set === null, one.missing?.kind ?? null])).toEqual([
    ['images', false, null],
    ['m', true, 'mutation'],
    ['native', false, null],
  ]);
});

test('A policy is not compiled again while neither it nor what is beside it changes', () => {
  const before = loaded([policy, other, exception]);
  const sets = (one: LoadedPolicies<null>): readonly unknown[] => one.asked.map(({ set }) => set);
  expect(sets(loaded([policy, other, exception], before))[0]).toBe(sets(before)[0]);
  expect(sets(loaded([{ ...policy }, other, exception], before))[0]).not.toBe(sets(before)[0]);
  expect(sets(loaded([{ ...policy }, other, exception], before))[1]).toBe(sets(before)[1]);
  expect(sets(loaded([policy, other], before))[0]).not.toBe(sets(before)[0]);
});
