import { isInRange, parseRange } from '../../../semver/range.ts';
import { noVersion, parseVersion } from '../../../semver/version.ts';
import { made, texts } from '../define.ts';
import type { Function } from '../function.ts';
import { Trouble } from '../function.ts';

/** What Kyverno can tell of versions; a text that is none is version 0.0.0 to it. */
export const versions: readonly Function[] = [
  texts('semver_compare', 2, ([version = '', range = ''], caller) => {
    const spent = caller.spend((version.length + range.length) * 2);
    if (spent !== undefined) return spent;
    const bounds = parseRange(range);
    if (typeof bounds === 'string') return new Trouble('argument', bounds);
    const parsed = parseVersion(version);
    const isInside = isInRange(typeof parsed === 'string' ? noVersion : parsed, bounds);
    return isInside === null
      ? new Trouble('argument', `There is nothing between two "||" of the range "${range}".`)
      : made(isInside);
  }),
];
