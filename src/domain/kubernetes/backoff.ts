const first = 1000;
const longest = 60_000;

/**
 * Milliseconds to wait before the next try: any time up to 1 s after the first failure, up to twice as long after each
 * other, never above 60 s. Chance (0 to 1) takes it from the whole span, so that many who lost the same server do not
 * come back at once (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter, "full jitter").
 */
export function backoff(failures: number, chance: number): number {
  const span = Math.min(longest, first * 2 ** Math.min(Math.max(failures - 1, 0), 16));
  return Math.floor(span * chance);
}
