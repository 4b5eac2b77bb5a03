import { visible } from '../domain/visible.ts';

/** Text of others on one line, and not more of it than there is room for; it ends with a whole character. */
export function short(text: string, most = 120): string {
  const shown = visible(text).toWellFormed();
  if (shown.length <= most) return shown;
  const isHalf = /[\ud800-\udbff]/.test(shown.charAt(most - 1));
  return `${shown.slice(0, isHalf ? most - 1 : most)}…`;
}

/** The same where the editor makes icons of `$(…)`: in the rows of a quick pick and in the status bar. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}

/** The same where the editor makes links of `[…](…)`: in its notifications. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/** Text of others in a row of a quick pick: its label, description or detail. */
export function inPick(text: string, most = 200): string {
  return withoutIcons(short(text, most));
}

/** Text of others in a notification. */
export function inNotice(text: string, most = 300): string {
  return withoutLinks(short(text, most));
}
