import * as vscode from 'vscode';

/** How long ago something was, in the largest unit that fits: `3 days ago`, in the language of the editor. */
export function ago(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  const unit = units.find(({ seconds: length }) => seconds >= length);
  const words = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
  return unit === undefined ? vscode.l10n.t('just now') : words.format(-Math.floor(seconds / unit.seconds), unit.name);
}

const units = [
  { name: 'year', seconds: 365 * 86_400 },
  { name: 'month', seconds: 30 * 86_400 },
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3_600 },
  { name: 'minute', seconds: 60 },
] as const;
