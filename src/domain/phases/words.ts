import type { Told } from './culprit.ts';
import type { Reading } from './reading.ts';

/** A text that leaves room for the culprit behind it. */
const room = 24;

/**
 * The row of a check that failed: its own text where that names the culprit, else the culprit, with the text in front
 * as far as there is room for it.
 */
export function failedWords(text: string, causes: readonly Told[]): string {
  const first = causes.find(({ name }) => name !== null) ?? causes[0];
  if (first === undefined) return text === '' ? 'not as wanted' : text;
  const others = new Set(causes.flatMap(({ name }) => (name === null || name === first.name ? [] : name))).size;
  const words = others === 0 ? first.words : `${first.words}, and ${others} more`;
  if (text === '') return words;
  if (first.name === null) return text;
  if (mentions(text, first.name)) return first.words.startsWith(text) ? words : text;
  return text.length <= room ? `${text}; ${words}` : words;
}

/** Whether a text has a name in it, as a word of its own: an image `gitlab/gitlab-ce` is no mention of `gitlab`. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + name.length]];
    if (/[\s,;:("'/]/.test(before) && /[\s,;:)"']/.test(after)) return true;
  }
  return false;
}

/** The row of a check that passed and says nothing itself: what was counted. */
export function passedWords(readings: readonly Reading[]): string {
  const parts = readings.map((reading) => {
    if (reading.of === 'objects') {
      const { kind, object } = reading.read.source;
      return object !== null && reading.list.length === 1 ? object : counted(reading.list.length, kind);
    }
    const [path = ''] = reading.files.paths;
    return reading.files.paths.length === 1
      ? path.slice(path.lastIndexOf('/') + 1)
      : counted(reading.files.paths.length, 'file');
  });
  return [...new Set(parts)].join(', ');
}

/** `1 Node`, `3 NetworkPolicies` */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  if (/[^aeiou]y$/.test(noun)) return `${count} ${noun.slice(0, -1)}ies`;
  return `${count} ${noun}${/(s|x|ch|sh)$/.test(noun) ? 'es' : 's'}`;
}

/** A text in one line, of a length that a row has room for. */
export function inOneLine(text: string, longest = 200): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
