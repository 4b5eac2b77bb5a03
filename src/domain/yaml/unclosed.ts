import type { Problem } from './problem.ts';

/** What the lexer of the `yaml` package puts between lexemes, which is not in the text. */
const [documentMark, flowErrorMark, scalarMark] = ['\u0002', '\u0018', '\u001F'];

const closings: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
]);

/**
 * The first bracket or quote that is not closed, as a problem at its place, of which everything behind comes; null when
 * all are. `lexemes` are those of the text, as the lexer of the `yaml` package gives them.
 */
export function unclosedIn(text: string, lexemes: Iterable<string>): Problem | null {
  const open: { readonly start: number; readonly closing: string }[] = [];
  let [at, isScalar] = [0, false];
  for (const lexeme of lexemes) {
    const [start, wasScalar] = [at, isScalar];
    isScalar = lexeme === scalarMark;
    if (isScalar || lexeme === documentMark) continue;
    if (lexeme === flowErrorMark) return bracket(text, open.at(-1), start);
    at += lexeme.length;
    if (wasScalar) continue;
    const closing = closings.get(lexeme);
    if (closing !== undefined) open.push({ start, closing });
    else if (lexeme === '}' || lexeme === ']') {
      const last = open.pop();
      if (last !== undefined && last.closing !== lexeme) return bracket(text, last, start);
    } else if (/^["']/.test(lexeme) && !isClosed(lexeme)) return quote(lexeme, start);
  }
  return bracket(text, open.at(-1), at);
}

function bracket(
  text: string,
  opened: { readonly start: number; readonly closing: string } | undefined,
  until: number,
): Problem | null {
  if (opened === undefined) return null;
  const { start, closing } = opened;
  const opening = text.charAt(start);
  // What comes instead may be part of a secret: no sentence repeats it, but for a bracket.
  const [next] = /^(?:[}\]]|[^\s:,{}[\]]{1,40})/.exec(text.slice(until, until + 40)) ?? [];
  const before = next === '}' || next === ']' ? ` before "${next}"` : '';
  const problem: Problem = {
    code: 'syntax',
    message: `"${opening}" is not closed: "${closing}" is missing${before}.`,
    start,
    end: start + 1,
  };
  if (next === undefined) return problem;
  return {
    ...problem,
    related: { start: until, end: until + next.length, message: `"${closing}" is missing before this.` },
  };
}

function quote(lexeme: string, start: number): Problem {
  const name = lexeme.startsWith('"') ? 'double' : 'single';
  return { code: 'syntax', message: `A ${name} quote opens a text and none closes it.`, start, end: start + 1 };
}

/** In single quotes two of them stand for one; in double quotes a backslash makes one text, and no other is inside. */
function isClosed(lexeme: string): boolean {
  if (lexeme.startsWith("'")) return lexeme.replaceAll(/[^']/g, '').length % 2 === 0;
  let last = lexeme.length - 1;
  if (last === 0 || lexeme[last] !== '"') return false;
  while (lexeme[last - 1] === '\\') last -= 1;
  return (lexeme.length - 1 - last) % 2 === 0;
}
