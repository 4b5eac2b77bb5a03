/** A text in JSON as Go's encoding/json writes it: what HTML could stumble over is escaped, and so are U+2028 and U+2029. */
export function goJsonText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
