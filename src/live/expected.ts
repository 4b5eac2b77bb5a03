import type { Platform, Row } from '../domain/argocd/waves.ts';
import { isPlainMap } from '../domain/plain.ts';
import type { PlatformSpec } from '../domain/phases/spec.ts';

/** The Application that renders the table, by its name in the template (bootstrap/root-application). */
const root = 'root';

/**
 * Which applications the files of a platform ask for: rows that apply, of phases that are released. Without files, only
 * what the cluster says counts: who has made what.
 */
export function expectedOf(spec: PlatformSpec | null): Platform {
  if (spec === null) return { root, rows: new Map() };
  const released = releasedIn(spec);
  const rows = Object.entries(spec.applications).flatMap(([name, { phase, enabled, ...row }]) => {
    if (!enabled || phase > released) return [];
    const wave = row['wave'];
    return [[name, { phase: phase < 0 ? null : phase, wave: typeof wave === 'number' ? wave : 0 }] as const];
  });
  return { root, rows: new Map<string, Row>(rows) };
}

/** All phases when that can't be read: nothing is then taken for missing only because of it. */
function releasedIn({ platform }: PlatformSpec): number {
  const released = isPlainMap(platform) && Object.hasOwn(platform, 'releasedPhase') ? platform['releasedPhase'] : null;
  return typeof released === 'number' ? released : Infinity;
}
