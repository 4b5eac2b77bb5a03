/** What has to be done to one text to get the other. */
export interface LineDiff {
  /** As `diff -u` has it, without the names of files; empty when both are the same. */
  readonly hunks: string;
  /** The lines that go and come alone, each with its `-` or `+`: what stands around them may change by itself. */
  readonly changed: readonly string[];
}

/** Lines around a change. */
const context = 3;

/** More lines than these that differ are told as one text for the other: the time grows with their square. */
const mostEdits = 1000;

/** The difference of two texts, given as lines without their ends (E. Myers, An O(ND) Difference Algorithm). */
export function lineDiff(before: readonly string[], after: readonly string[]): LineDiff {
  const steps = stepsBetween(before, after);
  const changed = steps.filter(({ sign }) => sign !== ' ').map(({ sign, line }) => sign + line);
  return { hunks: changed.length === 0 ? '' : hunksOf(steps).join('\n'), changed };
}

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const same = (line: string): Step => ({ sign: ' ', line });
  return [
    ...before.slice(0, start).map(same),
    ...edits(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

function edits(before: readonly string[], after: readonly string[]): readonly Step[] {
  const trace = traceOf(before, after);
  return trace === null ? exchanged(before, after) : walkedBack(before, after, trace);
}

function exchanged(before: readonly string[], after: readonly string[]): readonly Step[] {
  return [...before.map((line): Step => ({ sign: '-', line })), ...after.map((line): Step => ({ sign: '+', line }))];
}

/** How far one gets on each diagonal with so many edits, for each number of them; null when there would be too many. */
function traceOf(before: readonly string[], after: readonly string[]): readonly Int32Array[] | null {
  const most = mostOf(before, after);
  const trace: Int32Array[] = [];
  let far = new Int32Array(2 * most + 3);
  for (let edit = 0; edit <= most; edit++) {
    trace.push(far);
    const next = far.slice();
    for (let diagonal = -edit; diagonal <= edit; diagonal += 2) {
      let { x } = entered(far, edit, diagonal);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next[at(far, diagonal)] = x;
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
    far = next;
  }
  return null;
}

function mostOf(before: readonly string[], after: readonly string[]): number {
  return Math.min(before.length + after.length, mostEdits);
}

/** Where a diagonal stands in what is known of all. */
function at(far: Int32Array, diagonal: number): number {
  return (far.length - 1) / 2 + diagonal;
}

/** Where a diagonal is entered with one more edit: from above by a line that comes, from the left by one that goes. */
function entered(far: Int32Array, edit: number, diagonal: number): { readonly x: number; readonly comes: boolean } {
  const [left, above] = [far[at(far, diagonal - 1)] ?? 0, far[at(far, diagonal + 1)] ?? 0];
  const comes = diagonal === -edit || (diagonal !== edit && left < above);
  return { x: comes ? above : left + 1, comes };
}

function walkedBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly Int32Array[],
): readonly Step[] {
  const steps: Step[] = [];
  let [x, y] = [before.length, after.length];
  const back = (until: number): void => {
    for (; x > until; x--, y--) steps.push({ sign: ' ', line: before[x - 1] ?? '' });
  };
  for (const [edit, far] of [...trace.entries()].toReversed()) {
    if (edit === 0) break;
    const start = entered(far, edit, x - y);
    back(start.x);
    steps.push(start.comes ? { sign: '+', line: after[--y] ?? '' } : { sign: '-', line: before[--x] ?? '' });
  }
  back(0);
  return steps.toReversed();
}

function hunksOf(steps: readonly Step[]): readonly string[] {
  const shown = new Set<number>();
  for (const [index, { sign }] of steps.entries()) {
    if (sign === ' ') continue;
    for (let near = index - context; near <= index + context; near++) shown.add(near);
  }
  const lines: string[] = [];
  let [old, fresh] = [0, 0];
  for (let from = 0; from < steps.length; from++) {
    const { sign = ' ' } = steps[from] ?? {};
    if (shown.has(from)) {
      let to = from;
      while (to < steps.length && shown.has(to)) to++;
      const hunk = steps.slice(from, to);
      const [gone, come] = [count(hunk, '+'), count(hunk, '-')];
      lines.push(`@@ -${range(old, gone)} +${range(fresh, come)} @@`, ...hunk.map((step) => step.sign + step.line));
      [old, fresh] = [old + gone, fresh + come];
      from = to - 1;
    } else {
      if (sign !== '+') old++;
      if (sign !== '-') fresh++;
    }
  }
  return lines;
}

/** Lines of one side: all but those that only the other has. */
function count(hunk: readonly Step[], others: '-' | '+'): number {
  return hunk.filter(({ sign }) => sign !== others).length;
}

/** As POSIX has it: a range without lines is told by the line before it. */
function range(before: number, lines: number): string {
  const first = lines === 0 ? before : before + 1;
  return lines === 1 ? String(first) : `${first},${lines}`;
}
