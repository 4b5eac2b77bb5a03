import type { Explanation } from './explanation.ts';
import { isSameRef } from './seen.ts';
import { plain } from './words.ts';

/** The worst cause for a row: `longhorn-manager: CrashLoopBackOff, exit 1 +2`, the last for further culprits; null without a cause. */
export function headline({ causes }: Explanation): string | null {
  const [worst] = causes;
  if (worst === undefined) return null;
  const others = new Set(causes.filter(({ of }) => !isSameRef(of, worst.of)).map(({ of }) => JSON.stringify(of)));
  return `${plain(worst.of.name, 60)}: ${plain(worst.short, 80)}${others.size === 0 ? '' : ` +${others.size}`}`;
}
