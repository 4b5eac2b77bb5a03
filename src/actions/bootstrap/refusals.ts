import type { CheckPlace } from '../../live/asked.ts';
import type { CheckConsent } from '../../ports.ts';
import { withConsent } from '../withConsent.ts';
import type { BootstrapPorts } from './ports.ts';

/** The checks that somebody has said no to in one run: nobody is asked about them again. */
export class Refusals {
  readonly #refused = new Set<string>();

  has({ phase, check }: CheckPlace): boolean {
    return this.#refused.has(keyOf(phase, check));
  }

  /** The same consent; a no is remembered, and repeated without a question. */
  asking(consent: CheckConsent): CheckConsent {
    return {
      allows: async (uses, signal) => {
        if (uses.some((use) => this.has(use))) return false;
        const isAllowed = await consent.allows(uses, signal);
        if (!isAllowed) for (const { phase, check } of uses) this.#refused.add(keyOf(phase, check));
        return isAllowed;
      },
    };
  }

  /** The same ports, whose checks are asked about like this. */
  over(ports: BootstrapPorts): BootstrapPorts {
    return {
      ...ports,
      checks: withConsent(ports.checks, this.asking(ports.checks.consent)),
      get writable() {
        return ports.writable;
      },
    };
  }
}

function keyOf(phase: string, check: string): string {
  return JSON.stringify([phase, check]);
}
