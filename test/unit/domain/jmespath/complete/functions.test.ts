import { expect, test } from 'vitest';
import { functions } from '../../../../../src/domain/jmespath/complete/functions.ts';
import { kyvernoLibrary } from '../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';

test('Every function that Kyverno has is explained, and no other', () => {
  expect([...functions.keys()].toSorted()).toEqual([...kyvernoLibrary.keys()].toSorted());
});

test.each([...kyvernoLibrary.values()].map((one) => [one.name, one] as const))(
  '%s has a name for each argument',
  (name, one) => {
    const { parameters = [], does = '' } = functions.get(name) ?? {};
    expect(parameters).toHaveLength(one.takes.length);
    expect(parameters.map((parameter) => parameter.startsWith('&'))).toEqual(
      one.takes.map(([type]) => type === 'expref'),
    );
    expect(parameters.some((parameter) => parameter.endsWith('…'))).toBe(one.isVariadic && one.takes.length > 0);
    expect(does).toMatch(/^[A-Z0-9].*\.$/);
  },
);
