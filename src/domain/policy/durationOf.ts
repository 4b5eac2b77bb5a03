import { parseGoDuration } from '../goDuration.ts';

/** The nanoseconds of a text as Go parses durations; null for a text that is none, which most are: names, images, quantities. */
export function durationOf(text: string): bigint | null {
  if (!looksLikeOne.test(text)) return null;
  const nanoseconds = parseGoDuration(text);
  return typeof nanoseconds === 'string' ? null : nanoseconds;
}

/** Zero needs no unit. */
const looksLikeOne = /^[-+]?(?:0|[.\d].*[hms])$/;
