import { expect, test } from 'vitest';
import { imaginedBinding } from '../../../../src/domain/policy/unbound.ts';

const policy = { kind: 'ValidatingAdmissionPolicy', metadata: { name: 'p' } };
const bindingOf = (policyName: string): object => ({ spec: { policyName } });

test.each<[string, unknown, readonly unknown[], boolean]>([
  ['nothing binds', policy, [], true],
  ['another is bound', policy, [bindingOf('q')], true],
  ['it is bound', policy, [bindingOf('p')], false],
  ['it needs none', { ...policy, kind: 'ValidatingPolicy' }, [], false],
])('%s', (_, one, bindings, isImagined) => {
  const made = imaginedBinding(one, bindings);
  expect(made === null ? null : Object.keys(made)).toEqual(
    isImagined ? ['apiVersion', 'kind', 'metadata', 'spec'] : null,
  );
  expect(made === null || 'spec' in made).toBe(true);
});
