import type { Statistics } from './statistics.ts';

/** One figure: what, of whom, how much, and the bar of the design where there is one. */
export interface Row {
  readonly what: string;
  readonly who: string;
  readonly value: string;
  readonly bar: string;
}

export function milliseconds({ median, p95, count }: Statistics): string {
  if (count === 1) return `${round(median)} ms (1 run)`;
  return `${round(median)} ms, p95 ${round(p95)} ms (${count} runs)`;
}

function round(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

/** A Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, who, value, bar }) => `| ${what} | ${who} | ${value} | ${bar} |`);
  return ['| what | who | median, p95 | bar |', '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}
