import { nearest } from './nearest.ts';

/**
 * What the IANA name of a time zone should be, as the end of a sentence; null for one that exists. Linux finds a zone
 * by the name of its file, so that capitals count, and offsets such as "+01:00" are no names.
 */
export function timeZoneProblem(name: string): string | null {
  if (name.length > longest) return wanted;
  const found = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name) ? spelled(name) : null;
  if (found === name) return null;
  const near = found ?? nearest(name, [...Intl.supportedValuesOf('timeZone'), 'Etc/UTC']);
  return near === null ? wanted : `did you mean "${near}"?`;
}

const longest = 100;
const wanted = 'it wants a name like Europe/Berlin.';

/** The name in its own capitals; null for one that does not exist. Links such as US/Eastern may resolve to another name. */
function spelled(name: string): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return null;
  }
}
