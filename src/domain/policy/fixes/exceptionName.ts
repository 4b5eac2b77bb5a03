/** The most that a label of DNS has. */
const longest = 63;

/** A name for what these words are about: an RFC 1123 label, the same for the same words. Empty ones count for nothing. */
export function exceptionName(words: readonly string[]): string {
  const whole = words.filter((word) => word !== '').join('-');
  const label = asLabel(whole.toLowerCase());
  const isWhole = label === whole.toLowerCase() && label !== '' && label.length <= longest;
  if (isWhole) return label;
  // What is left out may be all that tells two of them apart.
  const rest = fingerprint(whole);
  const start = asLabel(label.slice(0, longest - rest.length - 1));
  return start === '' ? `exception-${rest}` : `${start}-${rest}`;
}

function asLabel(text: string): string {
  return text.replaceAll(/[^a-z0-9]+/g, (others) => (/^-+$/.test(others) ? others : '-')).replaceAll(/^-+|-+$/g, '');
}

/** Eight hexadecimal digits (FNV-1a). */
function fingerprint(text: string): string {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
