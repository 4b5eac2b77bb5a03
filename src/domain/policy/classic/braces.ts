/** A variable as it stands in a text: `{{ request.object.metadata.name }}`. Offsets are of the text. */
export interface Braces {
  readonly start: number;
  readonly end: number;
}

/**
 * The variables of a text, from left to right; of those inside of each other the inner ones. A backslash before it makes
 * one text, and of two with nothing between them only the first is found. Equal to the matches of Kyverno's
 * `(^|[^\\])(\{\{(?:\{[^{}]*\}|[^{}])*\}\})` in time that is linear in the text.
 * Source: kyverno, pkg/engine/variables/regex/vars.go: RegexVariables.
 */
export function variablesIn(text: string): readonly Braces[] {
  const found: Braces[] = [];
  // A match takes the character before the braces too, but at the beginning of the text.
  let from = 0;
  let start = text.indexOf('{{');
  while (start !== -1) {
    const isFree = start >= from && (start === 0 || text[start - 1] !== '\\');
    const end = isFree ? endOf(text, start) : null;
    if (end === null) {
      start = text.indexOf('{{', start + 1);
      continue;
    }
    found.push({ start, end });
    from = end + 1;
    start = text.indexOf('{{', end);
  }
  return found;
}

/** Where a variable that begins there ends; null when none does. */
function endOf(text: string, start: number): number | null {
  let at = start + 2;
  for (;;) {
    at = nextBrace(text, at);
    if (text[at] === '}') return text[at + 1] === '}' ? at + 2 : null;
    // A single brace has to end before another begins: `{{ {a: b} }}`.
    const close = nextBrace(text, at + 1);
    if (text[close] !== '}') return null;
    at = close + 1;
  }
}

/** The end of the text when there is none. */
function nextBrace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '{' && text[at] !== '}') at += 1;
  return at;
}
