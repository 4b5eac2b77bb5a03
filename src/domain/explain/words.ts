import { cut } from '../argocd/message.ts';
import { visible } from '../visible.ts';

/** More of what a cluster says is read by nobody. */
const longest = 300;

/** Text of the cluster on one line, so that a sentence stays one, with what can't be seen made visible, and cut. */
export function plain(text: string, most: number = longest): string {
  const line = text
    .slice(0, 4 * longest)
    .replaceAll(/[\t\n\r ]+/g, ' ')
    .trim();
  // What is half a character stands for itself nowhere.
  return cut(visible(line.toWellFormed()), most);
}

/** The same in quotes. */
export function quoted(text: string): string {
  return `"${plain(text)}"`;
}

/** `: "what the cluster says"` as the end of a sentence, or only its full stop. */
export function because(text: string): string {
  const said = plain(text).replace(/\.$/, '');
  return said === '' ? '.' : `: "${said}".`;
}

/** `Deployment "web"` */
export function titled(kind: string, name: string): string {
  return `${plain(kind, 100) || 'Object'} ${quoted(name)}`;
}

/** A length of time in its largest unit: `40 s`, `3 min`, `2 h`, `5 days`. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 2 * 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} days`;
}

/** `1 time`, `3 times` */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
