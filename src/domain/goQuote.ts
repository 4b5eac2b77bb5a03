/** The bytes of a text in UTF-8, one character each: Go's texts are bytes, and its parsers stop between any two. */
export function byteText(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** A text of bytes in quotes, as the messages of Go's package time show it: what is not plain ASCII by its bytes. */
export function quotedBytes(bytes: string): string {
  const shown = Array.from(bytes, (byte) => {
    if (byte === '"' || byte === '\\') return `\\${byte}`;
    return byte >= ' ' && byte < '\u0080' ? byte : `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `"${shown.join('')}"`;
}
