import type { CheckTool, CheckUse } from '../domain/phases/checkUse.ts';
import type { CheckSpec } from '../domain/phases/spec.ts';
import type { CheckPlace } from '../live/asked.ts';
import type { LivePhases } from '../live/phases.ts';
import type { CheckConsent } from '../ports.ts';
import type { Programs } from '../writes.ts';
import { isSamePrepared, prepareCheck } from './prepareCheck.ts';
import type { NotPrepared, PreparedCheck, PreparingPorts } from './prepareCheck.ts';
import { versionOf } from './toolVersion.ts';

export interface AgreementPorts extends PreparingPorts {
  readonly consent: CheckConsent;
}

/** A check of a phase, with what its file says. */
export interface Placed extends CheckPlace {
  readonly spec: CheckSpec;
}

/** A check as it was when somebody was asked about it: that is what runs, or nothing. */
export interface Agreed extends Placed {
  readonly does: PreparedCheck | NotPrepared;
}

/**
 * The checks that may run, as they were agreed to; null after a no. Who was shown something that is another by the time
 * of the answer is asked anew (SAFETY 1). Rejects only when the signal aborts.
 */
export async function agreedTo(
  ports: AgreementPorts,
  phases: LivePhases,
  placed: () => readonly Placed[],
  signal: AbortSignal,
): Promise<readonly Agreed[] | null> {
  const { consent, programs } = ports;
  for (;;) {
    const agreed = await Promise.all(
      placed().map(async ({ phase, check, spec }): Promise<Agreed> => ({
        phase,
        check,
        spec,
        does: await doesNow(ports, phases, { phase, check }),
      })),
    );
    signal.throwIfAborted();
    const uses = await usesOf(programs, agreed, signal);
    const isAllowed = uses.length === 0 || (await consent.allows(uses, signal));
    signal.throwIfAborted();
    if (!isAllowed) return null;
    const now = await Promise.all(agreed.map((one) => doesNow(ports, phases, one)));
    signal.throwIfAborted();
    if (agreed.every(({ does }, index) => isSamePrepared(does, now[index] ?? does))) return agreed;
  }
}

/** What a check would do at this moment. */
export function doesNow(
  ports: PreparingPorts,
  phases: LivePhases,
  { phase, check }: CheckPlace,
): Promise<PreparedCheck | NotPrepared> {
  return prepareCheck(ports, phases.use({ phase, check }));
}

/** What is shown of those that can run; each tool is asked once for its version. */
async function usesOf(
  programs: Programs,
  agreed: readonly Agreed[],
  signal: AbortSignal,
): Promise<readonly CheckUse[]> {
  const tools = new Map<string, CheckTool>();
  const uses: CheckUse[] = [];
  for (const { phase, check, does } of agreed) {
    if ('problem' in does) continue;
    const { use, program: path, scripts, digest } = does;
    const { title, kind, what, manifest, tool: name, runs } = use;
    // A list of hosts that is empty is nothing to agree to.
    if (kind === 'host' && runs.length === 0) continue;
    if (path !== null && name !== null && !tools.has(path))
      tools.set(path, { name, path, version: await versionOf(programs, { name, path }, signal) });
    const tool = path === null ? null : (tools.get(path) ?? null);
    uses.push({ phase, check, title, kind, what, manifest, tool, scripts, digest });
  }
  return uses;
}
