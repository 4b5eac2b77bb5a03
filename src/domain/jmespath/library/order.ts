/** -1, 0 or 1: texts by their bytes in UTF-8, as Go compares them, which is by code points. */
export function compareTexts(a: string, b: string): -1 | 0 | 1 {
  return isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0;
}

function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length;) {
    const left = a.codePointAt(index) ?? 0;
    const right = b.codePointAt(index) ?? 0;
    if (left !== right) return left < right;
    index += left > 0xff_ff ? 2 : 1;
  }
  return a.length < b.length;
}
