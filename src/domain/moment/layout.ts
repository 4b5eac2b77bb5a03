/** What a part of a layout stands for. */
export type Element =
  | 'year'
  | 'longYear'
  | 'month'
  | 'longMonth'
  | 'monthNumber'
  | 'weekday'
  | 'longWeekday'
  | 'day'
  | 'dayOfYear'
  | 'hour'
  | 'hour12'
  | 'minute'
  | 'second'
  | 'PM'
  | 'pm'
  | 'zoneName'
  | 'zone'
  | 'fraction';

/** The next part of a layout. */
export interface Chunk {
  /** What stands before it, as it is. */
  readonly prefix: string;
  readonly element: Element;
  /** How it is written in the layout: `02`, `_2`, `Z07:00`. */
  readonly text: string;
  readonly rest: string;
}

/** The parts of layouts (Go, package time, constants of format.go), longer ones before those that they begin with. */
const elements: readonly (readonly [string, Element])[] = [
  ['January', 'longMonth'],
  ['Jan', 'month'],
  ['Monday', 'longWeekday'],
  ['Mon', 'weekday'],
  ['MST', 'zoneName'],
  ['002', 'dayOfYear'],
  ['01', 'monthNumber'],
  ['02', 'day'],
  ['03', 'hour12'],
  ['04', 'minute'],
  ['05', 'second'],
  ['06', 'year'],
  ['15', 'hour'],
  ['1', 'monthNumber'],
  ['2006', 'longYear'],
  ['2', 'day'],
  ['_2', 'day'],
  ['__2', 'dayOfYear'],
  ['3', 'hour12'],
  ['4', 'minute'],
  ['5', 'second'],
  ['PM', 'PM'],
  ['pm', 'pm'],
  ...['-', 'Z'].flatMap((sign) =>
    ['070000', '07:00:00', '0700', '07:00', '07'].map((digits) => [`${sign}${digits}`, 'zone'] as const),
  ),
];

/** Short names, which are none when a small letter follows. */
const isWord = new Set(['Jan', 'Mon']);

/** A run of one digit behind a point or comma, with no other digit after it. */
const fraction = /[.,](0+|9+)(?![0-9])/y;

/** The first part of a layout; null for one that has none (nextStdChunk of Go). */
export function nextChunk(layout: string): Chunk | null {
  for (let at = 0; at < layout.length; at += 1) {
    const found = elementAt(layout, at);
    if (found === null) continue;
    const [text, element] = found;
    return { prefix: layout.slice(0, at), element, text, rest: layout.slice(at + text.length) };
  }
  return null;
}

function elementAt(layout: string, at: number): readonly [string, Element] | null {
  // A line before a year is only a line.
  if (layout.startsWith('_2006', at)) return null;
  fraction.lastIndex = at;
  const digits = fraction.exec(layout);
  if (digits !== null) return [digits[0], 'fraction'];
  return elements.find(([text]) => layout.startsWith(text, at) && !isPartOfWord(layout, at, text)) ?? null;
}

function isPartOfWord(layout: string, at: number, text: string): boolean {
  return isWord.has(text) && /^[a-z]/.test(layout.slice(at + text.length, at + text.length + 1));
}
