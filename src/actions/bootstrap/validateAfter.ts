import type { LivePhases } from '../../live/phases.ts';
import { validate } from '../validate.ts';
import type { BootstrapPorts } from './ports.ts';
import type { Refusals } from './refusals.ts';

export interface Afterwards {
  /** The id of the phase. */
  readonly phase: string;
  readonly refusals: Refusals;
  readonly say: (line: string) => void;
}

/**
 * Asks all that runs on demand in a phase once more, but for what somebody has said no to. When the signal aborts it ends
 * with what is known.
 */
export async function validateAfter(
  { checks, kinds }: BootstrapPorts,
  phases: LivePhases,
  { phase, refusals, say }: Afterwards,
  signal: AbortSignal,
): Promise<void> {
  const all = phases.spec?.phases.find(({ id }) => id === phase)?.checks ?? [];
  const only = all.map(({ id }) => ({ phase, check: id })).filter((place) => !refusals.has(place));
  try {
    const telling = { ...checks, onWait: say, onLeft: say };
    await validate(telling, phases, { only, kinds }, () => undefined, signal);
  } catch (error) {
    // What was done is done: it is reported as far as it is known.
    if (!signal.aborted) throw error;
  }
}
