import { expect, test } from 'vitest';
import { lacking } from '../../../../../../src/domain/jmespath/library/kyverno/lacking.ts';

test('It says what is missing', () => {
  const missing = { kind: 'clock', name: '' } as const;
  expect(lacking('time_now', missing)).toEqual({
    code: 'unavailable',
    message: '"time_now" asks for the present time, which is not known here.',
    missing,
  });
  expect(lacking('is_external_url', { kind: 'http', name: 'a.b' }).message).toBe(
    '"is_external_url" asks for the address of "a.b", which is not known here.',
  );
});
