/**
 * The same change, in another text: what leads from `base` to `next` is done to `text`, which may have changes of its own
 * and line ends of its own. `text` and `base` are null where there is no file. Null when the change, with a line around it, does
 * not stand in the text as it stands in the base. A text that has the change already stays as it is.
 */
export function carried(base: string | null, next: string, text: string | null): string | null {
  if (text === null) return base === null ? next : null;
  const [own, after] = [linesOf(text), linesOf(next)];
  if (isSame(own, after)) return text;
  if (base === null) return null;
  const before = linesOf(base);
  const change = changeOf(before, after);
  if (change === null) return text;
  const at = placeOf(before, change.before, own);
  if (at !== null) return joined(own, at, after.slice(change.after.from, change.after.to));
  return placeOf(after, change.after, own) === null ? null : text;
}

interface Line {
  readonly text: string;
  /** Empty at the end of a file whose last line has none. */
  readonly end: string;
}

/** Lines from one, up to but without another. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/([^\n]*?)(\r?\n|$)/g)].flatMap(([whole, line = '', end = '']) =>
    whole === '' ? [] : [{ text: line, end }],
  );
}

function isSame(one: readonly Line[], other: readonly Line[]): boolean {
  return one.length === other.length && one.every((line, index) => isEqual(line, other[index]));
}

/** Whether the lines are the same but for how they end; one without an end is another than one with. */
function isEqual(one: Line | undefined, other: Line | undefined): boolean {
  return one?.text === other?.text && (one?.end === '') === (other?.end === '');
}

/** The lines that differ, from the first to the last; null when none do. */
function changeOf(
  before: readonly Line[],
  after: readonly Line[],
): { readonly before: Span; readonly after: Span } | null {
  const { head, tail } = outsides(before, after);
  if (head === before.length && head === after.length) return null;
  return { before: { from: head, to: before.length - tail }, after: { from: head, to: after.length - tail } };
}

/** How many lines two texts begin and end with alike. */
function outsides(one: readonly Line[], other: readonly Line[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && isEqual(one[head], other[head])) head++;
  let tail = 0;
  while (tail < most - head && isEqual(one[one.length - 1 - tail], other[other.length - 1 - tail])) tail++;
  return { head, tail };
}

/**
 * Where lines of a text are in another that was made of it, together with the line before and the line behind; null when
 * these are not there as they were, one after the other.
 */
function placeOf(lines: readonly Line[], { from, to }: Span, own: readonly Line[]): Span | null {
  const map = kept(lines, own);
  if (map === null) return null;
  const [first, last] = [Math.max(0, from - 1), Math.min(lines.length, to + 1)];
  const start = from === 0 ? 0 : map.get(first);
  if (start === undefined) return null;
  for (let at = first; at < last; at++) if (map.get(at) !== start + at - first) return null;
  // What was the end of the text still is.
  if (to === lines.length && start + last - first !== own.length) return null;
  return { from: start + from - first, to: start + to - first };
}

/** More than this is compared by nobody: a file that people write has some thousand lines. */
const most = 25_000_000;

/** Which line of a text each line of another is, by their longest common subsequence; null for texts that are too long. */
function kept(lines: readonly Line[], own: readonly Line[]): ReadonlyMap<number, number> | null {
  const { head, tail } = outsides(lines, own);
  const map = new Map<number, number>();
  for (let at = 0; at < head; at++) map.set(at, at);
  for (let at = 1; at <= tail; at++) map.set(lines.length - at, own.length - at);
  const [rows, columns] = [lines.length - head - tail, own.length - head - tail];
  if (rows * columns > most) return null;
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  const length = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  const isPair = (row: number, column: number): boolean => isEqual(lines[head + row], own[head + column]);
  for (let row = rows - 1; row >= 0; row--) {
    const here = lengths[row] ?? new Uint32Array();
    for (let column = columns - 1; column >= 0; column--)
      here[column] = isPair(row, column)
        ? length(row + 1, column + 1) + 1
        : Math.max(length(row + 1, column), length(row, column + 1));
  }
  for (let [row, column] = [0, 0]; row < rows && column < columns;) {
    if (isPair(row, column)) map.set(head + row++, head + column++);
    else if (length(row + 1, column) >= length(row, column + 1)) row++;
    else column++;
  }
  return map;
}

/** With other lines in a place, which end as those around them do. */
function joined(own: readonly Line[], { from, to }: Span, lines: readonly Line[]): string {
  const end = (own[from] ?? own[from - 1])?.end || own.find((line) => line.end !== '')?.end || '\n';
  const fitting = lines.map((line) => ({ text: line.text, end: line.end === '' ? '' : end }));
  return [...own.slice(0, from), ...fitting, ...own.slice(to)].map((line) => line.text + line.end).join('');
}
