import * as vscode from 'vscode';
import { Owner } from '../dispose.ts';
import { erased, headLine, runningLine, satisfiedLine, sentenceLine, stepLine, underTitle, wrapped } from './lines.ts';
import type { StepState } from './lines.ts';

/** Columns of a terminal that has not said how wide it is. */
const usual = 80;

const ctrlC = '\u0003';

/**
 * The terminal of one run: a line for each step, and under them what the step that runs says. It runs nothing itself:
 * Ctrl+C and closing it ask whoever runs to stop.
 */
export class RunTerminal extends Owner implements vscode.Pseudoterminal {
  readonly #written = this.own(new vscode.EventEmitter<string>());
  readonly onDidWrite: vscode.Event<string> = this.#written.event;
  readonly #closed = this.own(new vscode.EventEmitter<void>());
  readonly onDidClose: vscode.Event<void> = this.#closed.event;
  readonly #stop: () => void;
  readonly #now: () => Date;
  #columns = usual;
  /** What was written before anybody could see it; null from then on. */
  #before: string[] | null = [];
  #step: { readonly title: string; readonly at: Date; message: string } | null = null;
  #isStopping = false;
  #hasEnded = false;

  /** `stop` is called once, when somebody wants the run to stop. */
  constructor(stop: () => void, now: () => Date) {
    super();
    this.#stop = stop;
    this.#now = now;
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    this.#columns = dimensions?.columns ?? this.#columns;
    const before = this.#before ?? [];
    this.#before = null;
    for (const text of before) this.#written.fire(text);
  }

  /** What was cut is drawn anew where there is more room. */
  setDimensions({ columns }: vscode.TerminalDimensions): void {
    const isWider = columns > this.#columns;
    // A narrower terminal has wrapped the line already, and rows above its last one can't be taken back.
    if (isWider) this.#clear();
    this.#columns = columns;
    if (isWider) this.#draw();
  }

  /** The user has closed it, or the window closes. */
  close(): void {
    this.#halt();
  }

  handleInput(data: string): void {
    if (this.#hasEnded) this.#closed.fire();
    else if (data === ctrlC) this.#halt();
  }

  /** What is run, what of it has nothing to do, and how to stop it. */
  head(text: string, satisfied: readonly string[]): void {
    this.#line(headLine(text));
    for (const title of satisfied) this.#line(satisfiedLine(title), underTitle);
    this.#line(sentenceLine(vscode.l10n.t('Ctrl+C cancels: what runs is ended first, and what was done stays.')));
  }

  /** The title of the step that runs; null between two. */
  get running(): string | null {
    return this.#step?.title ?? null;
  }

  /** A step begins. */
  begin(title: string, message: string): void {
    this.#clear();
    this.#step = { title, at: this.#now(), message };
    this.#draw();
  }

  /** What the step does at the moment, in the place of what it did before. */
  say(message: string): void {
    if (this.#step === null) return;
    this.#clear();
    this.#step.message = message;
    this.#draw();
  }

  /** A step has ended; its line stays. One that had nothing to do has never begun, and is told at the head. */
  end(title: string, state: Exclude<StepState, 'running'>, message: string): void {
    if (this.running !== title && state === 'passed') return;
    if (this.running !== title) this.begin(title, '');
    const step = this.#step;
    if (step === null) return;
    this.#clear();
    this.#step = null;
    this.#line(stepLine({ ...step, state, message, took: this.#now().getTime() - step.at.getTime() }), underTitle);
  }

  /** How all of it ended: the last words. Any key closes the terminal then. */
  finish(sentence: string, state: Exclude<StepState, 'running'>): void {
    this.#clear();
    this.#step = null;
    this.#hasEnded = true;
    this.#line('');
    this.#line(sentenceLine(sentence, state));
    this.#line(sentenceLine(vscode.l10n.t('Any key closes this terminal.')));
  }

  #halt(): void {
    if (this.#hasEnded) return;
    if (!this.#isStopping) {
      this.#isStopping = true;
      this.#tell(vscode.l10n.t('Cancelling: what runs is ended first.'));
      this.#stop();
    } else this.#tell(vscode.l10n.t('Still ending what runs.'));
  }

  /** A sentence above the line of the step that runs. */
  #tell(sentence: string): void {
    this.#clear();
    this.#line(sentenceLine(sentence));
    this.#draw();
  }

  #draw(): void {
    if (this.#step !== null) this.#write(runningLine(this.#step));
  }

  #clear(): void {
    if (this.#step !== null) this.#write(erased);
  }

  #line(text: string, indent = 0): void {
    this.#write(`${wrapped(text, this.#columns, indent)}\r\n`);
  }

  #write(text: string): void {
    if (this.#before === null) this.#written.fire(text);
    else this.#before.push(text);
  }
}
