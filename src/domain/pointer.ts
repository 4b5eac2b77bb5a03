/** One key or index as a step of an RFC 6901 pointer, with its slash. */
export function pointerStep(step: string | number): string {
  return `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
