/** Go maps characters one to one (unicode.ToUpper), JavaScript also one to many: `ß` stays what it is here. */
export function upper(text: string): string {
  return Array.from(text, upperOne).join('');
}

export function lower(text: string): string {
  return Array.from(text, lowerOne).join('');
}

/** Equal but for case, character by character (strings.EqualFold). */
export function equalFold(a: string, b: string): boolean {
  const left = Array.from(a);
  const right = Array.from(b);
  return left.length === right.length && left.every((character, index) => isSame(character, right[index] ?? ''));
}

function upperOne(character: string): string {
  const mapped = character.toUpperCase();
  if (isOne(mapped)) return mapped;
  // Greek letters with an iota below have a capital of one character, which only leads back.
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x1f80 || code > 0x1fff) return character;
  const capital = [8, 9].map((distance) => String.fromCodePoint(code + distance));
  return capital.find((candidate) => candidate.toLowerCase() === character) ?? character;
}

/** `İ` is `i` and a dot above to JavaScript, and only `i` to Go. */
function lowerOne(character: string): string {
  const mapped = character.toLowerCase();
  return isOne(mapped) ? mapped : String.fromCodePoint(mapped.codePointAt(0) ?? 0);
}

function isOne(text: string): boolean {
  return Array.from(text).length === 1;
}

/** By the simple folding of Unicode, which regular expressions that ignore case have. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const code = a.codePointAt(0) ?? 0;
  return new RegExp(`^\\u{${code.toString(16)}}$`, 'iu').test(b);
}
