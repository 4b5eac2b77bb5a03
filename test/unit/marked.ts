import type { Range } from '../../src/domain/range.ts';

export interface Marked {
  readonly text: string;
  /** What stood between « and ». */
  readonly underlined: readonly Range[];
  /** What stood between ‹ and ›. */
  readonly related: readonly Range[];
}

/** An example with its answer in it: « » stand around what is underlined, ‹ › around the places beside it. */
export function marked(example: string): Marked {
  const open: Record<string, number> = {};
  const ranges: Record<string, Range[]> = { '»': [], '›': [] };
  let text = '';
  for (const character of example) {
    if (character === '«' || character === '‹') open[character === '«' ? '»' : '›'] = text.length;
    else if (character === '»' || character === '›')
      ranges[character]?.push({ start: open[character] ?? 0, end: text.length });
    else text += character;
  }
  return { text, underlined: ranges['»'] ?? [], related: ranges['›'] ?? [] };
}

/** Puts the marks where a judgement has them: what an example looks like when it is right. */
export function mark(text: string, underlined: readonly Range[], related: readonly Range[]): string {
  const marks = [
    ...underlined.flatMap(({ start, end }) => [
      [start, 1, '«'],
      [end, 0, '»'],
    ]),
    ...related.flatMap(({ start, end }) => [
      [start, 1, '‹'],
      [end, 0, '›'],
    ]),
  ] as [number, number, string][];
  const ordered = marks.toSorted(([a, aOrder], [b, bOrder]) => b - a || bOrder - aOrder);
  return ordered.reduce((before, [offset, , sign]) => before.slice(0, offset) + sign + before.slice(offset), text);
}
