import { regex } from '../regex.ts';

/**
 * Whether a pattern of a project fits a whole text, as github.com/gobwas/glob has it without separators: `*`, `?`,
 * `[a-z]`, `[!abc]`, `{a,b}` and `\`, where a brace that is open at the end is closed by it. A pattern that is none fits
 * nothing.
 */
export function isGlobMatch(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  const expression = expressionOf(pattern);
  return expression !== null && (regex(expression)?.test(text) ?? false);
}

const longest = 1_000;

function expressionOf(pattern: string): string | null {
  if (pattern.length > longest) return null;
  let [rest, depth, made] = [pattern, 0, ''];
  while (rest !== '') {
    const [token, next] = tokenOf(rest, depth > 0);
    if (next === null) return null;
    if (next === '(?:') depth++;
    if (next === ')') depth--;
    rest = rest.slice(token.length);
    made += next;
  }
  return `^(?s:${made}${')'.repeat(depth)})$`;
}

/** The first token of a pattern and what RE2 calls it; null for one that is broken. */
function tokenOf(text: string, isInside: boolean): readonly [token: string, expression: string | null] {
  const star = /^\*+/.exec(text)?.[0];
  if (star !== undefined) return [star, '.*'];
  if (text.startsWith('[')) return classOf(text);
  if (text.startsWith('\\')) return text.length === 1 ? ['\\', ''] : [text.slice(0, 2), quoted(text.slice(1, 2))];
  if (text.startsWith('?')) return ['?', '.'];
  if (text.startsWith('{')) return ['{', '(?:'];
  if (isInside && text.startsWith('}')) return ['}', ')'];
  if (isInside && text.startsWith(',')) return [',', '|'];
  const plain = /^[^*?[\\{},]+|^[},]/.exec(text)?.[0] ?? '';
  return [plain, plain === '' ? null : quoted(plain)];
}

/** One range, or a list of characters. */
function classOf(text: string): readonly [token: string, expression: string | null] {
  const [token, not = '', from, to, list = ''] = /^\[(!?)(?:([^\]])-([^\]])|([^\]]+))\]/s.exec(text) ?? [];
  if (token === undefined) return ['[', null];
  const inside = from !== undefined && to !== undefined ? `${quoted(from)}-${quoted(to)}` : quoted(list);
  return [token, `[${not === '' ? '' : '^'}${inside}]`];
}

/** With every character that means something put aside. */
function quoted(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|-]/g, String.raw`\$&`);
}
