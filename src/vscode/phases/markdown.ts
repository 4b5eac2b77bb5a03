import { visible } from '../../domain/visible.ts';

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

/** The address of a command with its arguments, for a link that nothing in the arguments can end. */
export function commandLink(command: string, ...args: readonly unknown[]): string {
  const query = encodeURIComponent(JSON.stringify(args)).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.codePointAt(0)?.toString(16) ?? ''}`,
  );
  return `command:${command}?${query}`;
}
