import { resolvePlain } from '../yaml/scalar.ts';

/** JSON data as YAML in block style, as lines that begin in column 0. Empty collections are written in flow style. */
export function yamlLines(value: unknown): string[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item: unknown) => prefixed('- ', yamlLines(item)));
  if (!isRecord(value) || Object.keys(value).length === 0) return [leaf(value)];
  return Object.entries(value).flatMap(([key, child]) => {
    if (child === undefined) return [];
    const lines = yamlLines(child);
    const isNested = (isRecord(child) && Object.keys(child).length > 0) || (Array.isArray(child) && child.length > 0);
    if (!isNested) return [`${yamlText(key)}: ${lines.join('')}`];
    // Kubernetes' own printers do not indent lists.
    return [`${yamlText(key)}:`].concat(Array.isArray(child) ? lines : lines.map((line) => `  ${line}`));
  });
}

/** JSON data as text; over several lines when a step of indentation is given. The lines begin in column 0. */
export function jsonLines(value: unknown, step: string | null): string[] {
  return JSON.stringify(value, null, step ?? '').split('\n');
}

/** A text as YAML: plain where every reader takes it for the same text, else in double quotes. */
export function yamlText(text: string): string {
  const isPlain = plain.test(text) && !/\s$/.test(text) && typeof resolvePlain(text) === 'string';
  return isPlain && !coreSchema.test(text) ? text : quoted(text);
}

/** In double quotes; what is no letter or sign in print is escaped, line breaks of Unicode too. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** Names, versions, paths: nothing in them has a meaning in YAML. */
const plain = /^(\.?[A-Za-z0-9_]|\/)[A-Za-z0-9 ./_@+=,-]*$/;

/** What YAML 1.2 takes for a number, and YAML 1.1 for text. */
const coreSchema = /^[-+]?(0o[0-7]+|0x[0-9a-fA-F]+|\.?[0-9][0-9._eE+-]*)$/;

function leaf(value: unknown): string {
  if (typeof value === 'string') return yamlText(value);
  return value === undefined ? 'null' : JSON.stringify(value);
}

function prefixed(prefix: string, [first = '', ...others]: readonly string[]): string[] {
  return [`${prefix}${first}`, ...others.map((line) => `${' '.repeat(prefix.length)}${line}`)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
