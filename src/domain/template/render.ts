import { resolvePlain } from '../yaml/scalar.ts';
import { isPlainMap } from './plain.ts';
import type { Plain } from './plain.ts';

/** Lines of comment by the path of the key that they stand above; each is written once, at the first such key. */
export type Comments = Map<string, readonly string[]>;

/** The step of a path into any item of a list. */
export const anyItem = '[]';

/**
 * What stands behind `key:` for a value: one space and a scalar, or line breaks and a block whose lines are indented by
 * `indent` spaces. Comments are taken out of `comments` as they are written.
 */
export function renderValue(value: Plain, indent: number, comments: Comments, path: string): string {
  if (Array.isArray(value) && value.length > 0) return `\n${itemsOf(value, indent, comments, path).join('\n')}`;
  if (isPlainMap(value) && Object.keys(value).length > 0)
    return `\n${pairsOf(value, indent, comments, path).join('\n')}`;
  return ` ${renderScalar(value)}`;
}

/** A scalar or an empty collection on one line, read alike by YAML 1.1 and 1.2; plain where that is certain. */
export function renderScalar(value: Plain): string {
  if (typeof value === 'string') return isPlainSafe(value) ? value : quoted(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}';
  return String(value);
}

/** JSON's escapes are YAML's too; what YAML does not print is escaped on top. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Words of harmless characters which no reader of YAML takes for a number, a time, a date or a truth value. */
function isPlainSafe(text: string): boolean {
  return (
    /^[A-Za-z0-9_/][A-Za-z0-9_./:@+-]*(?: [A-Za-z0-9_./@+-]+)*$/.test(text) &&
    !text.endsWith(':') &&
    !text.includes(': ') &&
    !/^\d+(?::\d+)+$|^\d{4}-\d\d?-\d\d?$/.test(text) &&
    resolvePlain(text) === text
  );
}

function pairsOf(map: { readonly [name: string]: Plain }, indent: number, comments: Comments, path: string): string[] {
  const margin = ' '.repeat(indent);
  return Object.entries(map).flatMap(([name, value]) => {
    const here = `${path}/${name}`;
    const above = taken(comments, here).map((line) => `${margin}${line}`);
    return above.concat(`${margin}${renderScalar(name)}:${renderValue(value, indent + 2, comments, here)}`);
  });
}

function itemsOf(list: readonly Plain[], indent: number, comments: Comments, path: string): string[] {
  const margin = ' '.repeat(indent);
  const here = `${path}/${anyItem}`;
  return list.flatMap((item) => {
    if (!isPlainMap(item) || Object.keys(item).length === 0) {
      const below = renderValue(item, indent + 2, comments, here);
      // A list in a list starts on the line of its dash.
      return [`${margin}-${below.startsWith('\n') ? ` ${below.trimStart()}` : below}`];
    }
    const lines = pairsOf(item, indent + 2, comments, here);
    const first = lines.findIndex((line) => !line.trimStart().startsWith('#'));
    return lines.map((line, at) => {
      if (at < first) return `${margin}${line.trimStart()}`;
      return at === first ? `${margin}- ${line.trimStart()}` : line;
    });
  });
}

function taken(comments: Comments, path: string): readonly string[] {
  const lines = comments.get(path) ?? [];
  comments.delete(path);
  return lines;
}
