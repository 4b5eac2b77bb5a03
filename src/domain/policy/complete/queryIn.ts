/** A query in JMESPath around a place. */
export interface QueryIn {
  readonly text: string;
  /** Of the query's own text. */
  readonly offset: number;
}

/**
 * The variable of a text that an offset is in: what stands between its braces, to the end of its line where they are not
 * closed yet. Variables inside of it read as null, since nobody knows what they will be. Null where there is none.
 */
export function queryIn(text: string, offset: number): QueryIn | null {
  const open = openBefore(text, offset);
  if (open === null) return null;
  const rest = text.slice(open);
  const end = endOf(rest, offset - open);
  // A minus says that variables in what it brings in are text.
  const start = /^\s*-/.exec(rest)?.[0].length ?? 0;
  if (offset - open < start) return null;
  const query = rest.slice(start, end).replaceAll(/\{\{[^{}]*\}\}/g, (inner) => 'null'.padEnd(inner.length));
  return { text: query, offset: offset - open - start };
}

/** Where the innermost variable that is open at an offset begins, behind its braces. */
function openBefore(text: string, offset: number): number | null {
  const open: number[] = [];
  for (let at = 0; at < offset - 1; at++) {
    const pair = text.slice(at, at + 2);
    if (pair === '{{' && (text[at - 1] !== '\\' || open.length > 0)) open.push(at + 2);
    else if (pair === '}}') open.pop();
    else continue;
    at += 1;
  }
  return open.at(-1) ?? null;
}

/** The end of the variable that is open at an offset. */
function endOf(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset; at < text.length; at++) {
    if (text[at] === '\n') return at;
    if (text.startsWith('{{', at)) depth += 1;
    if (!text.startsWith('}}', at)) continue;
    if (depth === 0) return at;
    depth -= 1;
    at += 1;
  }
  return text.length;
}
