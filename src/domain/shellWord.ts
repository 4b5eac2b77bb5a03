/**
 * One word of a command that somebody is told to type, as the shells of POSIX, and PowerShell as far as its rules are the
 * same, read it (POSIX.1-2024, Shell Command Language, 2.2 Quoting).
 */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  // Double quotes are those that every shell has; within them these characters would still be read.
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `"${text}"`;
}
