import type { Random } from '../random.ts';

/** Some lines moved to the left or to the right, at times by a tab. */
export function reindented(text: string, random: Random): string {
  const lines = text.split('\n');
  const [from, to] = span(lines.length, random);
  const by = random.pick([1, 2, 3, 4, -1, -2, -4, '\t'] as const);
  return lines.map((line, index) => (index >= from && index < to && line !== '' ? shifted(line, by) : line)).join('\n');
}

/** Some lines of another text put in between. */
export function spliced(text: string, other: string, random: Random): string {
  const lines = text.split('\n');
  const others = other.split('\n');
  const [from, to] = span(others.length, random);
  const [cut, end] = span(lines.length, random);
  return [...lines.slice(0, cut), ...others.slice(from, to), ...lines.slice(random.chance(0.5) ? cut : end)].join('\n');
}

/** A text in which one line has lost its quotes, one of them, or got one too many. */
export function unquoted(text: string, random: Random): string {
  const quotes = [...text.matchAll(/["']/g)].map((match) => match.index);
  if (quotes.length === 0) {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(['"', "'"]) + text.slice(at);
  }
  const chosen = random.below(quotes.length);
  const gone = new Set(random.chance(0.5) ? quotes.slice(chosen, chosen + 1) : quotes.slice(chosen, chosen + 2));
  return text.replaceAll(/["']/g, (quote, index: number) => (gone.has(index) ? '' : quote));
}

/** The documents of a stream in another order, one left out or twice, with separators of all kinds. */
export function reordered(documents: readonly string[], random: Random): string {
  const mixed = [...documents];
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [mixed[index], mixed[other]] = [mixed[other] ?? '', mixed[index] ?? ''];
  }
  const chosen = random.pick([mixed, mixed.slice(1), [...mixed, ...mixed.slice(0, 1)]]);
  return chosen.reduce(
    (stream, document) =>
      `${stream}${random.pick(['---\n', '--- # a\n', '\n---\n', '...\n---\n', '---', '...\n', ''])}${document}`,
    '',
  );
}

function shifted(line: string, by: number | '\t'): string {
  if (by === '\t') {
    return `\t${line}`;
  }
  return by > 0 ? ' '.repeat(by) + line : line.replace(new RegExp(`^ {0,${-by}}`), '');
}

/** A short run of lines. */
function span(count: number, random: Random): readonly [from: number, to: number] {
  const from = random.below(count);
  return [from, Math.min(count, from + 1 + random.below(8))];
}
