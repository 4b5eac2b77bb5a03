import { visible } from './visible.ts';

/** Characters that mean something in Markdown wherever they stand; an underscore does only at the edge of a word. */
const meaning = /[\\`*[\]<>|~$&]|(?<!\w)_|_(?!\w)/g;

/** What means something at the beginning of a line. */
const beginning = /^(\s*)(\d*)([#+=.)-])/;

/** Text of others on one line: whatever stands in it, it is shown as it is. */
export function plain(text: string): string {
  return visible(text)
    .replaceAll(meaning, (character) => `\\${character}`)
    .replace(beginning, String.raw`$1$2\$3`);
}

/** A name as code, in marks that it can't close. */
export function code(text: string): string {
  const shown = visible(text);
  if (shown.trim() === '') return '–';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const marks = '`'.repeat(longest + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${marks}${space}${shown}${space}${marks}`;
}

/** Text of many lines in a fence that nothing in it can end; `language` says what it is. */
export function fenced(text: string, language: string): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n').map(shownLine);
  const longest = longestRun(text);
  const marks = '`'.repeat(Math.max(2, longest) + 1);
  return [`${marks}${language}`, ...lines, marks];
}

/** A tab is what it is in a block: scripts are indented by it. */
function shownLine(line: string): string {
  return line.replace(/\r$/, '').split('\t').map(visible).join('\t');
}

function longestRun(text: string): number {
  let longest = 0;
  for (const { 0: run } of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
