/** All control characters but tab, newline, carriage return and next line; and what is no character (YAML 1.1, 5.1). */
const refused = /[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/u;

/** Where the first character stands that no YAML may hold. */
export function controlCharacter(text: string): { readonly start: number; readonly end: number } | undefined {
  const match = refused.exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}
