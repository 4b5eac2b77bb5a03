const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration as phases have it: `90s`, `3m`, `1h`; null for anything else. */
export function millisecondsOf(text: string): number | null {
  const [, count, unit] = /^([1-9]\d{0,5})([smh])$/.exec(text) ?? [];
  const length = units[unit ?? ''];
  return count === undefined || length === undefined ? null : Number(count) * length;
}
