import { thousands } from '../thousands.ts';

/** What is shown of one diff: all of it, unless it is longer than anybody reads. */
const bounds = { lines: 1000, characters: 2000 } as const;

/** A diff with its end, and the ends of its lines, cut off where they are too long, and the note that they are. */
export function shownDiff(diff: string): string {
  const lines = diff.split('\n');
  const more = lines.length - bounds.lines;
  const shown = lines.slice(0, bounds.lines).map(shownLine);
  return (more > 0 ? [...shown, `… ${counted(more, 'more line')}, agreed to unseen`] : shown).join('\n');
}

function shownLine(line: string): string {
  const more = line.length - bounds.characters;
  return more > 0 ? `${line.slice(0, bounds.characters)}… ${counted(more, 'more character')}` : line;
}

function counted(count: number, what: string): string {
  return `${thousands(count)} ${what}${count === 1 ? '' : 's'}`;
}
