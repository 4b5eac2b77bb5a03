import * as vscode from 'vscode';
import { short } from '../text.ts';

/** How a step stands that a run tells of. */
export type StepState = 'running' | 'passed' | 'failed' | 'cancelled' | 'waits';

/** What a line of the terminal says about a step. */
export interface StepLine {
  readonly at: Date;
  readonly title: string;
  readonly state: StepState;
  /** What it does at the moment, or how it ended. */
  readonly message: string;
  /** Milliseconds that it took; null while it runs. */
  readonly took: number | null;
}

/** Takes the line back that was written last, which has to fit into one row. */
export const erased = '\r\u001b[2K';

const escape = {
  bold: '\u001b[1m',
  dim: '\u001b[2m',
  red: '\u001b[31m',
  green: '\u001b[32m',
  yellow: '\u001b[33m',
  plain: '\u001b[0m',
} as const;

const marks: Readonly<Record<StepState, readonly [mark: string, style: keyof typeof escape]>> = {
  running: ['…', 'dim'],
  passed: ['✓', 'green'],
  failed: ['✗', 'red'],
  cancelled: ['⊘', 'yellow'],
  waits: ['…', 'yellow'],
};

/** Of a message that stays. */
const longest = 2000;

/** `14:02:31  ✓ Release security · 4 s · committed 1a2b3c4`; what others say in it moves no cursor and sets no colour. */
export function stepLine({ at, title, state, message, took }: StepLine): string {
  const [mark, style] = marks[state];
  const said = [...(took === null ? [] : [duration(took)]), ...(message === '' ? [] : [short(message, longest)])];
  const rest = said.length === 0 ? '' : ` ${styled('dim', `· ${said.join(' · ')}`)}`;
  return `${styled('dim', clock(at))}  ${styled(style, mark)} ${short(title, 200)}${rest}`;
}

/**
 * The same while it runs, in one row: only that can be taken back. The terminal itself cuts what does not fit (it does not
 * wrap, DECAWM), since an editor may say too late, or never, how wide it is (VS Code, `extHostTerminalService.ts`).
 */
export function runningLine({ at, title, message }: Omit<StepLine, 'state' | 'took'>): string {
  const [mark] = marks.running;
  const text = [title, ...(message === '' ? [] : [message])].map((one) => short(one, 500)).join(' · ');
  return unwrapped(styled('dim', `${clock(at)}  ${mark} ${text}`));
}

/** Columns in front of the title of a step: what does not fit into its row goes on below it. */
export const underTitle = 12;

/** A line that stays, broken between words where it is wider than the terminal; the rows after the first are indented. */
export function wrapped(line: string, columns: number, indent = 0): string {
  const rows: string[] = [];
  let row: string | null = null;
  for (const word of line.split(' ')) {
    const longer: string = row === null ? word : `${row} ${word}`;
    if (row !== null && widthOf(longer) > columns) {
      rows.push(row);
      row = `${' '.repeat(indent)}${word}`;
    } else row = longer;
  }
  return [...rows, row ?? ''].join('\r\n');
}

function widthOf(line: string): number {
  return Object.values(escape).reduce((text, code) => text.replaceAll(code, ''), line).length;
}

/** A step that has nothing to do. */
export function satisfiedLine(title: string): string {
  return styled('dim', `          ${marks.passed[0]} ${short(title, 200)} · ${vscode.l10n.t('nothing to do')}`);
}

export function headLine(text: string): string {
  return styled('bold', short(text, 300));
}

/** A sentence of the run itself; one with a state has its colour. */
export function sentenceLine(text: string, state: Exclude<StepState, 'running'> | null = null): string {
  return state === null ? short(text, longest) : styled(marks[state][1], short(text, longest));
}

/** `4 s`, `2 min 5 s`, `1 h 3 min` */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return vscode.l10n.t('{0} s', seconds);
  if (minutes < 60) return vscode.l10n.t('{0} min {1} s', minutes, seconds % 60);
  return vscode.l10n.t('{0} h {1} min', Math.floor(minutes / 60), minutes % 60);
}

/** Hours, minutes and seconds with leading zeros: the lines stand below each other. */
function clock(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

function unwrapped(text: string): string {
  return `\u001b[?7l${text}\u001b[?7h`;
}

function styled(style: keyof typeof escape, text: string): string {
  return `${escape[style]}${text}${escape.plain}`;
}
