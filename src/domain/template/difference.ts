/** How many lines around a change are shown. */
const around = 2;

/**
 * The lines that differ between two texts, as `diff -u` prints them without its head; empty when the texts are the same.
 * Meant for files that people write: time and memory grow with the product of the changed parts' lines.
 */
export function differenceOf(before: string, after: string): string[] {
  const [old, young] = [linesOf(before), linesOf(after)];
  const steps = stepsOf(old, young);
  const changed = steps.flatMap(({ mark }, at) => (mark === ' ' ? [] : [at]));
  const shown: string[] = [];
  for (let at = 0; at < changed.length;) {
    let last = at;
    while ((changed[last + 1] ?? Infinity) - (changed[last] ?? 0) <= 2 * around + 1) last++;
    const [from, to] = [Math.max(0, (changed[at] ?? 0) - around), (changed[last] ?? 0) + around + 1];
    shown.push(headOf(steps, from, to), ...steps.slice(from, to).map(({ mark, line }) => mark + line));
    at = last + 1;
  }
  return shown;
}

interface Step {
  readonly mark: ' ' | '-' | '+';
  readonly line: string;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function headOf(steps: readonly Step[], from: number, to: number): string {
  const count = (part: readonly Step[], without: Step['mark']): number =>
    part.filter(({ mark }) => mark !== without).length;
  const side = (without: Step['mark']): string =>
    `${count(steps.slice(0, from), without) + 1},${count(steps.slice(from, to), without)}`;
  return `@@ -${side('+')} +${side('-')} @@`;
}

/** The longest common subsequence, after what both begin and end with. */
function stepsOf(old: readonly string[], young: readonly string[]): Step[] {
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head++;
  let tail = 0;
  while (
    tail < Math.min(old.length, young.length) - head &&
    old[old.length - 1 - tail] === young[young.length - 1 - tail]
  )
    tail++;
  const same = (lines: readonly string[]): Step[] => lines.map((line) => ({ mark: ' ', line }));
  return [
    ...same(old.slice(0, head)),
    ...changesOf(old.slice(head, old.length - tail), young.slice(head, young.length - tail)),
    ...same(old.slice(old.length - tail)),
  ];
}

function changesOf(old: readonly string[], young: readonly string[]): Step[] {
  /** Length of the longest common subsequence of what lies behind each pair of places. */
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(young.length + 1));
  const length = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? new Uint32Array();
    for (let j = young.length - 1; j >= 0; j--)
      row[j] = old[i] === young[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
  }
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    const [mine, theirs] = [old[i], young[j]];
    if (mine !== undefined && mine === theirs) {
      steps.push({ mark: ' ', line: mine });
      i++;
      j++;
    } else if (mine !== undefined && (theirs === undefined || length(i + 1, j) >= length(i, j + 1))) {
      steps.push({ mark: '-', line: mine });
      i++;
    } else {
      steps.push({ mark: '+', line: theirs ?? '' });
      j++;
    }
  }
  return steps;
}
