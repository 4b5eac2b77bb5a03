import { expect, test } from 'vitest';
import type { ValidatePorts } from '../../../src/actions/validate.ts';
import { withConsent } from '../../../src/actions/withConsent.ts';

test('Another is asked, and writing that is forbidden later is heard', async () => {
  let writable: string | null = 'uid';
  const checks = {
    consent: { allows: async () => false },
    get writable() {
      return writable;
    },
  } as unknown as ValidatePorts;
  const over = withConsent(checks, { allows: async () => true });
  expect([over.writable, await over.consent.allows([], new AbortController().signal)]).toEqual(['uid', true]);
  writable = null;
  expect(over.writable).toBeNull();
});
