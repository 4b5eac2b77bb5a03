import { nameOf, resolvePlain } from './scalar.ts';

/** Lines of comment by the path of the key that they stand above; each is written once, at the first such key. */
export type Comments = Map<string, readonly string[]>;

export interface Style {
  /** How far a list stands in from its key: Kubernetes' own printers take 0, people mostly 2. */
  readonly listIndent: 0 | 2;
  /** Those that are written are taken out. */
  readonly comments: Comments;
  /** The path of the value, as the comments have it. */
  readonly path: string;
}

/** The step of a path into any item of a list. */
export const anyItem = '[]';

/**
 * JSON data as YAML in block style, as lines that begin in column 0; without a style as Kubernetes prints it. Empty
 * collections are written in flow style, keys that are undefined are left out.
 */
export function yamlLines(
  value: unknown,
  { listIndent, comments, path }: Style = { listIndent: 0, comments: new Map(), path: '' },
): string[] {
  const below = (child: unknown, step: string): string[] =>
    yamlLines(child, { listIndent, comments, path: `${path}/${step}` });
  if (isList(value) && value.length > 0) return value.flatMap((item) => itemOf(below(item, anyItem)));
  if (!isRecord(value) || !isNested(value)) return [leaf(value)];
  return Object.entries(value).flatMap(([key, child]) => {
    if (child === undefined) return [];
    const above = taken(comments, `${path}/${key}`);
    const lines = below(child, key);
    if (!isNested(child)) return above.concat(`${yamlText(key)}: ${lines.join('')}`);
    const margin = ' '.repeat(isList(child) ? listIndent : 2);
    return above.concat(
      `${yamlText(key)}:`,
      lines.map((line) => margin + line),
    );
  });
}

/** Whether a value is written on lines of its own below its key. */
export function isNested(value: unknown): boolean {
  return isList(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
}

/** A text as YAML: plain where every reader takes it for the same text, else in double quotes. */
export function yamlText(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

/** In double quotes: JSON's escapes are YAML's too; what is no letter or sign in print is escaped on top. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** Words in which nothing has a meaning in YAML, and which neither YAML 1.1 nor 1.2 takes for anything but text. */
function isPlain(text: string): boolean {
  if (!words.test(text) || resolvePlain(text) !== text) return false;
  return !date.test(text) && (!number.test(text) || dotted.test(text));
}

/** Names, versions, paths, addresses: a colon only inside the first word, where nothing takes it for that of a key. */
const words = /^(?:\.?[A-Za-z0-9_]|\/)(?:[A-Za-z0-9_./:@+=,-]*[A-Za-z0-9_./@+=,-])?(?: [A-Za-z0-9_./@+=,-]+)*$/;

/** Numbers of one YAML or the other, and times in base 60. */
const number = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|\.?[0-9][0-9._eE+:-]*)$/;

/** An address has too many dots for a number. */
const dotted = /^\d+(?:\.\d+){2,}$/;

const date = /^\d{4}-\d\d?-\d\d?(?:[Tt ]|$)/;

function leaf(value: unknown): string {
  if (typeof value === 'string') return yamlText(value);
  if (typeof value === 'number') return nameOf(value) ?? 'null';
  return value === undefined ? 'null' : JSON.stringify(value);
}

/** Comments above the first line stay above the dash. */
function itemOf(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines.map((line, at) => (at < first ? line : `${at === first ? '- ' : '  '}${line}`));
}

function taken(comments: Comments, path: string): readonly string[] {
  const lines = comments.get(path) ?? [];
  comments.delete(path);
  return lines;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
