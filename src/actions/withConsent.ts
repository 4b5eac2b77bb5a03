import type { CheckConsent } from '../ports.ts';
import type { ValidatePorts } from './validate.ts';

/** The same checks with another to ask for consent. Whether they may write is asked for each time: it may be taken back. */
export function withConsent(checks: ValidatePorts, consent: CheckConsent): ValidatePorts {
  return {
    ...checks,
    consent,
    get writable() {
      return checks.writable;
    },
  };
}
